import type { ApprovalPolicy } from '../../onboarding/approval-policy.ts';
import type { Person } from '../../onboarding/person.ts';
import type { Problem } from '../../onboarding/problem.ts';
import type { Proposable } from '../../onboarding/proposals.ts';
import type { AgreementTemplate } from '../../onboarding/steps/agreement.ts';
import type { Words } from '../../words/words.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { ApplyCommand, StartOnboarding } from '../apply-command.ts';
import type { HandOver } from '../hand-over/hand-over.ts';
import type { SignInLinks } from '../hand-over/sign-in-links.ts';
import type { TellInFeed } from '../identity/activity-feed.ts';
import type { WhoHasRole } from '../identity/who-has-role.ts';
import type { Limits } from '../limits.ts';
import type { Log } from '../log/log.ts';
import type { RefusalLog } from '../log/refusals.ts';
import type { IfInTime } from '../lookups/if-in-time.ts';
import type { Letters } from '../mail/letters.ts';
import type { PausedProvider, Providers } from '../providers/providers.ts';
import type { Reached } from '../providers/reach.ts';
import type { MailsToAddress } from '../store/mails-to-address.ts';
import type { OnboardingLists } from '../store/onboardings.ts';
import type { UnapprovedOrders } from '../store/unapproved-orders.ts';
import type { Understood } from '../store/understood.ts';
import type { BringIn } from './bring-in.ts';
import type { ActiveOnboarding } from './channel/active-onboarding.ts';
import type { Caller } from './channel/caller.ts';
import type { Conversation } from './channel/conversation.ts';
import type { DownloadFile } from './channel/download-file.ts';
import type { IsAway } from './state/is-away.ts';
import type { People } from './state/people.ts';

/**
 * Goes on in somebody's own chat with the bot, as the caller that they are there.
 * @returns whether they have one that reaches them
 */
export type InOwnChat = (
  person: Person,
  goOn: (
    place: Omit<Caller, 'person' | 'memberId'>,
    chat: { readonly conversation: Conversation; readonly activeOnboarding: ActiveOnboarding },
  ) => Promise<void>,
) => Promise<boolean>;

/** What answering people needs of the rest of the product. */
export interface Services {
  readonly onboardings: OnboardingLists;
  readonly applyCommand: ApplyCommand;
  readonly startOnboarding: StartOnboarding;
  readonly handOver: HandOver;
  /** Null = the bot has no identity, and so no place in anybody's activity feed. */
  readonly tellInFeed: TellInFeed | null;
  /** Null = who never opened the bot is left to do so. */
  readonly bringIn: BringIn | null;
  readonly signInLinks: Pick<SignInLinks, 'grant'>;
  readonly people: People;
  readonly whoHasRole: WhoHasRole;
  /** Whose deputy decides for them at the moment. */
  readonly isAway: IsAway;
  readonly limits: Limits;
  readonly mailsToAddress: MailsToAddress;
  /** What customers are written. */
  readonly letters: Letters;
  readonly providers: Providers;
  /** The CRM; null = there is none. */
  readonly accounts: Accounts | null;
  /** Those that let us do nothing at the moment. */
  readonly pausedProviders: () => Promise<readonly PausedProvider[]>;
  /** Whether their last requests were answered. */
  readonly reachedProviders: () => Reached;
  /** Whether its events are to come to us; else they are left to another environment. */
  readonly keepsWebhook: boolean;
  readonly ownTemplates: readonly Omit<AgreementTemplate, 'publisher'>[];
  /** What the rep is always asked for, also where everything is as usual. */
  readonly alwaysAsk: readonly Proposable[];
  readonly unapprovedOrders: UnapprovedOrders;
  readonly understood: Understood;
  readonly ifInTime: IfInTime;
  readonly downloadFile: DownloadFile;
  /** In lower case: mail there is no customer's. */
  readonly ownDomains: readonly string[];
  /** Who approves what. */
  readonly approvalPolicy: ApprovalPolicy;
  /** What the addresses of our pages start with. */
  readonly publicUrl: string;
  /** The link to the deal with this id. */
  readonly dealLink: (id: string) => string;
  /** One's own chat with the bot, with this typed in it; undefined without an identity, on a desk. */
  readonly chatLink: (typed: string) => string | undefined;
  readonly inOwnChat: InOwnChat;
  readonly words: Words;
  readonly now: () => number;
  readonly log: Log;
  /** What people tried that is not theirs to do, or too much. */
  readonly refusals: RefusalLog;
  /** Whether somebody has been told within the hour, where others read along, that something is not theirs to do. */
  readonly wasRefusedHere: (personAndChat: string) => boolean;
  /** Tells the operators, once for each cause. */
  readonly raiseAlarm: (cause: string, problem: Problem) => Promise<void>;
}
