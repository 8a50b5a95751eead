import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { saying } from '../../words/saying.ts';

/** By so much Partner Center's clock, this machine's and that of the machine which wrote a moment down may differ, in ms. */
export const clocksDifferMs = 15 * 60_000;
/** How long a customer that was made may not be found, in ms. */
export const customerSettlesMs = 5 * 60_000;
const orderSettlesMs = 15 * 60_000;

/** The customer that an task is about; planned tasks run only when there is one. */
export function customerOf(record: Onboarding): NonNullable<Onboarding['customer']> {
  if (record.customer === null) {
    throw new OnboardingError('unexpected', {
      says: saying('errors.tasks.no-tenant'),
    });
  }
  return record.customer;
}

/**
 * Work on a customer that may be minutes old: Partner Center answers "not found" for up to 90 s after creating it
 * (github.com/microsoft/Partner-Center-Java#57), and what an order made can take 15 minutes to show (Microsoft Learn:
 * get-all-of-a-customer-s-orders). Within that time it means "again later", not "gone".
 */
export async function withNewCustomer<T>(record: Onboarding, at: number, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isSettling(record, at) && error instanceof OnboardingError && error.code === 'partner-center-not-found') {
      throw new OnboardingError(error.code, { ...error.detail, retryable: true, cause: error });
    }
    throw error;
  }
}

function isSettling(record: Onboarding, at: number): boolean {
  const { placed } = record.order;
  const isYoung = (since: number, settlesMs: number) => at - since < settlesMs + clocksDifferMs;
  return (
    isYoung(customerOf(record).since, customerSettlesMs) || (placed !== null && isYoung(placed.at, orderSettlesMs))
  );
}
