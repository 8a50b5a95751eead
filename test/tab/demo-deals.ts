import { createLogger } from '../../bot/log/log.ts';
import { createOnboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { decide } from '../../onboarding/decide.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import { ruleFrom } from '../onboarding/abc-corp.ts';
import { type Branch, manager, onboardingAt, type Point, rep as sampleRep } from '../sample-records.ts';
import { ourTenant } from '../teams/chat-window.ts';

export const rep: Person = { ...sampleRep, tenantId: ourTenant };
export const secondRep: Person = { ...rep, id: 'aaaaaaaa-0000-4000-8000-000000000003', name: 'Sam Stone' };
export const operator: Person = { ...rep, id: 'aaaaaaaa-0000-4000-8000-000000000008', name: 'Olga Operator' };

/** As long as a name may be, and without a place to break it. */
export const longName = 'Donaudampfschifffahrtsgesellschaft'.repeat(6).slice(0, 200);

const day = 24 * 60 * 60 * 1000;

/** Customer, how far it is, in which branch, how many days ago it was begun, and by whom. */
const deals: readonly (readonly [string, Point, Branch, number, Person?])[] = [
  ['Adatum', 'company', 'yes', 2],
  ['Alpine Ski House', 'subscriptions', 'no', 9],
  ['Bellows College', 'review', 'yes', 40, secondRep],
  ['Best For You Organics', 'awaiting-approval', 'yes', 1],
  ['Contoso Pharmaceuticals', 'awaiting-approval', 'no', 12, secondRep],
  ['Fabrikam', 'rejected', 'yes', 6],
  [longName, 'provisioning', 'no', 20],
  ['Fourth Coffee', 'to hand over', 'yes', 16],
  ['Graphic Design Institute', 'connected', 'yes', 33, secondRep],
  ['Humongous Insurance', 'attention', 'yes', 5],
  ['Lamna Healthcare', 'attention', 'no', 8, secondRep],
  ['Liberty’s Bakery & Café <b>', 'partly ordered', 'yes', 11],
  ['Lucerne Publishing', 'completed', 'yes', 18],
  ['Munson’s Pickles', 'completed', 'no', 47],
  ['Northwind Traders', 'completed', 'yes', 75, secondRep],
  ['Proseware', 'completed', 'no', 110],
  ['Relecloud', 'completed', 'yes', 140],
  ['Southridge Video', 'cancelled', 'yes', 60],
];

/** `fourth-coffee` */
function idOf(accountName: string): string {
  return accountName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
}

/** What they still have to do stays undone: there is nobody outside who knows of them. */
const never = Date.UTC(9999, 0);

/** A store with deals at every point of their way, begun over half a year. @param file where others find it as well */
export async function storeOfDeals(now: number, file = ':memory:'): Promise<Store> {
  const store = openSqliteStore({ file });
  const onboardings = createOnboardings(store, createLogger({ level: 'silent' }));
  for (const deal of deals) await onboardings.create(dealOf(deal, now));
  await onboardings.create(askedTwice(now));
  return store;
}

/** It was sent back, and waits for its approval again. */
function askedTwice(now: number): Onboarding {
  const record = dealOf(['VanArsdel', 'rejected', 'yes', 2], now);
  const change = { kind: 'submit', policy: ruleFrom(0), approverIds: [manager.id], approverNames: [] } as const;
  const by = { person: record.requester, roles: ['rep'] as const };
  const command = { source: 'person', by, revision: record.revision, change } as const;
  const decision = decide(record, command, now - day);
  if (decision.outcome !== 'changed') throw new Error(`It was not submitted again: ${JSON.stringify(decision)}`);
  return { ...decision.record, requester: secondRep, tasks: [] };
}

function dealOf(
  [accountName, point, branch, daysAgo, requester = rep]: (typeof deals)[number],
  now: number,
): Onboarding {
  const record = onboardingAt(point, branch, { accountName }, now - daysAgo * day);
  const tasks = record.tasks.map((task) => ({ ...task, dueAt: task.dueAt === null ? null : never }));
  return { ...record, id: idOf(accountName), requester, tasks };
}
