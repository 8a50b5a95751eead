import { z } from 'zod';
import { Person } from './person.ts';

/** Who is meant: people and Entra groups by their object ids, and each requester's own manager. */
export const Named = z.object({
  ids: z.array(z.string()).readonly(),
  groups: z.array(z.string()).readonly(),
  requesterManager: z.boolean(),
});
export type Named = z.infer<typeof Named>;

/** So many approvals by some of these people. */
export const ApprovalStep = z.object({ name: z.string(), who: Named, count: z.number() });
export type ApprovalStep = z.infer<typeof ApprovalStep>;

/** What a deal has to be approved by, one step after the other, as the policy had it when it was asked for. */
export const Asked = z.object({
  steps: z.array(ApprovalStep),
  /** Nobody speaks at two of its steps, by themselves or by a deputy. */
  twoPersonRule: z.boolean(),
});
export type Asked = z.infer<typeof Asked>;

/** One person's yes to one step. */
export const Approval = z.object({
  step: z.string(),
  by: Person,
  /** Whom they stand in for; null = nobody. */
  standsFor: Person.nullable(),
  at: z.number(),
  comment: z.string(),
});
export type Approval = z.infer<typeof Approval>;

/** As far as it says who spoke, at which step. */
export type Voice = Pick<Approval, 'step' | 'by' | 'standsFor'>;

/** What is waited for after these approvals; undefined = nothing more is. */
export function openStep({ steps }: Asked, given: readonly Pick<Approval, 'step'>[]): ApprovalStep | undefined {
  return steps.find(({ name, count }) => given.filter(({ step }) => step === name).length < count);
}

/** How many approvals it takes, all in all. */
export function approvalsAsked({ steps }: Asked): number {
  return steps.reduce((sum, { count }) => sum + count, 0);
}

/** Those who have spoken already, so that they may not at this step: whoever said it, and for whom. */
export function spentVoices({ twoPersonRule }: Asked, given: readonly Voice[], step: string): readonly Person[] {
  const counting = twoPersonRule ? given : given.filter((approval) => approval.step === step);
  return counting.flatMap(({ by, standsFor }) => (standsFor === null ? [by] : [by, standsFor]));
}

/** Whether these approvals, in this order, are all that was asked: each of the step that was open, and by somebody new. */
export function isWhole(asked: Asked, given: readonly Voice[]): boolean {
  const isEachInTurn = given.every((voice, place) => {
    const before = given.slice(0, place);
    const step = openStep(asked, before);
    return step?.name === voice.step && !isSpent(asked, before, voice);
  });
  return isEachInTurn && openStep(asked, given) === undefined;
}

/** Whether somebody of this voice, or they for whom it speaks, has spoken already. */
export function isSpent(asked: Asked, given: readonly Voice[], { step, by, standsFor }: Voice): boolean {
  const spent = spentVoices(asked, given, step);
  return spent.some(({ id }) => id === by.id || id === standsFor?.id);
}
