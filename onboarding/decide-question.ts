import type { Change } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { withNotice, withRefreshedCards, withTask } from './record-news.ts';
import { notPossible, type Refusal, tooLate } from './refusal.ts';
import { noted } from './timeline.ts';
import { decidedOn } from './undo.ts';

type Waiting = Extract<Onboarding['stage'], { kind: 'awaiting-approval' }>;

/** What is said about a request while it waits: a question to the rep, the answer, and whom it is passed on to. */
export function decideQuestion(
  record: Onboarding,
  change: Extract<Change, { kind: 'ask-rep' | 'answer-approver' | 'pass-on' }>,
  by: Person,
  at: number,
  undoMs: number,
): Onboarding | Refusal {
  const { stage } = record;
  if (stage.kind !== 'awaiting-approval') return tooLate('no-longer-waiting');
  switch (change.kind) {
    case 'ask-rep':
      return asked(record, stage, change.question, by, at);
    case 'answer-approver':
      return answered(record, stage, change.answer, by, at);
    case 'pass-on':
      return passedOn(record, stage, change, by, { at, undoMs });
  }
}

function asked(record: Onboarding, stage: Waiting, text: string, by: Person, at: number): Onboarding | Refusal {
  const { name } = record.requester;
  if (text === '') return notPossible('say-what', { requester: name });
  if (stage.question !== null && stage.question.answer === null)
    return notPossible('asked-already', { requester: name });
  const waits: Onboarding = { ...record, stage: { ...stage, question: { by, at, text, answer: null } } };
  const told = noted(waits, { kind: 'asked-rep', by, question: text }, at);
  return withRefreshedCards(withNotice(told, { kind: 'asked-rep', by, question: text }, at), at);
}

/** The time in which it has to be decided begins again. */
function answered(record: Onboarding, stage: Waiting, text: string, by: Person, at: number): Onboarding | Refusal {
  if (stage.question === null) return tooLate('no-question');
  if (text === '') return notPossible('answer-missing');
  const question = { ...stage.question, answer: { at, text } };
  const goesOn: Onboarding = { ...record, stage: { ...stage, question, stepSince: at } };
  const told = noted(goesOn, { kind: 'answered-approver', by, answer: text }, at);
  // Whoever has decided meanwhile can still undo it.
  const to = [...new Set([question.by.id, record.undoable?.by.id ?? question.by.id])];
  return withRefreshedCards(
    withTask(told, { kind: 'tell-approvers', news: { kind: 'answered', answer: text }, to }, at),
    at,
  );
}

function passedOn(
  record: Onboarding,
  stage: Waiting,
  { to, reason }: Extract<Change, { kind: 'pass-on' }>,
  by: Person,
  { at, undoMs }: { readonly at: number; readonly undoMs: number },
): Onboarding | Refusal {
  if (reason === '') return notPossible('say-why-passed-on');
  const waits: Onboarding = {
    ...record,
    stage: { ...stage, passedTo: { to, by, reason }, approverNames: [to.name], stepSince: at },
  };
  return decidedOn(record, noted(waits, { kind: 'passed-on', by, to, reason }, at), by, at, undoMs);
}
