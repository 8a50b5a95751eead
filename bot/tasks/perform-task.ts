import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Deed, Notice } from '../../onboarding/tasks.ts';
import type { PartnerCenter } from '../../partner-center/partner-center.ts';
import type { Mailer } from '../mail/mailer.ts';
import { type Providers, providerOf } from '../providers/providers.ts';
import type { Vault } from '../secrets/vault.ts';
import { checkAgreement } from './check-agreement.ts';
import { checkOut } from './check-out.ts';
import { checkRelationship } from './check-relationship.ts';
import { checkVerification } from './check-verification.ts';
import type { Claimed } from './claim-task.ts';
import { confirmAgreement } from './confirm-agreement.ts';
import { createCart } from './create-cart.ts';
import { createCustomer } from './create-customer.ts';
import { credentialsName } from './credentials-name.ts';
import { pollPause } from './poll-pause.ts';
import type { Perform } from './run-tasks.ts';
import { sendAgreement } from './send-agreement.ts';
import { sendInvitation } from './send-invitation.ts';
import { stopRenewal } from './stop-renewal.ts';

/** By what a message is recognised if it comes twice. */
export interface Delivery {
  readonly reference: string;
  /** An earlier attempt may have got through. */
  readonly isRepeated: boolean;
}

/** How people are reached in Teams; a word of the Bot Framework does not stand here. */
export interface Messenger {
  notifyRequester(record: Onboarding, notice: Notice, delivery: Delivery): Promise<void>;
  /** Shows each approver the request, or on a card they already have that it is no longer open. */
  askApprovers(record: Onboarding): Promise<void>;
  /** Redraws the cards that people have of this onboarding. */
  refreshCards(record: Onboarding): Promise<void>;
  tellOperators(text: string): Promise<void>;
}

interface Outside {
  readonly mailer: Mailer;
  readonly vault: Vault;
  readonly messenger: Messenger;
  /** How long a poll waits at first before it asks again, in ms. */
  readonly pollInterval: number;
  readonly now: () => number;
}

/** What a deed works with: the outside world, and of the providers the onboarding's own. */
export interface TaskParts extends Outside {
  readonly partnerCenter: PartnerCenter;
  /** Where a customer accepts the Microsoft Customer Agreement. */
  readonly agreementLink: string;
}

/** What each deed needs to know of the task it belongs to. */
export interface Attempt extends Claimed {
  /** `MS-RequestId` and `MS-CorrelationId`: written down before the attempt, the same after a lost answer. */
  readonly ids: { readonly requestId: string; readonly correlationId: string };
  /** When a poll asks again, ms UTC. Jittered, so that a thousand onboardings do not ask at once. */
  readonly nextAt: number;
}

/** Carries out what an task says. */
export function performTasks({ providers, ...outside }: Outside & { readonly providers: Providers }): Perform {
  return async (claimed) => {
    const { patient: partnerCenter, agreementLink } = providerOf(providers, claimed.record.providerId);
    const parts = { ...outside, partnerCenter, agreementLink };
    const { id, requestId, deed } = claimed.task;
    const nextAt = parts.now() + pollPause(parts.pollInterval, deed, claimed.record, parts.now());
    return performDeed(deed, parts, { ...claimed, ids: { requestId, correlationId: id }, nextAt });
  };
}

async function performDeed(deed: Deed, parts: TaskParts, attempt: Attempt): Promise<TaskResult> {
  const { record } = attempt;
  switch (deed.kind) {
    case 'send-invitation':
      return sendInvitation(parts, attempt);
    case 'check-relationship':
      return checkRelationship(parts, attempt);
    case 'create-customer':
      return createCustomer(parts, attempt);
    case 'check-verification':
      return checkVerification(parts, attempt);
    case 'confirm-agreement':
      return confirmAgreement(parts, attempt);
    case 'send-agreement':
      return sendAgreement(parts, attempt);
    case 'check-agreement':
      return checkAgreement(parts, attempt);
    case 'create-cart':
      return createCart(parts, attempt);
    case 'check-out':
      return checkOut(parts, attempt);
    case 'stop-renewal':
      return stopRenewal(parts, attempt);
    case 'forget-credentials':
      return done(parts.vault.delete(credentialsName(record.id)));
    case 'ask-approvers':
      return done(parts.messenger.askApprovers(record));
    case 'refresh-cards':
      return done(parts.messenger.refreshCards(record));
    case 'notify-requester':
      return done(parts.messenger.notifyRequester(record, deed.notice, deliveryOf(attempt)));
    case 'tell-operators':
      return done(parts.messenger.tellOperators(deed.text));
  }
}

function deliveryOf({ task }: Attempt): Delivery {
  return { reference: task.id.slice(0, 8), isRepeated: task.attempts > 1 };
}

async function done(work: Promise<void>): Promise<TaskResult> {
  await work;
  return { kind: 'done' };
}
