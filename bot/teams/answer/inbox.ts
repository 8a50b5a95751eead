import { outcomeOf } from '../../../cards/approval-card.ts';
import { approvalInboxCard, type InboxRow } from '../../../cards/approval-inbox-card.ts';
import { asItWaits, justDecided } from '../../../onboarding/as-it-waits.ts';
import { commitmentOf } from '../../../onboarding/commitment.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { openRequest } from '../../../onboarding/open-request.ts';
import { thingsToCheck } from '../../../onboarding/things-to-check.ts';
import { mayUndoUntil } from '../../../onboarding/undo.ts';
import { mayRun } from '../../../onboarding/who-may.ts';
import type { ReadOnboarding, SummaryPage } from '../../store/onboardings.ts';
import type { PageRequest } from '../../store/store.ts';
import type { Asked } from '../asked.ts';
import { inPrivate } from '../read-along.ts';
import type { Reply } from '../reply.ts';
import { approvalFor } from './commands/lists.ts';
import { refuse } from './refuse.ts';

/** So many rows are seen at once, and fit a card. */
const mostRows = 7;

/** Which part of the list: behind this, with so many before it. */
interface Place {
  readonly after?: string | undefined;
  readonly before?: number | undefined;
}

/** `approvals`: what this person may decide on. It shows our margin, so only where nobody reads along. */
export async function approvals(asked: Asked): Promise<Reply> {
  const { services, caller, roles } = asked;
  const { words, whoHasRole } = services;
  if (!caller.isPersonalChat) return inPrivate(asked, words.say('commands.typed.approvals'));
  const waiting = await waitingFor(asked);
  if (waiting !== undefined) return waiting;
  const refusal = mayRun(roles, 'list-approvals');
  // Who has been asked may look, whether or not they approve for others as well.
  if (refusal !== undefined && !whoHasRole.managersApprove) return refuse(asked, refusal, 'list-approvals');
  return { kind: 'text', text: words.say('chat.list.noApprovals') };
}

/** The one request that waits for this person, or the list of several; undefined = none does. */
export async function waitingFor(asked: Asked): Promise<Reply | undefined> {
  const { total, requests } = await requestsAt(asked, {});
  const [only] = requests;
  if (only === undefined) return undefined;
  return total === 1 ? approvalFor(asked, only) : inbox(asked);
}

/** @param notice what there is to say of what was pressed */
export async function inbox(asked: Asked, place: Place = {}, notice = ''): Promise<Reply> {
  const { services } = asked;
  const { words, now } = services;
  const { requests, next, ...counted } = await requestsAt(asked, place);
  const before = place.before ?? 0;
  // What stood there is decided by now.
  if (requests.length === 0 && before > 0) return inbox(asked, {}, notice);
  const rows = requests.map(({ record }) => rowOf(asked, record, now()));
  const card = approvalInboxCard(words, { rows, before, ...counted, after: next, notice, now: now() });
  return { kind: 'card', card, summary: notice || words.say('cards.inbox.title') };
}

function rowOf(asked: Asked, record: Onboarding, at: number): InboxRow {
  const { id, revision, accountName, requester, lines, contract } = record;
  const { total, currency, marginPercent, isGivenAway } = commitmentOf(
    lines,
    contract?.discountPercent ?? 0,
    contract?.currency ?? '',
  );
  const { stage } = asItWaits(record);
  const since = stage.kind === 'awaiting-approval' ? stage.since : at;
  return {
    ...{ id, revision, accountName, requester: requester.name, total, currency, marginPercent, isGivenAway, since },
    checks: thingsToCheck(record, at),
    decided: decidedIn(asked, record, at),
  };
}

/** What this person has decided a moment ago: it stays in the list while they may undo it. */
export function decidedIn({ services: { words }, caller }: Asked, record: Onboarding, at: number): InboxRow['decided'] {
  const viewer = caller.person.id;
  const until = mayUndoUntil(record, viewer, at);
  const outcome = outcomeOf(words, { record, viewer });
  return until === undefined || outcome === null ? undefined : { outcome, until };
}

/** A page of what waits for this person: of a page those that are theirs. */
async function requestsAt(asked: Asked, { after }: Place) {
  const page = await pageFor(asked, { limit: mostRows, after });
  const read = await Promise.all(page.items.map(({ id }) => asked.services.onboardings.get(id)));
  const at = asked.services.now();
  const isHere = async (one: ReadOnboarding) =>
    decidedIn(asked, one.record, at) !== undefined ||
    (openRequest(one.record) !== undefined &&
      justDecided(one.record) === null &&
      (await approvalFor(asked, one)) !== undefined);
  const theirs = await Promise.all(read.map(async (one) => (one && (await isHere(one)) ? one : undefined)));
  const requests = theirs.filter((one): one is ReadOnboarding => one !== undefined);
  const total = page.total - (page.items.length - requests.length);
  return { requests, total, isMore: page.isMore === true, next: page.next };
}

/** An approver of the only step may decide on all, others on what they were asked about. */
export async function pageFor({ services, caller, roles }: Asked, page: PageRequest): Promise<SummaryPage> {
  const { onboardings, approvalPolicy } = services;
  const decidesOnAll = roles.includes('approver') && approvalPolicy.steps.length === 1;
  return decidesOnAll ? onboardings.awaitingApproval(page) : onboardings.askedOf(caller.person.id, page);
}
