import type { ApprovalTerms } from '../../onboarding/commands.ts';
import type { DealEvent } from '../../onboarding/deal-events.ts';
import type { Notice } from '../../onboarding/notices.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import type { Problem } from '../../onboarding/problem.ts';
import type { Task } from '../../onboarding/tasks.ts';
import type { Words } from '../../words/words.ts';
import type { Accounts, DealTold } from '../accounts/accounts.ts';
import type { Letters } from '../mail/letters.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Ports } from '../providers/ports.ts';
import type { Vault } from '../secrets/vault.ts';
import type { OnboardingLists } from '../store/onboardings.ts';

/** How people are reached in Teams; a word of the Bot Framework does not stand here. */
export interface Messenger {
  /**
   * Tells the requester in one message what of it they want to hear.
   * @param isRepeated an earlier attempt may have got through, by which the copy is known
   * @returns false = they are no rep any more, and are told nothing
   */
  notifyRequester(record: Onboarding, notices: readonly Notice[], isRepeated: boolean): Promise<boolean>;
  /**
   * Brings the request to each of them, once, and tells the requester of those whom it does not reach.
   * @returns those who have it, and those who never opened the bot and will have it in a moment
   */
  askApprovers(
    record: Onboarding,
    approverIds: readonly string[],
  ): Promise<{ readonly reached: readonly string[]; readonly onTheWay: readonly string[] }>;
  /** Tells some of those who have the request something about it, as long as it waits for them. */
  tellApprovers(record: Onboarding, task: Extract<Task, { kind: 'tell-approvers' }>): Promise<void>;
  /** Shows on the cards that approvers have how it stands now. */
  refreshApprovals(record: Onboarding): Promise<void>;
  /** Redraws all cards that people have of this onboarding. */
  refreshCards(record: Onboarding): Promise<void>;
  /** Tells whoever had it that it goes on with somebody else, and puts that in the place of their card. */
  tellFormerRequester(record: Onboarding, task: Extract<Task, { kind: 'tell-former-requester' }>): Promise<void>;
  /** @param record what it is about; null = it is about no onboarding */
  tellOperators(record: Onboarding | null, problem: Problem): Promise<void>;
}

/** What the customer opens the new tenant's sign-in with: it stands in mails alone. */
export interface SignInSecrets {
  /** @throws OnboardingError `unexpected` when no rep's press came to it */
  linkOf(record: Pick<Onboarding, 'id' | 'signInLink'>): Promise<string>;
  /** The newest that was asked for. */
  codeOf(record: Pick<Onboarding, 'id' | 'signInLink'>): Promise<string>;
}

/** The world that tasks change, of the providers the onboarding's own. */
export interface TaskParts extends Ports {
  /** To the customer: answers go to the requester, where their address is known. */
  readonly mailer: Mailer;
  /** The requester's own mail address; undefined = nobody knows it. */
  readonly requesterMail: () => Promise<string | undefined>;
  readonly vault: Vault;
  readonly signInSecrets: SignInSecrets;
  /** The other deals. */
  readonly onboardings: Pick<OnboardingLists, 'withCustomer'>;
  readonly messenger: Messenger;
  /** The CRM; null = there is none. */
  readonly accounts: Accounts | null;
  /** Tells the next system of an event; null = there is none. */
  readonly announce: ((record: Onboarding, event: DealEvent) => Promise<void>) | null;
  /** How a deal stands, in the words of the CRM's people. */
  readonly dealTold: (record: Onboarding) => DealTold;
  /**
   * By what this onboarding is approved where it is asked for now, and who is asked first.
   * @throws OnboardingError `graph-not-reached` when somebody has to be looked up and cannot be
   */
  readonly approvalTerms: (record: Onboarding) => Promise<ApprovalTerms>;
  /** Where somebody is, as their client said last, IANA; UTC where nobody knows. */
  readonly timeZoneOf: (person: Person) => Promise<string>;
  /**
   * Whom the step that this onboarding waits for is up to now: object ids.
   * @throws OnboardingError `graph-not-reached` when somebody has to be looked up and cannot be
   */
  readonly decidersOf: (record: Onboarding) => Promise<Pick<ApprovalTerms, 'approverIds' | 'approverNames'>>;
  /** By how much what we pay may have risen since it was approved, for the order to go on. */
  readonly priceTolerancePercent: number;
  /** What customers are written. */
  readonly letters: Letters;
  /** The bot's own language. */
  readonly words: Words;
  readonly now: () => number;
}

/** One attempt at a task. */
export interface Attempt<Kind extends Task = Task> {
  readonly record: Onboarding;
  readonly task: Kind;
  /** `MS-RequestId` and `MS-CorrelationId`: written down before the attempt, the same after a lost answer. */
  readonly ids: { readonly requestId: string; readonly correlationId: string };
  /** When a poll asks again, ms UTC. Jittered, so that a thousand onboardings do not ask at once. */
  readonly nextAt: number;
}
