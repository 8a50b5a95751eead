import { remainderText } from '../../../cards/confirm-cancel-card.ts';
import { handOverTitle } from '../../../cards/onboarding/hand-over.ts';
import { notChosenWords } from '../../../cards/pass-on-card.ts';
import { cancellable, reducible } from '../../../onboarding/changeable.ts';
import { askedContact, openAsk } from '../../../onboarding/chase.ts';
import { chaseOffers } from '../../../onboarding/chase-offers.ts';
import type { Acting } from '../../../onboarding/commands.ts';
import { administratorOf } from '../../../onboarding/link-standing.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { remainsAfterCancelling } from '../../../onboarding/remains.ts';
import { fullName } from '../../../onboarding/steps/account.ts';
import { partsOf } from '../../../onboarding/steps.ts';
import { mayUndoUntil } from '../../../onboarding/undo.ts';
import { isForApprovers, may, type Verb } from '../../../onboarding/who-may.ts';
import type { ActionOffer, InputAsked } from '../../../tab/api/actions.ts';
import type { Words } from '../../../words/words.ts';
import { othersOf } from '../../teams/answer/actions/approval.ts';
import { repsFor } from '../../teams/answer/actions/reassign.ts';
import { actingOn } from '../../teams/asked.ts';
import { chatOf } from './said.ts';
import type { Viewer } from './viewer.ts';

/** What an action looks like in the tab. Whether it may be done is for the one table, what it does for the one of actions. */
interface Shape {
  readonly does: Verb;
  readonly title: (words: Words, record: Onboarding) => string;
  readonly style?: 'primary' | 'danger';
  readonly by?: 'chat' | 'page';
  /** Whether there is anything to do, as the card has it. */
  readonly isThere?: (record: Onboarding, now: number, personId: string) => boolean;
  readonly confirm?: (words: Words, record: Onboarding) => NonNullable<ActionOffer['confirm']>;
  readonly inputs?: (words: Words, record: Onboarding) => readonly InputAsked[];
  /** What has to be looked up before it can be asked for. */
  readonly lookedUp?: (viewer: Viewer, record: Onboarding) => Promise<readonly InputAsked[]>;
}

const longestReason = 500;

