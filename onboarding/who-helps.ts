import { mendedBy, type Remedy } from './mended-by.ts';
import type { Onboarding } from './onboarding.ts';
import type { Problem } from './problem.ts';
import { lockReason, type Part, partsOf } from './steps.ts';
import type { TaskKind } from './tasks.ts';

/**
 * Who gets it going again, and how: the rep by mending a part (`orRetry`: or perhaps by Retry alone), the operators, or
 * whoever presses Retry once more.
 */
export type Help =
  | { readonly who: 'rep'; readonly part: Part; readonly orRetry?: true }
  | { readonly who: 'operators' }
  | { readonly who: 'time' };

const remedies: ReadonlyMap<string, Remedy> = new Map(Object.entries(mendedBy));

/** The part of the form that a task sends: what is wrong with a value that it sent is wrong there. */
const sentBy: { readonly [Kind in TaskKind]?: Part } = {
  'send-invitation': 'invitation',
  'create-customer': 'company',
  'confirm-agreement': 'agreement',
  'send-agreement': 'agreement',
  'create-cart': 'subscriptions',
  'check-out': 'subscriptions',
};

/** Who can do something about a problem that a task met, whatever the onboarding is like. */
export function whoHelps(problem: Problem, task: TaskKind | undefined): Help {
  const helps = rootsOf(problem, isMadeOfOthers).map((root) => helpOf(remedyOf(root), task));
  const byRep = helps.find(({ who }) => who === 'rep');
  return byRep ?? helps.find(({ who }) => who === 'operators') ?? { who: 'time' };
}

/** The same for what an onboarding waits for now: a part that can no longer change nobody mends. Undefined = nothing. */
export function helpFor(record: Onboarding): Help | undefined {
  const { attention, tasks } = record;
  if (attention === null) return undefined;
  const failed = tasks.find(({ id }) => id === attention.taskId)?.kind;
  const help = whoHelps(attention.problem, failed);
  if (help.who !== 'rep') return help;
  const canChange = partsOf(record).includes(help.part) && lockReason(record, help.part) === undefined;
  return canChange ? help : { who: 'operators' };
}

/** What lies behind a problem: that which others have in common with it, without what it says of this one. */
export function causeOf(problem: Problem): Problem {
  return rootsOf(problem, (one) => isMadeOfOthers(one) || one.key === triedOften)[0] ?? problem;
}

/** What happened, each of it alone: of which product stays with it. */
export function happenings(problem: Problem): readonly Problem[] {
  return rootsOf(problem, (one) => (isMadeOfOthers(one) && !ofProduct.includes(one.key)) || one.key === triedOften);
}

const triedOften = 'errors.tasks.tried-often';
const ofProduct: readonly string[] = ['errors.tasks.of-product', 'errors.tasks.of-unknown-product'];

/** The problems that a problem is made of; itself when it is made of none. */
function rootsOf(problem: Problem, isMade: (problem: Problem) => boolean): readonly Problem[] {
  const parts = Object.values(problem.values).filter((value): value is Problem => typeof value === 'object');
  return isMade(problem) && parts.length > 0 ? parts.flatMap((part) => rootsOf(part, isMade)) : [problem];
}

function isMadeOfOthers(problem: Problem): boolean {
  return remedyOf(problem) === 'inside';
}

function remedyOf({ key }: Problem): Remedy {
  return remedies.get(key.replace(/^errors\./, '')) ?? 'operators';
}

function helpOf(remedy: Remedy, task: TaskKind | undefined): Help {
  switch (remedy) {
    case 'time':
    case 'operators':
      return { who: remedy };
    case 'inside':
      return { who: 'operators' };
    case 'what-was-sent':
    case 'unclear': {
      const part = task && sentBy[task];
      if (part === undefined) return { who: 'operators' };
      return remedy === 'unclear' ? { who: 'rep', part, orRetry: true } : { who: 'rep', part };
    }
    default:
      return { who: 'rep', part: remedy };
  }
}
