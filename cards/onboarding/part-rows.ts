import type { Onboarding } from '../../onboarding/onboarding.ts';
import { isOver } from '../../onboarding/stage.ts';
import { isFinished, lockReason, type Part, partsOf } from '../../onboarding/steps.ts';
import type { Verb } from '../../onboarding/who-may.ts';
import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';
import type { ShownStep } from './header.ts';
import { views } from './views.ts';

/** Every finished part as one short row, with an Edit button as long as it can still change. */
export function partRows(
  words: Words,
  record: Onboarding,
  { step, now, offers }: { step: ShownStep; now: number; offers: (verb: Verb) => boolean },
): Card {
  const finished = partsOf(record).filter((part) => part !== step && isFinished(record, part));
  const rows = finished.map((part) => ({
    part,
    title: words.say(`cards.part.${part}`),
    summary: views[part].summary(words, record),
    note: views[part].note?.(words, record, now) ?? '',
    mayEdit: offers('edit') && isEditable(record, part),
    hint: words.say(`cards.editPart.${part}`),
  }));
  const editReopens = record.stage.kind !== 'drafting' && rows.some(({ mayEdit }) => mayEdit);
  return renderView(words, 'onboarding/part-rows', { rows, editReopens }, record);
}

function isEditable(record: Onboarding, part: Part): boolean {
  return !isOver(record) && lockReason(record, part) === undefined;
}
