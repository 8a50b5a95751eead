import type { Onboarding } from '../../onboarding/onboarding.ts';
import { isOver } from '../../onboarding/stage.ts';
import { isFinished, lockReason, type Part, partsOf } from '../../onboarding/steps.ts';
import type { Verb } from '../../onboarding/who-may.ts';
import type { Words } from '../../words/words.ts';
import { type Card, cardOf, stackCards } from '../card.ts';
import { fold } from '../fold.ts';
import { renderView } from '../render.ts';
import type { ShownStep } from './header.ts';
import { views } from './views.ts';

interface Looks {
  readonly step: ShownStep;
  /** ms UTC */
  readonly now: number;
  readonly offers: (verb: Verb) => boolean;
}

/** The finished parts, behind a button; on the review what cannot be changed later, or is not as usual, is in sight. */
export function partRows(words: Words, record: Onboarding, looks: Looks): Card {
  const isAtOnce = (part: Part) => looks.step === 'review' && views[part].isInSight?.(record) === true;
  // Of the review the lines are the body.
  const asked = looks.step === 'review' ? 'subscriptions' : looks.step;
  const finished = partsOf(record).filter((part) => part !== asked && isFinished(record, part));
  const others = rowsOf(
    words,
    record,
    finished.filter((part) => !isAtOnce(part)),
    looks,
  );
  return stackCards([
    fold('filledIn', words.say('cards.fold.filledIn'), others),
    rowsOf(words, record, finished.filter(isAtOnce), looks),
  ]);
}

/** All that are finished. */
export function finishedRows(words: Words, record: Onboarding, looks: Looks): Card {
  return rowsOf(
    words,
    record,
    partsOf(record).filter((part) => isFinished(record, part)),
    looks,
  );
}

/** Each as one short row, with an Edit button as long as it can still change. */
function rowsOf(words: Words, record: Onboarding, parts: readonly Part[], { now, offers }: Looks): Card {
  if (parts.length === 0) return cardOf([]);
  const rows = parts.map((part) => ({
    part,
    ...(views[part].isDoubtful?.(record) ? { sign: '⚠', color: 'Warning' } : { sign: '✓', color: 'Good' }),
    title: words.say(`cards.part.${part}`),
    summary: views[part].summary(words, record),
    note: views[part].note?.(words, record, now) ?? '',
    mayEdit: offers('edit') && isEditable(record, part),
    hint: words.say(`cards.editPart.${part}`),
  }));
  const editReopens = rows.some(({ mayEdit }) => mayEdit) ? whatEditingDoes(words, record) : '';
  return renderView(words, 'onboarding/part-rows', { rows, editReopens }, record);
}

function whatEditingDoes(words: Words, { stage }: Onboarding): string {
  if (stage.kind === 'drafting') return '';
  return words.say(`cards.partRows.${stage.kind === 'awaiting-approval' ? 'changeReopens' : 'editReopens'}`);
}

function isEditable(record: Onboarding, part: Part): boolean {
  return !isOver(record) && lockReason(record, part) === undefined;
}
