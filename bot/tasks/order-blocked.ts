import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';

/**
 * The refusals of an order that time or the customer will clear: no agreement yet, account still under review, a cart
 * or catalog item that is no longer valid. Undefined = another failure. Source: Microsoft Learn, "Error codes".
 */
export function orderBlocked(thrown: unknown, nextAt: number): TaskResult | undefined {
  return thrown instanceof OnboardingError ? blockedBy(thrown.detail.providerCode, nextAt) : undefined;
}

/** The same by the code, as it also stands in the error of a cart's order group. */
export function blockedBy(code: string | undefined, nextAt: number): TaskResult | undefined {
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
      return { kind: 'cart-gone', nextAt };
    default:
      return undefined;
  }
}
