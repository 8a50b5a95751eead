import type { Proposed } from '../../onboarding/proposed.ts';

/** An account of the CRM, with as much as tells it from another of its name. */
export interface AccountFound {
  readonly id: string;
  readonly name: string;
  /** '' = none. */
  readonly city: string;
}

/** The same with what an onboarding can start from. */
export interface AccountRead extends AccountFound {
  /** Of the primary contact; null = there is none. */
  readonly contactId: string | null;
  readonly known: Proposed | null;
}

/** What came of a deal, in words: what the people of the CRM are to know of it. */
export interface DealTold {
  readonly onboardingId: string;
  readonly title: string;
  /** All of it, for whoever reads the account's timeline. */
  readonly note: string;
  readonly stage: string;
  /** These are '' as long as there is none. */
  readonly tenantId: string;
  readonly domain: string;
  readonly contract: string;
  /** One a line. */
  readonly subscriptions: string;
  /** Where whoever may see the deal opens it. */
  readonly link: string;
}

/**
 * The CRM in which the customers are accounts. All throw OnboardingError `crm-not-reached`, which is retryable, or
 * `crm-refused`.
 */
export interface Accounts {
  /** Open accounts with this in their names, by name; at most 16, one more than a typeahead shows. */
  find(typed: string): Promise<readonly AccountFound[]>;
  /** Open accounts whose names mean the same company, however they are spelt. */
  named(name: string): Promise<readonly AccountRead[]>;
  /** Undefined = there is none with this id, or none that can be used. */
  read(id: string): Promise<AccountRead | undefined>;
  /** Leaves the account as it is besides what is ours; the same twice is the same as once. */
  tell(id: string, deal: DealTold): Promise<'told' | 'gone'>;
}