/** In the order in which they stand. */
const shapes = {
  undo: {
    does: 'undo',
    title: (words) => words.say('cards.approval.undo'),
    isThere: (record, now, personId) => mayUndoUntil(record, personId, now) !== undefined,
  },
  approve: {
    does: 'approve',
    title: (words) => words.say('cards.approval.approve'),
    style: 'primary',
    inputs: (words) => [longText('reason', words.say('answers.act.comment'), '')],
  },
  reject: {
    does: 'reject',
    title: (words) => words.say('cards.approval.reject'),
    inputs: (words, record) => [
      longText(
        'reason',
        words.say('answers.act.reasonFor'),
        sayWhy(words, record),
        words.say('cards.approval.reasonExample'),
      ),
      {
        ...input('part', words.say('cards.approval.part'), 'choice', false),
        options: [
          { value: '', label: words.say('cards.approval.anyPart') },
          ...partsOf(record).map((part) => ({ value: part, label: words.say(`cards.part.${part}`) })),
        ],
      },
    ],
  },
  'ask-rep': {
    does: 'ask-rep',
    title: (words) => words.say('cards.approval.ask'),
    inputs: (words, { requester }) => [
      longText(
        'reason',
        words.say('answers.act.question'),
        words.say('onboarding.refusals.say-what', { requester: requester.name }),
      ),
    ],
  },
  'pass-on': {
    does: 'pass-on',
    title: (words) => words.say('cards.approval.passOn'),
    lookedUp: async (viewer, record) => {
      const { words } = viewer.services;
      const others = await othersOf({ ...viewer, record });
      const hint = notChosenWords(words, others) || words.say('cards.passOn.personExample');
      return [
        { ...choiceOf('person', words.say('cards.passOn.person'), others.people), hint },
        longText('reason', words.say('cards.passOn.reason'), words.say('onboarding.refusals.say-why-passed-on')),
      ];
    },
  },
  'approve-change': {
    does: 'approve-change',
    title: (words) => words.say('cards.approval.approve'),
    style: 'primary',
  },
  'reject-change': {
    does: 'reject-change',
    title: (words) => words.say('changes.approval.reject'),
    inputs: (words, record) => [longText('reason', words.say('changes.approval.reason'), sayWhy(words, record))],
  },
  'answer-approver': {
    does: 'answer-approver',
    title: (words) => words.say('cards.question.send'),
    style: 'primary',
    inputs: (words) => [
      longText('answer', words.say('cards.question.answer'), words.say('onboarding.refusals.answer-missing')),
    ],
  },
  'confirm-tenant': {
    does: 'confirm-tenant',
    title: (words) => words.say('cards.acceptors.confirm'),
    isThere: hasOpenAcceptors,
    inputs: (words, record) => [acceptors(words, record)],
  },
  'refuse-tenant': {
    does: 'refuse-tenant',
    title: (words) => words.say('cards.acceptors.refuse'),
    isThere: hasOpenAcceptors,
    inputs: (words, record) => [acceptors(words, record)],
  },
  retry: { does: 'retry', title: (words) => words.say('cards.attention.retry'), style: 'primary' },
  'leave-out': { does: 'leave-out', title: (words) => words.say('cards.attention.leaveOut') },
  'hand-over': {
    does: 'hand-over',
    title: (words, record) => handOverTitle(words, record),
    style: 'primary',
    inputs: (words, record) => handOverInputs(words, record),
  },
  'open-credentials': {
    does: 'open-credentials',
    title: (words) => words.say('cards.status.openCredentials'),
    by: 'page',
  },
  'send-again': {
    does: 'send-again',
    title: (words) => words.say('cards.chase.sendAgain'),
    isThere: (record, now) => chaseOffers(record, now).asksAgain,
    inputs: (words, record) => sendToInputs(words, record),
  },
  'copy-link': {
    does: 'copy-link',
    title: (words) => words.say('cards.chase.copyLink'),
    isThere: (record, now) => chaseOffers(record, now).copiesLink,
  },
  'stop-reminders': {
    does: 'stop-reminders',
    title: (words) => words.say('cards.chase.stop'),
    isThere: (record, now) => chaseOffers(record, now).stops,
  },
  'remind-again': {
    does: 'remind-again',
    title: (words) => words.say('cards.chase.resume'),
    isThere: (record, now) => chaseOffers(record, now).resumes,
  },
  'withdraw-change': { does: 'withdraw-change', title: (words) => words.say('changes.button.withdraw') },
  'offer-cancel-order': {
    does: 'ask-change',
    title: (words) => words.say('changes.button.cancel'),
    by: 'chat',
    isThere: (record, now) => cancellable(record, now).length > 0,
  },
  'offer-reduce-seats': {
    does: 'ask-change',
    title: (words) => words.say('changes.button.reduce'),
    by: 'chat',
    isThere: (record, now) => reducible(record, now).length > 0,
  },
  edit: {
    does: 'edit',
    title: (words, { stage }) => words.say(stage.kind === 'drafting' ? 'answers.act.openChat' : 'answers.act.edit'),
    by: 'chat',
  },
  reassign: {
    does: 'reassign',
    title: (words) => words.say('cards.operators.reassign'),
    lookedUp: async (viewer, record) => {
      const { words } = viewer.services;
      const reps = await repsFor({ ...viewer, record });
      const hint =
        reps.length === 0
          ? words.say('cards.reassign.nobody')
          : record.stage.kind === 'awaiting-approval'
            ? words.say('cards.reassign.takesBack')
            : words.say('cards.reassign.holder', { holder: record.requester.name });
      return [{ ...choiceOf('rep', words.say('cards.reassign.rep'), reps), hint }];
    },
  },
  cancel: {
    does: 'cancel',
    title: (words) => words.say('cards.common.cancelOnboarding'),
    style: 'danger',
    confirm: (words, record) => {
      const remains = remainsAfterCancelling(record);
      return {
        title: words.say('cards.confirmCancel.title'),
        text: words.say(remains.length === 0 ? 'cards.confirmCancel.nothingRemains' : 'cards.confirmCancel.remains'),
        items: remains.map((remainder) => remainderText(words, remainder)),
      };
    },
  },
} as const satisfies Readonly<Record<string, Shape>>;

export type TabVerb = keyof typeof shapes;

const verbs = Object.keys(shapes).filter(isTabVerb);

export function isTabVerb(verb: string): verb is TabVerb {
  return Object.hasOwn(shapes, verb);
}

/** What is done here, and not in the chat. */
export function isDoneHere(verb: TabVerb): boolean {
  const shape: Shape = shapes[verb];
  return shape.by !== 'chat';
}

/** What this person may do with a deal now. */
export async function offersOf(viewer: Viewer, record: Onboarding): Promise<readonly ActionOffer[]> {
  return offersAmong(viewer, record, verbs);
}

