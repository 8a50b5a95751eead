import { openAsk } from '../../../onboarding/chase.ts';
import { hindrance } from '../../../onboarding/who-may.ts';
import type { ActionDone, ActionRequest } from '../../../tab/api/act.ts';
import type { ActionOffer } from '../../../tab/api/actions.ts';
import type { Failure } from '../../../tab/api/failure.ts';
import { linkMinutes } from '../../hand-over/tickets.ts';
import type { ReadOnboarding } from '../../store/onboardings.ts';
import type { Pressed } from '../../teams/action.ts';
import { carryOut, isSecondHalf, pressedOn, type Writing } from '../../teams/answer/actions/carry-out.ts';
import { actionOf } from '../../teams/answer/actions/table.ts';
import { linkFor } from '../../teams/asked.ts';
import { mistakeTexts, refusalText } from '../../teams/draw/code-texts.ts';
import { dealShown, found, maySee } from './deal.ts';
import { didWords } from './did.ts';
import { mistakesIn } from './mistakes.ts';
import { NotAnswered, notDone, notShown, refused } from './not-answered.ts';
import { isDoneHere, isTabVerb, offerLookedUp, type TabVerb } from './offers.ts';
import type { Viewer } from './viewer.ts';

/** What an action asks for, with what has to be looked up. */
export async function offerAnswer(viewer: Viewer, id: string, verb: string): Promise<ActionOffer> {
  const read = await found(viewer, id);
  if (!isTabVerb(verb)) throw notHere(viewer, verb);
  const does = actionOf(verb)?.effect === 'runs' ? undefined : doesOf(verb);
  if (does === undefined) throw notHere(viewer, verb);
  const pressed = await pressedOn(viewer, read, { button: { verb, id, revision: 0 }, inputs: {} }, does);
  if ('reason' in pressed) throw notShown(viewer, pressed, does, read);
  const offer = await offerLookedUp(viewer, read.record, verb);
  if (offer !== undefined) return offer;
  const refusal = hindrance(read.record, does);
  throw refusal === undefined ? await outOfDate(viewer, read) : notDone(viewer.services.words, refusal);
}

function doesOf(verb: string): Writing['does'] | undefined {
  const action = actionOf(verb);
  return action === undefined || action.effect === 'runs' ? undefined : action.does;
}

/** Does what was pressed in the tab, as the same button in the chat does it. */
export async function actAnswer(viewer: Viewer, id: string, request: ActionRequest): Promise<ActionDone> {
  const { verb, revision, inputs = {} } = request;
  const action = actionOf(verb);
  if (!isTabVerb(verb) || !isDoneHere(verb) || action === undefined || action.effect === 'runs') {
    throw notHere(viewer, verb);
  }
  const read = await found(viewer, id);
  const { index, told, ...typed } = inputs;
  const place = index === undefined || !/^\d{1,4}$/.test(index) ? {} : { index: Number(index) };
  const click = { button: { verb, id, revision, ...place, ...(told && { told }) }, inputs: typed };
  const pressed = await pressedOn(viewer, read, click, action.does);
  if ('reason' in pressed) throw await refused(viewer, pressed, action.does, read);
  const offer = await offerLookedUp(viewer, read.record, verb);
  const errors = mistakesIn(viewer.services.words, offer?.inputs ?? [], inputs);
  if (Object.keys(errors).length > 0) throw await mistaken(viewer, read, errors);
  return action.effect === 'reads' ? looked(viewer, pressed) : written(viewer, pressed, action, verb);
}

/** What changes nothing: it has a page, or a link. */
async function looked(viewer: Viewer, { record, acting, lookups, read, button }: Pressed): Promise<ActionDone> {
  const { words, handOver } = viewer.services;
  const refusal = hindrance(record, button.verb === 'copy-link' ? 'copy-link' : 'open-credentials');
  if (refusal !== undefined) throw notDone(words, refusal, await dealFor(viewer, read));
  if (button.verb === 'open-credentials') {
    const href = await handOver.offer(record, acting.person);
    const text = words.say('answers.act.credentialsHere', { minutes: linkMinutes });
    return { text, deal: await dealShown(viewer, record), href };
  }
  const what = openAsk(record)?.what;
  if (what === undefined || what === 'hand-over') throw await outOfDate(viewer, read);
  const href = await linkFor(lookups, what);
  return { text: words.say('answers.act.linkHere'), deal: await dealShown(viewer, record), href };
}

async function written(viewer: Viewer, pressed: Pressed, action: Writing, verb: TabVerb): Promise<ActionDone> {
  const { words } = viewer.services;
  const came = await carryOut(pressed, action, 'elsewhere');
  switch (came.kind) {
    case 'missing':
      throw new NotAnswered(404, { code: 'gone', text: words.say('answers.failure.gone') });
    case 'changed':
      // Something else than what was pressed: it is to be looked at first, and pressed again.
      if (came.then?.notice !== undefined) throw await outOfDate(viewer, came.read, came.then.notice.text);
      return done(viewer, verb, came.read);
    case 'unchanged':
      // It was done, and is not so any more.
      if (verb !== 'undo' && came.read.record.timeline.at(-1)?.kind === 'undone')
        throw await outOfDate(viewer, came.read);
      return done(viewer, verb, came.read);
    case 'stale':
      if (!isSecondHalf(pressed, came.read)) throw await outOfDate(viewer, came.read);
      return done(viewer, verb, came.read);
    case 'form': {
      const { notice, errors } = came.form;
      throw await mistaken(viewer, came.read, mistakeTexts(words, errors), notice?.text);
    }
    case 'refused': {
      const { refusal, read } = came;
      // What was typed is what is wrong.
      const field = refusal.code === 'not-possible' ? action.reasonField : undefined;
      const beside = field !== undefined && { errors: { [field]: refusalText(words, refusal) } };
      throw notDone(words, refusal, { ...beside, ...(await dealFor(viewer, read)) });
    }
  }
}

/** Nothing is done by that name, or nowhere but in the chat. */
function notHere({ services: { words } }: Viewer, verb: string): NotAnswered {
  return actionOf(verb) === undefined
    ? new NotAnswered(422, { code: 'no-such-verb', text: words.say('answers.failure.unreadable') })
    : new NotAnswered(422, { code: 'not-here', text: words.say('answers.failure.notHere') });
}

async function mistaken(
  viewer: Viewer,
  read: ReadOnboarding,
  errors: NonNullable<Failure['errors']>,
  text = Object.values(errors).join(' '),
): Promise<NotAnswered> {
  return new NotAnswered(422, { code: 'mistakes', text, errors, ...(await dealFor(viewer, read)) });
}

async function outOfDate(
  viewer: Viewer,
  read: ReadOnboarding,
  text = viewer.services.words.say('answers.failure.stale'),
): Promise<NotAnswered> {
  return new NotAnswered(409, { code: 'stale', text, ...(await dealFor(viewer, read)) });
}

/** What is now true, for who may still see it. */
async function dealFor(viewer: Viewer, { record }: ReadOnboarding) {
  return (await maySee(viewer, record)) ? { deal: await dealShown(viewer, record) } : {};
}

async function done(viewer: Viewer, verb: TabVerb, { record }: ReadOnboarding): Promise<ActionDone> {
  const deal = (await maySee(viewer, record)) ? await dealShown(viewer, record) : null;
  return { text: didWords(viewer.services.words, verb, record), deal, href: null };
}
