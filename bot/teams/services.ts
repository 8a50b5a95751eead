import type { ApplyEvent } from '../apply-event.ts';
import type { HandOver } from '../hand-over/hand-over.ts';
import type { FindApprovers } from '../identity/find-approvers.ts';
import type { Log } from '../log.ts';
import type { AgreementTemplate } from '../onboarding/parts/agreement.ts';
import type { PartnerCenter } from '../partner-center/partner-center.ts';
import type { Onboardings } from '../store/onboardings.ts';
import type { CardMessages } from './card-messages.ts';
import type { People } from './people.ts';

export interface Provider {
  readonly id: string;
  readonly name: string;
}

/** What answering people needs of the rest of the product. */
export interface Services {
  readonly partnerCenter: PartnerCenter;
  readonly onboardings: Onboardings;
  readonly applyEvent: ApplyEvent;
  readonly handOver: HandOver;
  readonly people: People;
  readonly cardMessages: CardMessages;
  readonly findApprovers: FindApprovers;
  /** By name, in the order in which they are offered; the first is preselected. */
  readonly providers: readonly [Provider, ...Provider[]];
  readonly ownTemplates: readonly Omit<AgreementTemplate, 'publisher'>[];
  /** Yearly commitment from which an approval is needed, in whole units of the contract's currency. */
  readonly approvalThreshold: number;
  readonly now: () => number;
  readonly log: Log;
}
