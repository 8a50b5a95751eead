import { OnboardingError } from '../../../../errors/onboarding-error.ts';
import { asItWaits } from '../../../../onboarding/as-it-waits.ts';
import { type CardMessage, cardOf, everyone } from '../../../../onboarding/card-message.ts';
import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import { isFormOpen } from '../../../../onboarding/while-waiting.ts';
import { hindrance, isCurrent, isHolder, mayRun } from '../../../../onboarding/who-may.ts';
import { saying } from '../../../../words/saying.ts';
import type { ReadOnboarding } from '../../../store/onboardings.ts';
import type { Action, FormAgain, Listing, Pressed } from '../../action.ts';
import { type Asked, actingOn } from '../../asked.ts';
import type { Click } from '../../button.ts';
import { mistakeTexts, refusalText } from '../../draw/code-texts.ts';
import { inItsMessage, type Looks, onboardingReply } from '../../draw/onboarding-reply.ts';
import { showApproval } from '../../draw/show-approval.ts';
import { noteFailure } from '../../note-failure.ts';
import { inPrivate, isHere } from '../../read-along.ts';
import { type Reply, requestOf } from '../../reply.ts';
import { refuse } from '../refuse.ts';
import { type CarriedOut, carryOut, isSecondHalf, pressedOn, type Writing } from './carry-out.ts';
import { typedAgain } from './out-of-date.ts';
import { actionOf } from './table.ts';

/**
 * What a person gets for pressing a button. Whatever goes wrong, they read a sentence where they are looking.
 * @param messageId the message with the card that was pressed; undefined = no card was (the words were typed)
 */
export async function answerAction(asked: Asked, click: Click, messageId?: string): Promise<Reply> {
  const { services } = asked;
  const action = actionOf(click.button.verb);
  if (action?.effect === 'runs') return runErrand(asked, action, click);
  const read = action && (await services.onboardings.get(click.button.id));
  if (read !== undefined) return pressOn(asked, read, click, messageId);
  // Nobody finds out by guessing what is there and what is not.
  const refusal = mayRun(asked.roles, 'look-up');
  if (refusal !== undefined) return refuse(asked, refusal, 'look-up');
  return { kind: 'text', text: services.words.say(action === undefined ? 'chat.click.unknown' : 'chat.click.gone') };
}

async function runErrand(asked: Asked, { errand, answer }: Listing, { button, inputs }: Click): Promise<Reply> {
  const refusal = mayRun(asked.roles, errand);
  return refusal === undefined ? answer(asked, button, inputs) : refuse(asked, refusal, errand);
}

/** The same on an onboarding that was read a moment ago. */
export async function pressOn(asked: Asked, read: ReadOnboarding, click: Click, messageId?: string): Promise<Reply> {
  const action = actionOf(click.button.verb);
  if (action === undefined || action.effect === 'runs') {
    return { kind: 'text', text: asked.services.words.say('chat.click.unknown') };
  }
  const pressed = await pressedOn(asked, read, click, action.does);
  if ('reason' in pressed) return refuse(asked, pressed, action.does, read);
  if (!isHere(asked, pressed.record)) return inPrivate(asked, `status ${pressed.record.accountName}`);
  // What is answered is more than the one onboarding.
  const list = action.effect === 'writes' ? listOf(action) : undefined;
  const unlisted = list && mayRun(asked.roles, list.errand);
  if (list !== undefined && unlisted !== undefined) return refuse(asked, unlisted, list.errand);
  return action.effect === 'reads' ? show(pressed, action) : write(pressed, action, messageId);
}

async function show(pressed: Pressed, action: Extract<Action, { effect: 'reads' }>): Promise<Reply> {
  // What was typed into a form that is no longer asked belongs in no other.
  if (action.anyTime !== true && !isCurrent(pressed.record, pressed.button.revision, action.does)) {
    return stale(pressed, pressed.read);
  }
  // A card that is out of date does not ask for what can no longer be.
  const refusal = hindrance(pressed.record, action.does);
  if (refusal !== undefined) {
    const text = refusalText(pressed.services.words, refusal);
    return redraw(pressed, pressed.read, { notice: { tone: 'warning', text } });
  }
  const answer = await action.answer(pressed);
  if (answer.kind !== 'form') return answer;
  return redraw(pressed, pressed.read, drawingOf(pressed, answer));
}

async function write(pressed: Pressed, action: Writing, messageId?: string): Promise<Reply> {
  const { services, record, button, inputs } = pressed;
  try {
    const shownIn = messageId === undefined ? undefined : shownMessage(pressed, action, messageId);
    return await replyTo(pressed, action, await carryOut(pressed, action, shownIn));
  } catch (error) {
    if (!(error instanceof OnboardingError)) throw error;
    const about = { person: pressed.caller.person.id, onboarding: record.id, verb: button.verb };
    noteFailure(services, error, about, 'a click could not be carried out');
    const notice = { tone: 'error', text: services.words.tell(error.says) } as const;
    return redraw(pressed, pressed.read, { inputs, notice }, action);
  }
}

