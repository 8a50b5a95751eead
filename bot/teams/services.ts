import type { AgreementTemplate } from '../../onboarding/steps/agreement.ts';
import type { PartnerCenter } from '../../partner-center/partner-center.ts';
import type { ApplyCommand } from '../apply-command.ts';
import type { HandOver } from '../hand-over/hand-over.ts';
import type { FindApprovers } from '../identity/find-approvers.ts';
import type { Log } from '../log/log.ts';
import { type Providers, providerOf } from '../providers/providers.ts';
import type { Onboardings } from '../store/onboardings.ts';
import type { CardMessages } from './state/card-messages.ts';
import type { People } from './state/people.ts';

/** What answering people needs of the rest of the product. */
export interface Services {
  /** The account that is asked: the first provider's, or within `atProvider` the onboarding's own. */
  readonly partnerCenter: PartnerCenter;
  readonly onboardings: Onboardings;
  readonly applyCommand: ApplyCommand;
  readonly handOver: HandOver;
  readonly people: People;
  readonly cardMessages: CardMessages;
  readonly findApprovers: FindApprovers;
  readonly providers: Providers;
  readonly ownTemplates: readonly Omit<AgreementTemplate, 'publisher'>[];
  /** Yearly commitment from which an approval is needed, in whole units of the contract's currency. */
  readonly approvalThreshold: number;
  readonly now: () => number;
  readonly log: Log;
}

/** The same services, asking the provider with this id. */
export function atProvider(services: Services, providerId: string): Services {
  return { ...services, partnerCenter: providerOf(services.providers, providerId).prompt };
}
