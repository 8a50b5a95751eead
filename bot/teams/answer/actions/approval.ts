import { notChosenWords, passOnCard } from '../../../../cards/pass-on-card.ts';
import { partNames } from '../../../../onboarding/steps.ts';
import { thingsToCheck } from '../../../../onboarding/things-to-check.ts';
import { type Action, change, formAgain, type Listing, type Pressed, type Reading } from '../../action.ts';
import { decidersOf } from '../../deciders.ts';
import { inItsMessage } from '../../draw/onboarding-reply.ts';
import { showApproval } from '../../draw/show-approval.ts';
import { inOwnWords } from '../../in-own-words.ts';
import type { Reply } from '../../reply.ts';
import { inbox } from '../inbox.ts';

const list: Listing = {
  errand: 'list-approvals',
  answer: (asked, { index, after }, _, notice) => inbox(asked, { before: index, after }, notice),
};

/** What an approver can press. */
export const approvalActions = {
  approve: {
    effect: 'writes',
    does: 'approve',
    answers: 'approval',
    read: ({ inputs }) => inOwnWords(inputs, 'reason', (comment) => ({ kind: 'approve', comment })),
  },
  reject: {
    effect: 'writes',
    does: 'reject',
    answers: 'approval',
    read: ({ inputs }) => {
      const part = partNames.find((name) => name === inputs.part);
      return inOwnWords(inputs, 'reason', (reason) => ({ kind: 'reject', reason, ...(part && { part }) }));
    },
    reasonField: 'reason',
  },
  undo: { effect: 'writes', does: 'undo', answers: 'approval', read: () => change({ kind: 'undo' }) },
  'ask-rep': {
    effect: 'writes',
    does: 'ask-rep',
    answers: 'approval',
    read: ({ inputs }) => inOwnWords(inputs, 'reason', (question) => ({ kind: 'ask-rep', question })),
    reasonField: 'reason',
  },
  'ask-pass-on': { effect: 'reads', does: 'pass-on', anyTime: true, answer: askWhom },
  'pass-on': { effect: 'writes', does: 'pass-on', answers: 'approval', read: passOn, reasonField: 'reason' },
  review: { effect: 'reads', does: 'review', anyTime: true, answer: review },
  approvals: { effect: 'runs', ...list },
  /** In the list, of what has nothing to check. */
  'approve-listed': {
    effect: 'writes',
    does: 'approve',
    answers: list,
    read: ({ services, record }) => {
      if (thingsToCheck(record, services.now()).length === 0) return change({ kind: 'approve' });
      const text = services.words.say('cards.inbox.openFirst', { name: record.accountName });
      return { ...formAgain(null), notice: { tone: 'warning', text } };
    },
  },
  'undo-listed': { effect: 'writes', does: 'undo', answers: list, read: () => change({ kind: 'undo' }) },
  /** Of the rep, to what an approver asked. */
  'answer-approver': {
    effect: 'writes',
    does: 'answer-approver',
    read: ({ inputs }) => inOwnWords(inputs, 'answer', (answer) => ({ kind: 'answer-approver', answer })),
    reasonField: 'answer',
  },
} satisfies Readonly<Record<string, Action>>;

function review(pressed: Pressed): Promise<Reply> {
  const { services, record, read, acting, caller } = pressed;
  const card = showApproval(services, record, { acting });
  return inItsMessage(pressed, { kind: 'onboarding', card, read, viewer: caller.person.id });
}

/** Those who may decide on it as well, and how many of them nobody has met here yet. */
export async function othersOf({ services, record, caller }: Pick<Pressed, 'services' | 'record' | 'caller'>) {
  const { approverIds } = await decidersOf(services, record);
  const others = approverIds.filter((id) => id !== caller.person.id);
  const known = await Promise.all(others.map((id) => services.people.find(id)));
  const people = known.flatMap((one) => (one === undefined ? [] : [one.person]));
  return { people, unmet: others.length - people.length };
}

async function askWhom(pressed: Pressed): Promise<Reply> {
  const { words } = pressed.services;
  const card = passOnCard(words, { record: pressed.record, ...(await othersOf(pressed)) });
  return { kind: 'card', card, summary: words.say('cards.passOn.title') };
}

async function passOn(pressed: Pressed): Promise<Reading> {
  const { words } = pressed.services;
  const others = await othersOf(pressed);
  const to = others.people.find(({ id }) => id === pressed.inputs.person);
  if (to !== undefined) return inOwnWords(pressed.inputs, 'reason', (reason) => ({ kind: 'pass-on', to, reason }));
  const text = others.people.length > 0 ? words.say('cards.passOn.choose') : notChosenWords(words, others);
  return { ...formAgain(null), notice: { tone: 'warning', text } };
}