async function replyTo(pressed: Pressed, action: Writing, came: CarriedOut): Promise<Reply> {
  const { services, inputs } = pressed;
  switch (came.kind) {
    case 'missing':
      return { kind: 'text', text: services.words.say('chat.click.gone') };
    case 'changed': {
      const { read, before, then } = came;
      const looks = then ? drawingOf(pressed, then) : lookedAt(pressed, read.record);
      return changed(await redraw(pressed, read, looks, action), before);
    }
    case 'unchanged':
      return redraw(pressed, came.read, {}, action);
    case 'stale':
      return stale(pressed, came.read, action);
    case 'form':
      return redraw(pressed, came.read, drawingOf(pressed, came.form), action);
    case 'refused': {
      const { refusal, read } = came;
      if (refusal.reason === 'nobody-can-approve') void tellNobodyApproves(pressed);
      const text = refusalText(services.words, refusal);
      if (refusal.code === 'not-possible' && action.reasonField !== undefined) {
        return redraw(pressed, read, { inputs, errors: { [action.reasonField]: text } }, action);
      }
      return redraw(pressed, read, { inputs, notice: { tone: 'warning', text } }, action);
    }
  }
}

/** What becomes of the request for approval while its deal is looked at, and changed. */
function lookedAt({ services: { words }, caller, record }: Pressed, changed: Onboarding): Looks {
  const [before, after] = [asItWaits(record), asItWaits(changed)];
  // Who sent it back, or gave it to somebody else, has nothing to submit.
  if (before.stage.kind !== 'awaiting-approval' || !isHolder(changed, caller.person)) return {};
  // It was sent back meanwhile: its card says so.
  if (after.stage.kind === 'drafting' && after.stage.rejection !== null) return {};
  if (after.stage.kind === 'drafting') return { notice: { tone: 'info', text: words.say('chat.click.takenBack') } };
  if (!isFormOpen(after) || isFormOpen(before)) return {};
  return { notice: { tone: 'info', text: words.say('chat.click.stillWaiting') } };
}

/** Only the operators can name an approver. */
function tellNobodyApproves({ services, record: { requester } }: Pressed): Promise<void> {
  const problem = saying('errors.identity.noApprover', { requester: requester.name });
  return services.raiseAlarm(`no-approver ${requester.id}`, problem);
}

/** The list that answers, if one does. */
function listOf({ answers }: Writing): Listing | undefined {
  return answers === 'approval' ? undefined : answers;
}

/** An onboarding's own card says how it was before. */
function changed(reply: Reply, before: Onboarding): Reply {
  return reply.kind === 'onboarding' ? { ...reply, before } : reply;
}

/** The second half of a double click just sees the result; anybody else is told that the card was old, and types nothing twice. */
async function stale(pressed: Pressed, read: ReadOnboarding, action?: Writing): Promise<Reply> {
  const { services } = pressed;
  if (isSecondHalf(pressed, read)) return redraw(pressed, read, {}, action);
  const again = await typedAgain(pressed, read);
  if (again !== undefined) return changed(await redraw(pressed, again.read, again.looks), read.record);
  if (action?.asks !== undefined && hindrance(read.record, action.does) === undefined) {
    return action.asks({ ...pressed, read, record: read.record });
  }
  const text = services.words.say('chat.click.stale');
  return redraw(pressed, read, { notice: { tone: 'warning', text } }, action);
}

export function drawingOf({ services }: Asked, form: FormAgain): Looks {
  const { kind: _, errors, ...drawing } = form;
  return { ...drawing, errors: mistakeTexts(services.words, errors) };
}

/** The card to answer with: the one that was pressed, or what this person sees of the onboarding. */
async function redraw(pressed: Pressed, read: ReadOnboarding, said: Looks, action?: Writing): Promise<Reply> {
  const { services, caller, button } = pressed;
  const looks = { ...said, pressed: button.verb };
  const { record } = read;
  const list = action && listOf(action);
  if (list !== undefined) return list.answer(pressed, button, pressed.inputs, looks.notice?.text);
  if (action?.answers === 'approval') {
    const ofChange = action.does === 'approve-change' || action.does === 'reject-change';
    const request = ofChange ? (cardOf(record, caller.person.id)?.request ?? requestOf(pressed.record)) : undefined;
    const acting = await actingOn(pressed, record, action.does);
    const card = showApproval(services, record, { ...looks, acting }, request);
    return inItsMessage(pressed, { kind: 'onboarding', card, read, viewer: caller.person.id });
  }
  if (action?.form !== undefined && looks.inputs) return action.form({ ...pressed, read, record }, looks);
  return onboardingReply(pressed, read, looks);
}

/**
 * The pressed message shows the card from now on; which request an approver's is about stays as it is. Who only looks after
 * an onboarding has no card of their own that would follow it.
 */
function shownMessage({ caller, record }: Pressed, { answers }: Writing, activityId: string): CardMessage | undefined {
  const { conversationId } = caller;
  if (!caller.isPersonalChat) {
    // The one message of the deal stays the one, whatever was pressed.
    const shown = cardOf(record, everyone);
    return shown?.conversationId === conversationId
      ? shown
      : { viewer: everyone, conversationId, activityId, request: 0 };
  }
  if (answers !== 'approval' && !isHolder(record, caller.person)) return undefined;
  const viewer = answers === 'approval' ? caller.person.id : 'requester';
  const request = answers === 'approval' ? (cardOf(record, viewer)?.request ?? requestOf(record)) : 0;
  return { viewer, conversationId, activityId, request };
}
