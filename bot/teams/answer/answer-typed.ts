import { currentStep } from '../../../onboarding/steps.ts';
import { isFormOpen } from '../../../onboarding/while-waiting.ts';
import { may, mayAtAll } from '../../../onboarding/who-may.ts';
import type { ReadOnboarding } from '../../store/onboardings.ts';
import { type Asked, lookupsOf } from '../asked.ts';
import { onboardingReply } from '../draw/onboarding-reply.ts';
import type { Reply } from '../reply.ts';
import type { Typed } from '../steps/step.ts';
import { stepRow } from '../steps/table.ts';
import { drawingOf, pressOn } from './actions/answer-action.ts';
import { misspelt } from './commands/parse-command.ts';

/**
 * A plain answer, typed where one question is asked, does what the button or the field would. Undefined = it answers
 * nothing that is asked now.
 */
export async function answerTyped(
  asked: Asked,
  read: ReadOnboarding,
  said: Pick<Typed, 'text' | 'signature'>,
): Promise<Reply | undefined> {
  const { services, caller, roles, delivery } = asked;
  const { record } = read;
  if (mayAtAll(record, { person: caller.person, roles }, 'edit') !== undefined) return undefined;
  // What it answered is no longer asked: what it came to is shown.
  if (delivery !== undefined && record.deliveries.includes(delivery)) return onboardingReply(asked, read);
  if (!isFormOpen(record)) return answerApprover(asked, read, said.text);
  const lookups = lookupsOf(services, record.providerId, caller.person.id);
  const understood = await stepRow(currentStep(record)).understand?.({ services, lookups, record, ...said });
  if (understood === undefined) return undefined;
  if (understood.kind === 'press') {
    const { verb, kept, inputs = {} } = understood;
    const button = { verb, id: record.id, revision: record.revision, ...(kept !== undefined && { kept }) };
    return pressOn(asked, read, { button, inputs });
  }
  return understood.kind === 'card' ? understood : onboardingReply(asked, read, drawingOf(asked, understood));
}

/** What an approver wants to know is answered with any words, but not with a command that was mistyped. */
export async function answerApprover(asked: Asked, read: ReadOnboarding, answer: string): Promise<Reply | undefined> {
  const { caller, roles } = asked;
  const { id, revision } = read.record;
  if (may(read.record, { person: caller.person, roles }, 'answer-approver') !== undefined) return undefined;
  if (answer === '' || misspelt(answer) !== undefined) return undefined;
  return pressOn(asked, read, { button: { verb: 'answer-approver', id, revision }, inputs: { answer } });
}
