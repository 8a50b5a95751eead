import { currentStep } from '../../../onboarding/steps.ts';
import type { ReadOnboarding } from '../../store/onboardings.ts';
import { type Asked, lookupsOf } from '../asked.ts';
import { showOnboarding } from '../draw/show-onboarding.ts';
import type { Reply } from '../reply.ts';
import { stepRow } from '../steps/table.ts';
import { drawingOf, pressOn } from './actions/answer-action.ts';
import { requesterReply } from './commands/lists.ts';

/**
 * A plain answer, typed where one question is asked, does what the button or the field would. Undefined = it answers
 * nothing that is asked now.
 */
export async function answerTyped(asked: Asked, read: ReadOnboarding, text: string): Promise<Reply | undefined> {
  const { services, caller, delivery } = asked;
  const { record } = read;
  // What it answered is no longer asked: what it came to is shown.
  if (delivery !== undefined && record.deliveries.includes(delivery)) return requesterReply(asked, read);
  if (record.stage.kind !== 'drafting' || record.requester.id !== caller.person.id) return undefined;
  const lookups = lookupsOf(services, record.providerId);
  const understood = await stepRow(currentStep(record)).understand?.({ services, lookups, record, text });
  if (understood === undefined) return undefined;
  if (understood.kind === 'press') {
    const { verb, inputs = {} } = understood;
    return pressOn(asked, read, { button: { verb, id: record.id, revision: record.revision }, inputs });
  }
  const drawing = { ...drawingOf(asked, understood), seenBy: caller };
  const card = await showOnboarding(services, record, drawing);
  return { kind: 'onboarding', card, read, viewer: 'requester' };
}
