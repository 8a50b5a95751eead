import type { Saying } from '../errors/onboarding-error.ts';

/** All that this client has to say to people; the catalogue of words has it as the group `errors.partnerCenter`. */
export type SayingKey =
  | 'partner-center-says'
  | 'graph-not-allowed'
  | 'graph-not-reached'
  | 'graph-refused'
  | 'refused'
  | 'refused-sign-in'
  | 'refused-not-found'
  | 'cannot-answer'
  | 'not-confirmed'
  | 'not-reached'
  | 'left-alone'
  | 'throttled'
  | 'unreadable'
  | 'endless-list'
  | 'domain-unclear'
  | 'tenant-unclear'
  | 'change-not-shown'
  | 'order-group-refused'
  | 'app-not-accepted'
  | 'client-secret-expired'
  | 'consent-missing'
  | 'mfa-wanted'
  | 'conditional-access'
  | 'user-disabled'
  | 'refresh-token-missing'
  | 'refresh-token-not-given'
  | 'refresh-token-expired'
  | 'sign-in-again'
  | 'sign-in-not-reached'
  | `fault-${string}`
  | `cart-line-${string}`;

export function says(key: SayingKey, values: Saying['values'] = {}): Saying {
  return { key: `errors.partnerCenter.${key}`, values };
}

/** With Partner Center's own words behind it, where there are any. */
export function withDetail(sentence: Saying, detail: string): Saying {
  return detail === '' ? sentence : says('partner-center-says', { sentence, detail });
}
