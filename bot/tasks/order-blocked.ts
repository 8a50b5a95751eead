import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { Saying } from '../../words/saying.ts';
import type { Attempt } from './attempt.ts';
import { cartGone } from './cart-gone.ts';

/**
 * The refusals of an order that time or the customer will clear: no agreement yet, account still under review, a cart
 * or catalog item that is no longer valid. Undefined = another failure. Source: Microsoft Learn, "Error codes".
 */
export function orderBlocked(thrown: unknown, attempt: Attempt, at: number): TaskResult | undefined {
  if (!(thrown instanceof OnboardingError)) return undefined;
  return blockedBy({ code: thrown.detail.providerCode, says: thrown.says }, attempt, at);
}

/** The same by the code, as it also stands in the error of a cart's order group. */
export function blockedBy(
  { code, says }: { readonly code?: string | undefined; readonly says: Saying },
  { record, nextAt }: Pick<Attempt, 'record' | 'nextAt'>,
  at: number,
): TaskResult | undefined {
  switch (code) {
    case '13605':
      return { kind: 'order-blocked', by: 'agreement', nextAt };
    case '800073':
    case '800074':
      return { kind: 'order-blocked', by: 'verification', nextAt };
    case '800075':
      return { kind: 'verification', status: 'NotAllowed', nextAt };
    case '800008':
    case '400019':
      return cartGone(record, says, at);
    default:
      return undefined;
  }
}
