import { asItWaits } from './as-it-waits.ts';
import { everyone, withCard, withoutCard } from './card-message.ts';
import type { Change, Command, PersonCommand } from './commands.ts';
import { withAcceptors } from './decide-acceptance.ts';
import { decideChange } from './decide-change.ts';
import { mailBounced } from './decide-chase.ts';
import { decideErasure } from './decide-erasure.ts';
import { decideCustomer } from './decide-hand-over.ts';
import { decideMeanwhile } from './decide-meanwhile.ts';
import { decideResult } from './decide-result.ts';
import { noDelegation, type Policy } from './delegation.ts';
import { goneOn } from './held-up.ts';
import { claim, release } from './leases.ts';
import { withLiveCard } from './live-card.ts';
import { noteRefusal } from './note-refusal.ts';
import type { Onboarding } from './onboarding.ts';
import { planTasks } from './plan-tasks.ts';
import { withProposals } from './proposals.ts';
import { refreshed, withRefreshedCards } from './record-news.ts';
import { type Refusal, tooLate } from './refusal.ts';
import { toldToRemain } from './remains.ts';
import { restored } from './restored.ts';
import { isUnderWay, type TaskKind } from './tasks.ts';
import { triedInVain } from './tried-in-vain.ts';
import { withEdits } from './what-counts.ts';
import { partFilled, wasLookedAt } from './while-waiting.ts';
import { type Chore, hindrance, isCurrent, mayAtAll, mayComeBy, notTheirStep } from './who-may.ts';

export type Decision =
  | { readonly outcome: 'changed'; readonly record: Onboarding }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  /** There is nothing to write: nothing has changed, or this delivery has changed it before. */
  | { readonly outcome: 'unchanged' };

/**
 * What a command does to an onboarding: the new record with everything that now has to happen outside, or why not.
 * Pure: the same record, command and time give the same answer.
 * @param at now, ms UTC
 * @param policy what of the settings what is planned depends on
 */
export function decide(record: Onboarding, command: Command, at: number, policy: Policy = noDelegation): Decision {
  const decision = decided(record, command, at, policy);
  // Where others read along who pressed has its message drawn anew at once.
  const isDrawn = command.source === 'person' && command.shownIn?.viewer === everyone;
  if (decision.outcome !== 'changed' || isDrawn) return decision;
  return { outcome: 'changed', record: withLiveCard(record, decision.record, at) };
}

function decided(record: Onboarding, command: Command, at: number, policy: Policy): Decision {
  if (command.source === 'person') return decidePerson(record, command, at, policy);
  if (!mayComeBy(command.source, choreOf(command))) return { outcome: 'unchanged' };
  switch (command.source) {
    case 'task': {
      const after = decideResult(record, command, at, policy);
      if (after === record) return { outcome: 'unchanged' };
      const inVain = triedInVain(record, after, command.taskId);
      return { outcome: 'changed', record: planTasks(after, at, policy, inVain) };
    }
    case 'provider':
      return changedFrom(record, hinted(record, command, at));
    case 'cards': {
      const { change } = command;
      if (change.kind === 'gone') return changedFrom(record, withoutCard(record, change.card));
      const shown = withCard(record, change.card);
      // Something happened while the message was on its way.
      const isOld = shown !== record && (change.told ?? record.timeline.length) !== record.timeline.length;
      return changedFrom(record, isOld ? withRefreshedCards(shown, at) : shown);
    }
    case 'keeper': {
      if ('restoredTo' in command) return changedFrom(record, restored(record, command.restoredTo, at));
      const erased = decideErasure(record, command.erasure, at);
      return 'reason' in erased ? { outcome: 'refused', refusal: erased } : changedFrom(record, erased);
    }
    case 'runner': {
      const { change } = command;
      return changedFrom(
        record,
        change.kind === 'claim' ? claim(record, change.owner, change.until, at) : release(record, change.isGone),
      );
    }
    case 'customer': {
      const after = decideCustomer(record, command, at);
      return after === record ? { outcome: 'unchanged' } : { outcome: 'changed', record: planTasks(after, at, policy) };
    }
    case 'mailbox': {
      const after = mailBounced(record, command.bounce, at);
      return after === record ? { outcome: 'unchanged' } : { outcome: 'changed', record: planTasks(after, at, policy) };
    }
    case 'people':
      return changedFrom(record, soon(record, 'ask-approvers', at));
    case 'door':
      return changedFrom(record, noteRefusal(record, command.refused, at));
  }
}

