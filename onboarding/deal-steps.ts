import type { Onboarding } from './onboarding.ts';
import { isTakenBack } from './order-progress.ts';
import { isVerified } from './plan-tasks.ts';
import { currentStep, type DealStepOfForm, dealStepOf, isFinished, partsOf } from './steps.ts';
import { type Wait, waitsOf } from './waits.ts';

/** The way of every deal, in the order in which it is gone. */
export const dealSteps = ['account', 'registration', 'order', 'approval', 'tenant', 'subscriptions'] as const;
export type DealStepName = (typeof dealSteps)[number];

/**
 * `here`: somebody of ours, or the bot, is at it; `waiting`: for whom the waits say; `stopped`: it needs somebody, or will
 * never be done.
 */
export const stepStates = ['done', 'here', 'waiting', 'stopped', 'later'] as const;

export interface DealStep {
  readonly name: DealStepName;
  readonly state: (typeof stepStates)[number];
  /** Since when it is so, ms UTC; null = it is over, or has not begun. */
  readonly since: number | null;
}

const awaitedAt: Readonly<Record<Wait['for'], DealStepName | 'where it is'>> = {
  provider: 'where it is',
  approval: 'approval',
  answer: 'approval',
  relationship: 'tenant',
  verification: 'tenant',
  'hand-over': 'tenant',
  'sign-in': 'tenant',
  agreement: 'tenant',
  ordering: 'subscriptions',
  'order-review': 'subscriptions',
  order: 'subscriptions',
  'change-approval': 'subscriptions',
  change: 'subscriptions',
};

/** How far a deal has come: each of its steps, and since when it is so. It follows from the record alone. */
export function stepsOf(record: Onboarding): readonly DealStep[] {
  const waits = waitsOf(record);
  const at = stepAt(record);
  return dealSteps.map((name) => {
    const awaited = waits.filter((wait) => (placeOf(wait) ?? at) === name);
    return { name, ...standing(record, name, name === at, awaited) };
  });
}

/** Of what a deal waits for, what holds up this step. */
export function waitsAt(steps: readonly DealStep[], waits: readonly Wait[], name: DealStepName): readonly Wait[] {
  const at = steps.find(({ state }) => state !== 'done')?.name;
  return waits.filter((wait) => (placeOf(wait) ?? at) === name);
}

function placeOf(wait: Wait): DealStepName | undefined {
  const place = awaitedAt[wait.for];
  return place === 'where it is' ? undefined : place;
}

function standing(
  record: Onboarding,
  name: DealStepName,
  isAt: boolean,
  waits: readonly Wait[],
): Pick<DealStep, 'state' | 'since'> {
  const { attention, stage } = record;
  const isStopped = isAt && (attention !== null || stage.kind === 'cancelled' || isTakenBack(record));
  const since = isAt ? atItSince(record) : null;
  if (isStopped) return { state: 'stopped', since: attention?.since ?? since };
  if (waits.length > 0) return { state: 'waiting', since: Math.min(...waits.map((wait) => wait.since)) };
  if (isAt) return { state: 'here', since };
  return { state: isDone(record, name) ? 'done' : 'later', since: null };
}

/** The step that the deal is at; undefined = all of them are done. */
function stepAt(record: Onboarding): DealStepName | undefined {
  const { stage } = record;
  if (stage.kind === 'drafting') return stepOfForm(record);
  return dealSteps.find((name) => !isDone(record, name));
}

function stepOfForm(record: Onboarding): DealStepName {
  const step = currentStep(record);
  return step === 'review' ? 'order' : dealStepOf(step);
}

function isDone(record: Onboarding, name: DealStepName): boolean {
  const { stage, customer, agreementFacts, order } = record;
  switch (name) {
    case 'account':
    case 'registration':
      return areFinished(record, name);
    case 'order':
      return stage.kind !== 'drafting' && areFinished(record, name);
    case 'approval':
      return isApproved(record);
    case 'tenant':
      return order.placed !== null || (customer !== null && isVerified(record) && agreementFacts.signed !== null);
    case 'subscriptions':
      return stage.kind === 'completed' && !isTakenBack(record);
  }
}

function areFinished(record: Onboarding, name: DealStepOfForm): boolean {
  return partsOf(record).every((part) => dealStepOf(part) !== name || isFinished(record, part));
}

/** Of what was given up, whether it came as far as that. */
function isApproved({ stage, timeline }: Onboarding): boolean {
  if (stage.kind !== 'cancelled') return stage.kind === 'provisioning' || stage.kind === 'completed';
  return timeline.findLast(({ kind }) => kind === 'submitted' || kind === 'approved')?.kind === 'approved';
}

function atItSince({ stage, createdAt }: Onboarding): number {
  switch (stage.kind) {
    case 'drafting':
      return stage.rejection?.at ?? createdAt;
    case 'awaiting-approval':
    case 'provisioning':
      return stage.since;
    case 'completed':
    case 'cancelled':
      return stage.at;
  }
}

/** How many of the steps are done. */
export function stepsDone(steps: readonly DealStep[]): number {
  return steps.filter(({ state }) => state === 'done').length;
}
