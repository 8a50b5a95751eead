import { OnboardingError } from '../errors.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';

const settlingTime = 5 * 60_000;

/** The customer that an effect is about; planned effects run only when there is one. */
export function customerOf(record: Onboarding): NonNullable<Onboarding['customer']> {
  if (record.customer === null) {
    throw new OnboardingError('unexpected', {
      userMessage: 'This step needs the customer’s tenant, which is not there yet.',
    });
  }
  return record.customer;
}

/**
 * Work on a customer that may be minutes old: Partner Center answers "not found" for up to 90 s after creating it
 * (github.com/microsoft/Partner-Center-Java#57). Within five minutes that means "again later", not "gone".
 */
export async function withNewCustomer<T>(record: Onboarding, at: number, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const isNew = at - customerOf(record).since < settlingTime;
    if (isNew && error instanceof OnboardingError && error.code === 'partner-center-not-found') {
      throw new OnboardingError(error.code, { ...error.detail, retryable: true, cause: error });
    }
    throw error;
  }
}
