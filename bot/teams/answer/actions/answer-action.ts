import { OnboardingError } from '../../../../errors/onboarding-error.ts';
import { type CardMessage, cardOf } from '../../../../onboarding/card-message.ts';
import type { Acting } from '../../../../onboarding/commands.ts';
import { mayAtAll, type Verb } from '../../../../onboarding/who-may.ts';
import type { Applied } from '../../../apply-command.ts';
import type { ReadOnboarding } from '../../../store/onboardings.ts';
import type { Action, FormAgain, Pressed } from '../../action.ts';
import { type Asked, lookupsOf } from '../../asked.ts';
import type { Click } from '../../button.ts';
import { mistakeTexts, refusalText } from '../../draw/code-texts.ts';
import { showApproval } from '../../draw/show-approval.ts';
import { type Drawing, showOnboarding } from '../../draw/show-onboarding.ts';
import { type OnboardingReply, type Reply, requestOf } from '../../reply.ts';
import { actionOf } from './table.ts';

type Writing = Extract<Action, { effect: 'writes' }>;

/**
 * What a person gets for pressing a button. Whatever goes wrong, they read a sentence where they are looking.
 * @param messageId the message with the card that was pressed; undefined = no card was (the words were typed)
 */
export async function answerAction(asked: Asked, click: Click, messageId?: string): Promise<Reply> {
  const { services } = asked;
  const action = actionOf(click.button.verb);
  if (action === undefined) return { kind: 'text', text: services.words.say('chat.click.unknown') };
  if (action.effect === 'starts') return action.answer(asked, click.button);
  const read = await services.onboardings.get(click.button.id);
  if (read === undefined) return { kind: 'text', text: services.words.say('chat.click.gone') };
  return pressOn(asked, read, click, messageId);
}

/** The same on an onboarding that was read a moment ago. */
export async function pressOn(asked: Asked, read: ReadOnboarding, click: Click, messageId?: string): Promise<Reply> {
  const { services, caller } = asked;
  const { record } = read;
  const action = actionOf(click.button.verb);
  if (action === undefined || action.effect === 'starts') {
    return { kind: 'text', text: services.words.say('chat.click.unknown') };
  }
  // Asked first, so that nobody else's click asks Partner Center anything.
  const acting = { person: caller.person, isApprover: await isApproverFor(asked, read, action.does) };
  const refusal = mayAtAll(record, acting, action.does);
  if (refusal !== undefined) return { kind: 'text', text: refusalText(services.words, refusal) };
  const pressed: Pressed = { ...asked, ...click, read, record, lookups: lookupsOf(services, record.providerId) };
  return action.effect === 'reads' ? show(pressed, action) : write(pressed, action, acting, messageId);
}

/** Only a decision needs to know; it may cost a look-up in Entra. */
async function isApproverFor({ services, caller }: Asked, { record }: ReadOnboarding, verb: Verb): Promise<boolean> {
  if (verb !== 'approve' && verb !== 'reject') return false;
  return services.approvers.includes(caller.person.id, record.requester);
}

async function show(pressed: Pressed, action: Extract<Action, { effect: 'reads' }>): Promise<Reply> {
  // What was typed into a form that is no longer asked belongs in no other.
  if (action.does !== 'open' && pressed.button.revision !== pressed.record.revision)
    return stale(pressed, pressed.read);
  const answer = await action.answer(pressed);
  if (answer.kind !== 'form') return answer;
  return redraw(pressed, pressed.read, drawingOf(pressed, answer));
}

async function write(pressed: Pressed, action: Writing, acting: Acting, messageId?: string): Promise<Reply> {
  const { services, record, button, inputs, delivery } = pressed;
  const isRepeated = delivery !== undefined && record.deliveries.includes(delivery);
  if (isRepeated) return redraw(pressed, pressed.read, {}, action);
  if (button.revision !== record.revision) return stale(pressed, pressed.read, action);
  try {
    const reading = await action.read(pressed);
    if (reading.kind === 'form') return await redraw(pressed, pressed.read, drawingOf(pressed, reading), action);
    const { change } = reading;
    const shownIn = messageId === undefined ? undefined : shownMessage(pressed, action, messageId);
    const { revision } = button;
    const command = { source: 'person', by: acting, revision, change, delivery, shownIn } as const;
    return await applied(pressed, action, await services.applyCommand(record.id, command, pressed.read));
  } catch (error) {
    if (!(error instanceof OnboardingError)) throw error;
    services.log.warn({ err: error, onboarding: record.id, verb: button.verb }, 'a click could not be carried out');
    const notice = { tone: 'error', text: services.words.tell(error.says) } as const;
    return redraw(pressed, pressed.read, { inputs, notice }, action);
  }
}

async function applied(pressed: Pressed, action: Writing, outcome: Applied): Promise<Reply> {
  const { services, inputs } = pressed;
  switch (outcome.outcome) {
    case 'missing':
      return { kind: 'text', text: services.words.say('chat.click.gone') };
    case 'changed':
      return { ...(await redraw(pressed, outcome, {}, action)), before: pressed.record };
    case 'unchanged':
      return redraw(pressed, outcome, {}, action);
    case 'refused': {
      const { refusal } = outcome;
      if (refusal.code === 'stale') return stale(pressed, outcome, action);
      const text = refusalText(services.words, refusal);
      if (refusal.code === 'not-possible' && action.reasonField !== undefined) {
        return redraw(pressed, outcome, { inputs, errors: { [action.reasonField]: text } }, action);
      }
      return redraw(pressed, outcome, { inputs, notice: { tone: 'warning', text } }, action);
    }
  }
}

/** The second half of a double click just sees the result; anybody else is told that the card was old. */
function stale(pressed: Pressed, read: ReadOnboarding, action?: Writing): Promise<Reply> {
  const { services, caller, button } = pressed;
  const isDoubleClick = read.record.revision === button.revision + 1 && read.record.lastChange.by === caller.person.id;
  const text = services.words.say('chat.click.stale');
  return redraw(pressed, read, isDoubleClick ? {} : { notice: { tone: 'warning', text } }, action);
}

type Looks = Omit<Drawing, 'seenBy'>;

export function drawingOf({ services }: Asked, form: FormAgain): Looks {
  const { kind: _, errors, ...drawing } = form;
  return { ...drawing, errors: mistakeTexts(services.words, errors) };
}

/** The card to answer with: the approver's for a decision, else the rep's. */
async function redraw(asked: Asked, read: ReadOnboarding, looks: Looks, action?: Writing): Promise<OnboardingReply> {
  const { services, caller } = asked;
  const { record } = read;
  if (action?.answers === 'approval') {
    const card = showApproval(services, record, looks);
    return { kind: 'onboarding', card, read, viewer: caller.person.id };
  }
  const card = await showOnboarding(services, record, { ...looks, seenBy: caller });
  return { kind: 'onboarding', card, read, viewer: 'requester' };
}

/** The pressed message shows the card from now on; which request an approver's is about stays as it is. */
function shownMessage({ caller, record }: Pressed, { answers }: Writing, activityId: string): CardMessage {
  const viewer = answers === 'approval' ? caller.person.id : 'requester';
  const request = answers === 'approval' ? (cardOf(record, viewer)?.request ?? requestOf(record)) : 0;
  return { viewer, conversationId: caller.conversationId, activityId, request };
}