/** What a command without a person does, as the table of who may calls it. */
function choreOf(command: Exclude<Command, PersonCommand>): Chore {
  switch (command.source) {
    case 'task':
      return 'report-result';
    case 'provider':
      return command.hint === 'tenant-accepted' ? 'name-acceptor' : 'hint';
    case 'cards':
      return 'keep-message';
    case 'runner':
      return command.change.kind;
    case 'keeper':
      return 'erasure' in command ? 'erase-people' : 'note-restore';
    case 'customer':
      return 'open-sign-in';
    case 'mailbox':
      return 'note-bounce';
    case 'door':
      return 'note-refusal';
    case 'people':
      return 'ask-again';
  }
}

function changedFrom(before: Onboarding, record: Onboarding): Decision {
  return record === before ? { outcome: 'unchanged' } : { outcome: 'changed', record };
}

/** So many deliveries are remembered: Teams repeats one within a minute. */
const mostDeliveries = 16;

function decidePerson(record: Onboarding, command: PersonCommand, at: number, policy: Policy): Decision {
  const { by, change, delivery, saying, shownIn } = command;
  if (delivery !== undefined && record.deliveries.includes(delivery)) return { outcome: 'unchanged' };
  const refusal =
    mayAtAll(record, by, change.kind) ??
    staleness(record, command.revision, change) ??
    hindrance(record, change.kind) ??
    notTheirStep(by, change.kind);
  if (refusal !== undefined) return { outcome: 'refused', refusal };
  const decideOn = (on: Onboarding, what: Change) => decideChange(on, what, by, at, policy.undoMs);
  const isAside = change.kind === 'undo' || leavesCardsValid(change);
  const decided = isAside ? decideOn(record, change) : decideMeanwhile(record, change, at, decideOn);
  if ('reason' in decided) return { outcome: 'refused', refusal: decided };
  const changed = withProposals(decided, command.proposals ?? {});
  const onlyOpens =
    (change.kind === 'edit' || partFilled(change) !== undefined) && wasLookedAt(asItWaits(record), asItWaits(changed));
  const revised: Onboarding = {
    ...withEdits(record, changed, by.person, at),
    revision: record.revision + (leavesCardsValid(change) || onlyOpens ? 0 : 1),
    lastChange: { kind: change.kind, by: by.person.id, ...(saying !== undefined && { saying }) },
    deliveries: delivery === undefined ? record.deliveries : [...record.deliveries, delivery].slice(-mostDeliveries),
  };
  const shown = shownIn === undefined ? followed(revised, command, at) : withCard(revised, shownIn);
  const planned = planTasks(shown, at, policy);
  if (losesMail(record, planned)) return { outcome: 'refused', refusal: tooLate('mail-being-sent') };
  return { outcome: 'changed', record: planned };
}

/** Whoever pressed in a chat sees what came of it there; else their cards are told. */
function followed(record: Onboarding, { isElsewhere = false }: PersonCommand, at: number): Onboarding {
  return isElsewhere ? refreshed(record, at) : record;
}

/** A mail that may just be leaving is waited for: called off and asked for again, it would leave twice. */
function losesMail({ tasks }: Onboarding, after: Onboarding): boolean {
  const isLost = (kind: TaskKind) => isUnderWay(tasks, kind) && !after.tasks.some((task) => task.kind === kind);
  return after.stage.kind !== 'cancelled' && (isLost('send-invitation') || isLost('send-agreement'));
}

function hinted(record: Onboarding, command: Extract<Command, { source: 'provider' }>, at: number): Onboarding {
  switch (command.hint) {
    case 'relationship-accepted':
      return soon(record, 'check-relationship', at);
    case 'tenant-accepted':
      return withAcceptors(record, [command.tenant], at);
    case 'goes-on':
      return goneOn(record, command.dueAt);
  }
}

/** What would be looked at later is looked at now. */
function soon(record: Onboarding, kind: TaskKind, at: number): Onboarding {
  const isLater = (task: Onboarding['tasks'][number]) => task.kind === kind && task.dueAt !== null && task.dueAt > at;
  if (!record.tasks.some(isLater)) return record;
  return { ...record, tasks: record.tasks.map((task) => (isLater(task) ? { ...task, dueAt: at } : task)) };
}

/** What changes nothing of what was filled in: an approver's click made at the same moment still means the same. */
function leavesCardsValid({ kind }: Change): boolean {
  return leavingCardsValid.includes(kind);
}

const leavingCardsValid: readonly Change['kind'][] = [
  'retry',
  'view-credentials',
  'take-credentials',
  'send-again',
  'stop-reminders',
  'remind-again',
];

function staleness(record: Onboarding, revision: number | null, change: Change): Refusal | undefined {
  const isToldOtherwise = change.kind === 'cancel' && change.told !== undefined && change.told !== toldToRemain(record);
  if (!isToldOtherwise && (revision === null || isCurrent(record, revision, change.kind))) return undefined;
  return { code: 'stale', reason: 'card-out-of-date' };
}
