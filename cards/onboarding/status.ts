import { cancellable, reducible } from '../../onboarding/changeable.ts';
import { stepsOf } from '../../onboarding/deal-steps.ts';
import { administratorOf } from '../../onboarding/link-standing.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { fullName } from '../../onboarding/steps/account.ts';
import { waitsOf } from '../../onboarding/waits.ts';
import { hindrance, type Verb } from '../../onboarding/who-may.ts';
import type { Words } from '../../words/words.ts';
import { type Card, stackCards } from '../card.ts';
import { stepper } from '../deal/stepper.ts';
import { folded } from '../fold.ts';
import { renderView } from '../render.ts';
import { factsOf, factsTable } from './facts.ts';
import { handOverTitle, verbOf } from './hand-over.ts';
import { stageHeadline } from './stage-headline.ts';
import { entryText } from './timeline.ts';

const timelineLength = 10;

interface Shown {
  /** ms UTC */
  readonly now: number;
  readonly hasDialogs: boolean;
  readonly offers: (verb: Verb) => boolean;
  readonly rows: Card;
  /** Of the deal. */
  readonly link: string;
}

/** Where a submitted onboarding stands: what we wait for, what is known, what happened. */
export function statusStep(words: Words, record: Onboarding, { now, hasDialogs, offers, rows, link }: Shown): Card {
  const { kind } = record.stage;
  const isOrdered = record.order.placed !== null;
  const mayCancel = offers('cancel') && !isOrdered && kind !== 'completed' && kind !== 'cancelled';
  const handsOver = offers('hand-over') && hindrance(record, 'hand-over') === undefined;
  const mayTakeBack = offers('ask-change') && hindrance(record, 'ask-change') === undefined;
  const hasCredentials = record.credentials.kind === 'in-vault' && offers('open-credentials');
  const { matters, details } = factsOf(words, record, now);
  return stackCards([
    renderView(words, 'deal/standing', stageHeadline(words, record)),
    stepper(words, { steps: stepsOf(record), waits: waitsOf(record), holder: record.requester.name }, (at) =>
      words.since(at, now),
    ),
    renderView(
      words,
      'onboarding/status',
      {
        facts: matters,
        history: worthReading(record.timeline)
          .slice(-timelineLength)
          .reverse()
          .map((entry) => ({ at: words.moment(entry.at), text: entryText(words, entry) })),
        ...handOverData(words, record, handsOver),
        opensDialog: hasCredentials && hasDialogs,
        opensLink: hasCredentials && !hasDialogs,
        mayCancel,
        mayCancelOrder: mayTakeBack && cancellable(record, now).length > 0,
        mayReduceSeats: mayTakeBack && reducible(record, now).length > 0,
        mayWithdraw: offers('withdraw-change') && hindrance(record, 'withdraw-change') === undefined,
        hasPack: offers('take-pack') && hindrance(record, 'take-pack') === undefined,
        link,
        id: record.id,
        revision: record.revision,
      },
      record,
    ),
    folded('details', stackCards([factsTable(words, details), rows])),
  ]);
}

/** To whom the sign-in goes: where there are several contacts, one of them is chosen. */
function handOverData(words: Words, record: Onboarding, handsOver: boolean) {
  const contacts = record.account?.contacts ?? [];
  const isChoice = handsOver && contacts.length > 1;
  return {
    handsOver,
    handOver: isChoice ? words.say(`cards.status.${verbOf(record)}`) : handOverTitle(words, record),
    handOverStyle: verbOf(record) === 'handOver' ? 'positive' : 'default',
    isChoice,
    administrator: administratorOf(record)?.email ?? '',
    contacts: contacts.map((one) => ({ title: `${fullName(one)}, ${one.email}`, value: one.email })),
  };
}

/** Of refusals the newest stands for all: whoever tries again and again hides nothing else by it. */
function worthReading(timeline: Onboarding['timeline']): Onboarding['timeline'] {
  const newest = timeline.findLast(({ kind }) => kind === 'refused');
  return timeline.filter((entry) => entry.kind !== 'refused' || entry === newest);
}
