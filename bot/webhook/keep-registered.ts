import { randomUUID } from 'node:crypto';
import { backOff } from '../../errors/back-off.ts';
import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';
import { type Alarms, alarmCauseOf } from '../alarms.ts';
import type { Log } from '../log/log.ts';
import type { Provider } from '../providers/providers.ts';
import { isLoopback } from '../settings/forms.ts';
import { wantedEvents } from './receive-webhook.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PAUSES = { first: MINUTE, longest: HOUR };

export interface Registration {
  /** Looks now at what is due: the clock has been put forward. */
  look(): void;
  stop(): void;
}

/**
 * Sees to it that each provider's account sends its webhooks to us: at start-up, again until it has worked, and from then
 * on every hour. A partner has one registration: who had it in the meantime loses it, and the operators hear of that.
 * Without webhooks the bot still polls, so nothing waits for this.
 * @param parts.isOurs false = the registration is left to another environment
 */
export function keepRegistered(parts: {
  readonly providers: readonly Provider[];
  readonly publicUrl: string;
  readonly isOurs: boolean;
  readonly alarms: Alarms;
  readonly now: () => number;
  readonly log: Log;
}): Registration {
  const { providers, publicUrl, isOurs, alarms, now, log } = parts;
  const webhookUrl = `${publicUrl}/api/partner-center/webhook`;
  let stopped = false;

  const isOutOfReach = ({ id, url }: Provider) => {
    // Only a Partner Center on this machine reaches an address of this machine.
    const isOut = isLoopback(new URL(publicUrl).hostname) && !isLoopback(new URL(url).hostname);
    if (isOut) log.info({ provider: id }, 'PUBLIC_URL is this machine: polling, no webhooks');
    return isOut;
  };

  const register = async ({ name, patient: { webhooks } }: Provider) => {
    // Naming an event that this cloud does not have would be refused.
    const known = new Set(await webhooks.webhookEvents());
    const wanted = wantedEvents.filter((event) => known.has(event));
    const before = await webhooks.webhookRegistration();
    const isRight = before?.WebhookUrl === webhookUrl && wanted.every((event) => before.WebhookEvents.includes(event));
    if (isRight) return void log.info('webhooks come to us already');
    const ids = { requestId: randomUUID(), correlationId: randomUUID() };
    await webhooks.registerWebhook({ WebhookUrl: webhookUrl, WebhookEvents: wanted }, ids);
    log.info({ webhookUrl, events: wanted }, 'registered for webhooks');
    if (before === undefined || before.WebhookUrl === webhookUrl) return;
    log.warn({ before: before.WebhookUrl }, 'webhooks went to another address before; now they come to us');
    const values = { provider: name, theirs: before.WebhookUrl, ours: webhookUrl };
    await alarms.raise(`webhook ${name} ${before.WebhookUrl}`, saying('errors.webhook.taken-over', values));
  };

  const watched = isOurs ? providers.filter((provider) => !isOutOfReach(provider)) : [];
  if (!isOurs) log.info('PARTNER_CENTER_WEBHOOK is off: webhooks are left to another environment');
  const rows = watched.map((provider) => ({ provider, failures: 0, failingSince: 0, dueAt: 0 }));

  const failed = async (row: (typeof rows)[number], error: unknown) => {
    if (row.failures === 0) row.failingSince = now();
    row.failures += 1;
    row.dueAt = now() + backOff(row.failures, PAUSES);
    if (stopped) return;
    const { id, name } = row.provider;
    log.warn({ provider: id, err: error }, 'not registered for webhooks yet; polling meanwhile');
    if (now() - row.failingSince < HOUR) return;
    const { code, says: why } = asOnboardingError(error);
    // Operators know of that already.
    if (code === 'provider-paused') return;
    const says = saying('errors.webhook.not-registered', { why, provider: name });
    await alarms.raise(alarmCauseOf(error, `webhook registration ${id} ${why.key}`), says);
  };

  const look = () => {
    for (const row of rows.filter(({ dueAt }) => dueAt <= now())) {
      row.dueAt = Number.POSITIVE_INFINITY;
      void register(row.provider).then(
        () => {
          row.failures = 0;
          row.dueAt = now() + HOUR;
        },
        (error: unknown) => failed(row, error),
      );
    }
  };

  look();
  const timer = setInterval(look, MINUTE / 2).unref();
  return {
    look,
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}
