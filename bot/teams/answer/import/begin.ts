import { hash } from 'node:crypto';
import { importBegunCard } from '../../../../cards/import-begun-card.ts';
import { asOnboardingError, type Saying } from '../../../../errors/onboarding-error.ts';
import { accountKey } from '../../../../onboarding/account-name.ts';
import { decide } from '../../../../onboarding/decide.ts';
import type { Inputs } from '../../../../onboarding/form.ts';
import { type Onboarding, startOnboarding } from '../../../../onboarding/onboarding.ts';
import type { Asked } from '../../asked.ts';
import type { Button } from '../../button.ts';
import { crmAccountOf, type FromCrm, fromCrm } from '../../from-crm.ts';
import { startedWithAccount } from '../../namesake.ts';
import { inPrivate } from '../../read-along.ts';
import type { Reply } from '../../reply.ts';
import { slugOf } from '../commands/onboard.ts';
import { propose } from '../commands/propose.ts';
import { inTurn, isDouble, KeptList, type ListedRow } from './kept-list.ts';

/** What became of a row. */
type Begun =
  | { readonly outcome: 'begun' }
  /** Somebody began that customer since the preview. */
  | { readonly outcome: 'meanwhile' }
  /** No more within this hour. */
  | { readonly outcome: 'later'; readonly says: Saying };

/**
 * Begins the new customers of a list, and those that were chosen of the others, each once however often this is pressed
 * and wherever it ended before: their ids follow from list and line.
 */
export async function beginImport(asked: Asked, { kept: id = '' }: Button, inputs: Inputs): Promise<Reply> {
  const { services, caller } = asked;
  const { words, understood } = services;
  if (!caller.isPersonalChat) return inPrivate(asked, words.say('commands.typed.import'));
  const found = await understood.find(caller.person.id, id);
  const list = KeptList.safeParse(found?.body).data;
  if (found === undefined || list === undefined) return { kind: 'text', text: words.say('chat.import.gone') };
  if (list.kind === 'begun') return shown(asked, { ...list, left: 0, why: '', kept: id, chosen: '' });
  const chosen = (inputs.doubles ?? '').split(',');
  const rows = list.rows.filter((row) => !isDouble(row) || chosen.includes(String(row.line)));
  const ids = new Set(list.rows.map((row) => idOf(id, row)));
  const results = await inTurn(rows, (row) => begin(asked, { id: idOf(id, row), ids }, row));
  const count = results.filter(({ outcome }) => outcome === 'begun').length;
  const meanwhile = rows.filter((_, at) => results[at]?.outcome === 'meanwhile').map(({ name }) => name);
  const later = results.flatMap((result) => (result.outcome === 'later' ? result.says : []));
  const left = later.length;
  const why = later[0] === undefined ? '' : words.tell(later[0]);
  if (left === 0 && count > 0) {
    await understood.replace(caller.person.id, id, { kind: 'begun', count, meanwhile } satisfies KeptList, found.etag);
  }
  return shown(asked, { count, meanwhile, left, why, kept: id, chosen: chosen.join(',') });
}

function shown({ services: { words } }: Asked, of: Parameters<typeof importBegunCard>[1]): Reply {
  return {
    kind: 'card',
    card: importBegunCard(words, of),
    summary: words.say('cards.importBegun.title', { count: of.count }),
  };
}

/** Found again by whoever presses again. */
function idOf(listId: string, { name, line }: ListedRow): string {
  return `${slugOf(name)}-${hash('sha256', `${listId} ${line}`, 'hex').slice(0, 8)}`;
}

/** @param of its id, and those of all of the list */
async function begin(
  asked: Asked,
  { id, ids }: { readonly id: string; readonly ids: ReadonlySet<string> },
  row: ListedRow,
): Promise<Begun> {
  const { services, caller } = asked;
  const { onboardings, limits } = services;
  const { name } = row;
  if ((await onboardings.get(id)) !== undefined) return { outcome: 'begun' };
  const sameName = await onboardings.withAccountKey(accountKey(name));
  const others = sameName.items.filter((other) => other.stage.kind !== 'cancelled' && !ids.has(other.id));
  // What was there when the rep looked has been chosen all the same.
  if (!isDouble(row) && others.length > 0) return { outcome: 'meanwhile' };
  let crm: FromCrm;
  try {
    // Of several of the name none is taken: the form offers them.
    crm = await fromCrm(asked, name, undefined);
    limits.take('imported', caller.person.id);
  } catch (error) {
    const { code, says } = asOnboardingError(error);
    if (code !== 'limit-reached') throw error;
    return { outcome: 'later', says };
  }
  const isThere = crm.kind === 'one' && (await startedWithAccount(asked, crm.account)) !== undefined;
  if (!isDouble(row) && isThere) return { outcome: 'meanwhile' };
  const told = { name, known: row.known, leftOut: [], signature: null };
  const { proposed } = await propose(asked, told, { name, which: 'first', sameName, crm });
  const draft = startOnboarding({
    id,
    accountName: name,
    requester: caller.person,
    conversationId: caller.conversationId,
    providerId: services.providers[0].id,
    at: services.now(),
    proposed,
    crm: crm.kind === 'one' ? { ...crmAccountOf(crm.account), known: crm.account.known } : undefined,
  });
  await services.startOnboarding(withAccount(asked, draft, row));
  return { outcome: 'begun' };
}

/** Where nothing of the account is missing it is not asked for. */
function withAccount({ services, caller, roles }: Asked, draft: Onboarding, { account }: ListedRow): Onboarding {
  if (account === null) return draft;
  const by = { person: caller.person, roles };
  const change = { kind: 'save-account', account } as const;
  const decision = decide(draft, { source: 'person', by, revision: null, change }, services.now());
  return decision.outcome === 'changed' ? decision.record : draft;
}
