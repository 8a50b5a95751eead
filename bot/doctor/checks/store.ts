import { randomUUID } from 'node:crypto';
import { saying } from '../../../words/saying.ts';
import { azureIdentity } from '../../identity/azure-identity.ts';
import type { Store } from '../../store/store.ts';
import { whyStoreNotReached } from '../../store/why-not-reached.ts';
import { type Look, ok, wrong } from '../check.ts';

const keptForMs = 5 * 60_000;

/** Whether it answers, and takes and refuses conditional writes: all else rests on these. */
export const store: Look = async ({ config, store: open, now }) => {
  const identity = azureIdentity(config);
  try {
    if (!(await keepsConditions(await open(), now()))) return [wrong(saying('doctor.store.unconditional'))];
  } catch (thrown) {
    return [wrong(await whyStoreNotReached(thrown, config.store, identity))];
  }
  if (config.store.kind === 'sqlite') return [ok(saying('doctor.store.sqlite', { file: config.store.file }))];
  const { endpoint: address, database, key } = config.store;
  const who = key === undefined ? identity : saying('errors.reach.key', { setting: 'COSMOS_KEY' });
  return [ok(saying('doctor.store.cosmos', { address, database, identity: who }))];
};

/** Of a document of its own, which it takes away again. */
async function keepsConditions(opened: Store, now: number): Promise<boolean> {
  await opened.check();
  const trial = (body: string) =>
    ({ kind: 'trial', id, body, expiresAt: now + keptForMs }) as const satisfies Parameters<Store['create']>[0];
  const id = randomUUID();
  const created = await opened.create(trial('first'));
  if (created.outcome !== 'written') return false;
  const replaced = await opened.replace(trial('second'), created.etag);
  const late = await opened.replace(trial('third'), created.etag);
  await opened.delete('trial', id);
  return replaced.outcome === 'written' && late.outcome === 'changed';
}
