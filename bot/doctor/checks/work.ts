import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { recordSchema } from '../../../onboarding/onboarding.ts';
import { causeOf } from '../../../onboarding/who-helps.ts';
import { saying } from '../../../words/saying.ts';
import { createLogger } from '../../log/log.ts';
import { pausedSince } from '../../providers/pause.ts';
import { accountsOf } from '../../providers/providers.ts';
import { createOnboardings, type Onboardings } from '../../store/onboardings.ts';
import { recordIn } from '../../store/record-in.ts';
import type { Store } from '../../store/store.ts';
import { type Finding, type Look, note, ok, wrong } from '../check.ts';

const MINUTE = 60_000;
/** A bot that runs is never so late. */
const late = 2 * MINUTE;
/** Of those with the earliest work so many are read. */
const mostRead = 200;
/** So many causes are told. */
const mostCauses = 9;

/** How the work of the running bot stands, as the store has it: what is overdue, fails, or is held up. */
export const work: Look = async ({ config, store: open, now }) => {
  const store = await open();
  const due = await store.due('onboarding', { schema: recordSchema, limit: mostRead });
  const [first] = due;
  const minutes = first === undefined ? 0 : Math.floor((now() - first.dueAt) / MINUTE);
  const overdue = first !== undefined && now() - first.dueAt > late;
  const read = await Promise.all(due.map(({ id }) => store.get('onboarding', id)));
  const records = read.flatMap((document) => {
    const found = document === undefined ? undefined : recordIn(document);
    return found?.outcome === 'read' ? [found.record] : [];
  });
  return [
    overdue
      ? wrong(saying('doctor.work.overdue', { minutes }))
      : ok(saying('doctor.work.inTime', { count: due.length })),
    ...(await waiting(createOnboardings(store, createLogger({ level: 'silent' })))),
    ...failing(records, now()),
    ...(await paused(store, accountsOf(config), now())),
  ];
};

/** By cause, what goes on only when somebody sees to it. */
async function waiting(onboardings: Onboardings): Promise<readonly Finding[]> {
  const causes = await onboardings.attentionCauses(mostCauses);
  const found = await Promise.all(causes.map((cause) => onboardings.needingAttention(cause, { limit: 1 })));
  return found.flatMap(({ items: [first], total: count }) => {
    if (!first?.attention) return [];
    return [note(saying('doctor.work.attention', { count, why: causeOf(first.attention.problem) }))];
  });
}

/** By kind of task, what has failed each time for a while. What is not sent, because the other side is down, is among it. */
function failing(records: readonly Onboarding[], now: number): readonly Finding[] {
  const tasks = records.flatMap((record) => record.tasks).filter(({ failingSince }) => failingSince !== null);
  return [...Map.groupBy(tasks, ({ kind }) => kind)].map(([kind, of]) => {
    const since = Math.min(...of.map(({ failingSince }) => failingSince ?? now));
    return note(saying('doctor.work.failing', { kind, count: of.length, minutes: Math.floor((now - since) / MINUTE) }));
  });
}

async function paused(
  store: Store,
  accounts: readonly { readonly id: string; readonly name: string }[],
  now: number,
): Promise<readonly Finding[]> {
  const found = await Promise.all(
    accounts.map(async ({ id, name }) => {
      const pause = await pausedSince(store, id);
      if (pause === undefined) return [];
      const { fault, since } = pause;
      return [
        wrong(saying('doctor.work.paused', { provider: name, minutes: Math.floor((now - since) / MINUTE), fault })),
      ];
    }),
  );
  return found.flat();
}