/** The same of these verbs. */
export async function offersAmong(
  viewer: Viewer,
  record: Onboarding,
  wanted: readonly TabVerb[],
): Promise<readonly ActionOffer[]> {
  const now = viewer.services.now();
  const own: Acting = { person: viewer.caller.person, roles: viewer.roles };
  const deciding = wanted.some((verb) => isForApprovers(shapes[verb].does))
    ? await actingOn(viewer, record, 'approve')
    : own;
  return wanted.flatMap((verb) => {
    const shape: Shape = shapes[verb];
    const acting = isForApprovers(shape.does) ? deciding : own;
    const isOffered =
      may(record, acting, shape.does) === undefined && shape.isThere?.(record, now, own.person.id) !== false;
    return isOffered ? [offerOf(viewer, record, verb, shape)] : [];
  });
}

/** The same with what has to be looked up; undefined = it is not theirs to do now. */
export async function offerLookedUp(
  viewer: Viewer,
  record: Onboarding,
  verb: TabVerb,
): Promise<ActionOffer | undefined> {
  const [offer] = await offersAmong(viewer, record, [verb]);
  const shape: Shape = shapes[verb];
  if (offer === undefined || shape.lookedUp === undefined) return offer;
  return { ...offer, inputs: await shape.lookedUp(viewer, record) };
}

function offerOf(viewer: Viewer, record: Onboarding, verb: TabVerb, shape: Shape): ActionOffer {
  const { words } = viewer.services;
  const { by = 'act', style = 'default', lookedUp, inputs, confirm } = shape;
  return {
    verb,
    title: shape.title(words, record),
    style,
    by,
    confirm: confirm?.(words, record) ?? null,
    inputs: lookedUp === undefined ? (inputs?.(words, record) ?? []) : null,
    chat: by === 'chat' ? chatOf(viewer, record.id) : null,
  };
}

function input(id: string, label: string, kind: InputAsked['kind'], isRequired: boolean): InputAsked {
  return { id, label, kind, isRequired, missing: '', maxLength: null, options: [], value: '', hint: '' };
}

/** @param missing what is said where it is empty; '' = it may be */
function longText(id: string, label: string, missing: string, hint = ''): InputAsked {
  return { ...input(id, label, 'long-text', missing !== ''), missing, maxLength: longestReason, hint };
}

function sayWhy(words: Words, { requester }: Onboarding): string {
  return words.say('onboarding.refusals.say-why', { requester: requester.name });
}

function choiceOf(
  id: string,
  label: string,
  people: readonly { readonly id: string; readonly name: string }[],
): InputAsked {
  return {
    ...input(id, label, 'choice', true),
    options: people.map((person) => ({ value: person.id, label: person.name })),
  };
}

function hasOpenAcceptors({ acceptors: all }: Onboarding): boolean {
  return all.some(({ answer }) => answer === null);
}

/** By its place among those that accepted. */
function acceptors(words: Words, record: Onboarding): InputAsked {
  const options = record.acceptors.flatMap(({ answer, companyName, domain }, place) =>
    answer === null
      ? [{ value: String(place), label: [companyName, domain].filter((each) => each !== '').join(', ') }]
      : [],
  );
  const [first] = options;
  const asked = input('index', words.say('answers.act.tenant'), 'choice', true);
  return { ...asked, options, value: first?.value ?? '', hint: words.say('cards.acceptors.why') };
}

/** To whom the sign-in goes: where there are several contacts, one of them is chosen. */
function handOverInputs(words: Words, record: Onboarding): readonly InputAsked[] {
  const contacts = record.account?.contacts ?? [];
  if (contacts.length < 2) return [];
  return [
    {
      ...input('handOverTo', words.say('cards.status.handOverWhom'), 'choice', true),
      options: contacts.map((one) => ({ value: one.email, label: `${fullName(one)}, ${one.email}` })),
      value: administratorOf(record)?.email ?? '',
    },
  ];
}

function sendToInputs(words: Words, record: Onboarding): readonly InputAsked[] {
  const contacts = record.account?.contacts ?? [];
  const ask = openAsk(record);
  if (contacts.length < 2 || ask === undefined) return [];
  const asked = askedContact(record, ask);
  return [
    {
      ...input('sendTo', words.say('cards.chase.toWhom'), 'choice', true),
      options: contacts.map((one, place) => ({ value: String(place), label: `${fullName(one)}, ${one.email}` })),
      value: String(
        Math.max(
          0,
          contacts.findIndex(({ email }) => email === asked?.email),
        ),
      ),
    },
  ];
}
