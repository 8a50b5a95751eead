import { randomUUID } from 'node:crypto';
import { backOff } from '../../errors/back-off.ts';
import type { Log } from '../log/log.ts';
import type { Webhooks } from '../providers/ports.ts';
import type { Provider } from '../providers/providers.ts';
import { isLoopback } from '../settings/forms.ts';
import { wantedEvents } from './receive-webhook.ts';

const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

/**
 * Sees to it that each provider's account sends its webhooks to us: at start-up, and again until it has worked. Without
 * them the bot still polls, so nothing waits for this.
 */
export function keepRegistered(
  providers: readonly Provider[],
  publicUrl: string,
  log: Log,
): { readonly stop: () => void } {
  const timers = new Set<NodeJS.Timeout>();
  const webhookUrl = `${publicUrl}/api/partner-center/webhook`;
  let stopped = false;

  const register = async (provider: Provider, failures: number) => {
    try {
      await registerAt(provider.patient.webhooks, webhookUrl, log);
    } catch (error) {
      if (stopped) return;
      log.warn({ provider: provider.id, err: error }, 'not registered for webhooks yet; polling meanwhile');
      const again = () => {
        timers.delete(timer);
        void register(provider, failures + 1);
      };
      const timer = setTimeout(again, backOff(failures + 1, { first: FIRST_PAUSE_MS, longest: LONGEST_PAUSE_MS }));
      timers.add(timer.unref());
    }
  };

  for (const provider of providers) {
    if (isOutOfReach(publicUrl, provider))
      log.info({ provider: provider.id }, 'PUBLIC_URL is this machine: polling, no webhooks');
    else void register(provider, 0);
  }
  return {
    stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Only a Partner Center on this machine reaches an address of this machine. */
function isOutOfReach(publicUrl: string, { url }: Provider): boolean {
  return isLoopback(new URL(publicUrl).hostname) && !isLoopback(new URL(url).hostname);
}

async function registerAt(webhooks: Webhooks, webhookUrl: string, log: Log): Promise<void> {
  // Naming an event that this cloud does not have would be refused.
  const known = new Set(await webhooks.webhookEvents());
  const wanted = wantedEvents.filter((event) => known.has(event));
  const before = await webhooks.webhookRegistration();
  const isRight = before?.WebhookUrl === webhookUrl && wanted.every((event) => before.WebhookEvents.includes(event));
  if (isRight) return void log.info('webhooks come to us already');
  if (before !== undefined && before.WebhookUrl !== webhookUrl) {
    // A partner has one registration: whoever had it loses it.
    log.warn({ before: before.WebhookUrl }, 'webhooks went to another address before; now they come to us');
  }
  const ids = { requestId: randomUUID(), correlationId: randomUUID() };
  await webhooks.registerWebhook({ WebhookUrl: webhookUrl, WebhookEvents: wanted }, ids);
  log.info({ webhookUrl, events: wanted }, 'registered for webhooks');
}
