import { setTimeout as pause } from 'node:timers/promises';
import type { HealthRow } from '../../../tab/api/operations.ts';
import type { Provider } from '../../providers/providers.ts';
import { since } from './said.ts';
import type { Viewer } from './viewer.ts';

type State = HealthRow['state'];

const minute = 60_000;
/** Nobody waits longer for what Partner Center says. */
const patienceMs = 1_500;

/** As it was when somebody looked last, whoever it was. */
const looked = new WeakMap<Provider, { readonly at: number; readonly state: State }>();

/** What has to work: the sign-in and the webhook of each provider, and the store, which has just answered. */
export async function healthRows(viewer: Viewer): Promise<readonly HealthRow[]> {
  const { words, providers, pausedProviders, now } = viewer.services;
  const paused = await pausedProviders();
  const rowOf = (row: Omit<HealthRow, 'stateLabel'>): HealthRow => ({
    ...row,
    stateLabel: words.say(`answers.health.${row.state}`),
  });
  const signIns = providers.map(({ name }) => {
    const fault = paused.find((one) => one.name === name);
    return rowOf({
      about: 'sign-in',
      name: words.say('answers.health.signIn', { provider: name }),
      state: fault === undefined ? 'good' : 'trouble',
      text: fault === undefined ? words.say('answers.health.signInWorks') : words.tell(fault.fault),
      since: fault === undefined ? null : since(words, fault.since, now()),
    });
  });
  const webhooks = await Promise.all(
    providers.map(async (provider) => {
      const state = await webhookState(viewer, provider);
      const text = { good: 'webhookOurs', trouble: 'webhookMissing', unknown: 'unknown', off: 'webhookOff' } as const;
      return rowOf({
        about: 'webhook',
        name: words.say('answers.health.webhook', { provider: provider.name }),
        state,
        text: words.say(`answers.health.${text[state]}`),
        since: null,
      });
    }),
  );
  const store = rowOf({
    about: 'store',
    name: words.say('answers.health.store'),
    state: 'good',
    text: words.say('answers.health.storeWorks'),
    since: null,
  });
  return [...signIns, ...webhooks, store];
}

/** Whether Partner Center tells us what happens there. */
async function webhookState({ services }: Viewer, provider: Provider): Promise<State> {
  const { publicUrl, keepsWebhook, now, log } = services;
  if (!keepsWebhook) return 'off';
  const known = looked.get(provider);
  if (known !== undefined && now() - known.at < minute) return known.state;
  const asking = provider.patient.webhooks.webhookRegistration().then(
    (registration): State => (registration?.WebhookUrl.startsWith(`${publicUrl}/`) ? 'good' : 'trouble'),
    (err: unknown): State => {
      log.info({ provider: provider.id, err }, 'nobody could look where webhooks go');
      return 'unknown';
    },
  );
  const keep = asking.then((state) => {
    looked.set(provider, { at: now(), state });
    return state;
  });
  return Promise.race([keep, pause(patienceMs, 'unknown' as const, { ref: false })]);
}
