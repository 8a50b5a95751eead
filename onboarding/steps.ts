import type { z } from 'zod';
import { accountStep } from './steps/account.ts';
import { agreementStep } from './steps/agreement.ts';
import { companyStep } from './steps/company.ts';
import { contractStep } from './steps/contract.ts';
import { invitationStep } from './steps/invitation.ts';
import { type FactsThatLock, type LockReason, lockedAltogether } from './steps/locks.ts';
import type { Market } from './steps/market.ts';
import { registrationStep } from './steps/registration.ts';
import { subscriptionsStep } from './steps/subscriptions.ts';

/** The parts of the form, in the order in which they are asked. Each is described in its own file. */
const table = {
  account: accountStep,
  registration: registrationStep,
  invitation: invitationStep,
  company: companyStep,
  agreement: agreementStep,
  contract: contractStep,
  subscriptions: subscriptionsStep,
} as const;

export type Part = keyof typeof table;
/** What the rep is asked for next: a part to fill in, or the review of all of them. */
export type Step = Part | 'review';

export const partNames: readonly Part[] = Object.values(table).map(({ part }) => part);

/** What the record keeps of each part. */
export const stepFields = {
  ...accountStep.fields,
  ...registrationStep.fields,
  ...invitationStep.fields,
  ...companyStep.fields,
  ...agreementStep.fields,
  ...contractStep.fields,
  ...subscriptionsStep.fields,
};
/** Everything that a rep fills in. */
export type FilledIn = z.infer<z.ZodObject<typeof stepFields>>;

/** What stands there before anything is filled in. */
export const nothingFilledIn: FilledIn = {
  ...accountStep.nothing,
  ...registrationStep.nothing,
  ...invitationStep.nothing,
  ...companyStep.nothing,
  ...agreementStep.nothing,
  ...contractStep.nothing,
  ...subscriptionsStep.nothing,
};

/** The steps of a deal in which a rep fills in. */
export type DealStepOfForm = 'account' | 'registration' | 'order';

/** One part of the form: when it is asked, when it is done, and when it can no longer change. */
interface StepRow {
  /** Which of the steps of a deal it belongs to (`deal-steps.ts`). */
  readonly dealStep: DealStepOfForm;
  applies(record: FilledIn): boolean;
  isFinished(record: FilledIn): boolean;
  lockedBy(record: FilledIn & FactsThatLock): LockReason | undefined;
}
const rows: Readonly<Record<Part, StepRow>> = table;

/** The parts this onboarding has: what follows depends on whether the customer has a tenant. */
export function partsOf(record: FilledIn): readonly Part[] {
  return partNames.filter((part) => rows[part].applies(record));
}

export function isFinished(record: FilledIn, part: Part): boolean {
  return rows[part].isFinished(record);
}

export function dealStepOf(part: Part): DealStepOfForm {
  return rows[part].dealStep;
}

/** Why a part can no longer be changed; undefined = it can. */
export function lockReason(record: FilledIn & FactsThatLock, part: Part): LockReason | undefined {
  return lockedAltogether(record) ?? rows[part].lockedBy(record);
}

/** The step follows from the record alone, so that it is the same after a restart, in another window, a week later. */
export function currentStep(record: FilledIn & { readonly editing: Part | null }): Step {
  if (record.editing !== null) return record.editing;
  return partsOf(record).find((part) => !isFinished(record, part)) ?? 'review';
}

/** Where the customer buys; undefined as long as nobody has said. */
export function marketOf({ registration, invitation, company }: FilledIn): Market | undefined {
  if (registration?.answer === 'no' && invitation !== null) return invitation;
  if (registration?.answer === 'yes' && company !== null) {
    return { country: company.address.country, segment: company.segment };
  }
  return undefined;
}
