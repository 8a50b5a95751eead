import type { Onboarding } from './onboarding.ts';

/** Something that waits for an approver to decide. */
export interface OpenRequest {
  /** When it was asked for, ms UTC. */
  readonly since: number;
  readonly approverIds: readonly string[];
  /** Of those whose name is known. */
  readonly approverNames: readonly string[];
  /** Whom it has reached in Teams; null = it was not brought to anybody yet. */
  readonly reached: readonly string[] | null;
}

/**
 * The request of an onboarding that waits for an approver: the deal's, or that of a change to what was ordered. There is
 * one at most: nothing is ordered, nor edited, while such a change is open. Undefined = there is none.
 */
export function openRequest({ stage, change }: Pick<Onboarding, 'stage' | 'change'>): OpenRequest | undefined {
  if (stage.kind === 'awaiting-approval') return stage;
  return change?.approvedBy === null ? change : undefined;
}
