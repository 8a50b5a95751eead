import type { TaskResult } from '../../onboarding/commands.ts';
import type { TaskKind } from '../../onboarding/tasks.ts';
import { announceDeal } from './announce-deal.ts';
import { askApprovers } from './ask-approvers.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { changeOrder } from './change-order.ts';
import { remindCustomer, sendAgain } from './chase-customer.ts';
import { checkAgreement } from './check-agreement.ts';
import { checkDelegation } from './check-delegation.ts';
import { checkOrder } from './check-order.ts';
import { checkOut } from './check-out.ts';
import { checkRelationship } from './check-relationship.ts';
import { checkVerification } from './check-verification.ts';
import { closeRequest } from './close-request.ts';
import { confirmAgreement } from './confirm-agreement.ts';
import { createCart } from './create-cart.ts';
import { createCustomer } from './create-customer.ts';
import { createDelegation } from './create-delegation.ts';
import { forgetCredentials } from './forget-credentials.ts';
import {
  notifyRequester,
  refreshApprovals,
  refreshCards,
  tellApprovers,
  tellFormerRequester,
  tellOperators,
} from './messages.ts';
import { onlyAsSubmitted } from './only-as-submitted.ts';
import { remindApprovers } from './remind-approvers.ts';
import { remindOfTakeBack } from './remind-of-take-back.ts';
import { sendAgreement } from './send-agreement.ts';
import { sendDelegation } from './send-delegation.ts';
import { sendInvitation } from './send-invitation.ts';
import { setEndOfTerm } from './set-end-of-term.ts';
import { settleDecision } from './settle-decision.ts';
import { endSignInLink, sendSignInCode, sendSignInLink } from './sign-in-mails.ts';
import { type TaskRow, unhurried } from './task-row.ts';
import { tellCrm } from './tell-crm.ts';
import { watchEndOfTerm } from './watch-end-of-term.ts';

/** Everything that has to happen outside, and how it is carried out. */
export const tasks: { readonly [Kind in TaskKind]: TaskRow<Kind> } = {
  'send-invitation': { run: sendInvitation },
  'check-relationship': { run: checkRelationship },
  'create-customer': { run: onlyAsSubmitted(createCustomer) },
  'check-verification': { run: checkVerification },
  'confirm-agreement': { run: confirmAgreement },
  'send-agreement': { run: sendAgreement },
  'send-again': { run: sendAgain },
  'remind-customer': { run: remindCustomer, ...unhurried },
  'check-agreement': { run: checkAgreement },
  'create-cart': { run: onlyAsSubmitted(createCart) },
  'check-out': { run: onlyAsSubmitted(checkOut) },
  'check-order': { run: onlyAsSubmitted(checkOrder) },
  'set-end-of-term': { run: onlyAsSubmitted(setEndOfTerm) },
  'watch-end-of-term': { run: onlyAsSubmitted(watchEndOfTerm) },
  'remind-of-take-back': { run: remindOfTakeBack },
  'close-request': { run: closeRequest },
  // Until it is done, or Microsoft says that its time is over.
  'change-order': { run: onlyAsSubmitted(changeOrder), attempts: Number.POSITIVE_INFINITY },
  'create-delegation': { run: createDelegation, ...unhurried },
  'send-delegation': { run: sendDelegation, ...unhurried },
  'check-delegation': { run: checkDelegation, ...unhurried },
  'tell-crm': { run: tellCrm, ...unhurried },
  'announce-deal': { run: announceDeal, ...unhurried },
  'send-sign-in-link': { run: sendSignInLink },
  'send-sign-in-code': { run: sendSignInCode },
  'end-sign-in-link': { run: endSignInLink },
  'forget-credentials': { run: forgetCredentials },
  'ask-approvers': { run: askApprovers },
  'remind-approvers': { run: remindApprovers },
  'settle-decision': { run: settleDecision },
  'refresh-approvals': { run: refreshApprovals },
  'tell-approvers': { run: tellApprovers },
  'refresh-cards': { run: refreshCards },
  'notify-requester': { run: notifyRequester },
  'tell-former-requester': { run: tellFormerRequester },
  'tell-operators': { run: tellOperators },
};

/** Carries out what a task says. */
export function perform<Kind extends TaskKind>(
  parts: TaskParts,
  attempt: Attempt<Extract<Attempt['task'], { kind: Kind }>> & { readonly task: { readonly kind: Kind } },
): Promise<TaskResult> {
  const row: TaskRow<Kind> = tasks[attempt.task.kind];
  return row.run(parts, attempt);
}
