import { lockedReason } from '../../onboarding/locked-parts.ts';
import { isOver, type Onboarding, type Part } from '../../onboarding/onboarding.ts';
import { isFinished, partsOf } from '../../onboarding/steps.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';
import { partTitles } from '../words.ts';
import type { ShownStep } from './header.ts';
import { partNote, partSummary } from './part-summary.ts';

/** Every finished part as one short row, with an Edit button as long as it can still change. */
export function partRows(record: Onboarding, step: ShownStep, now: number): Card {
  const finished = partsOf(record).filter((part) => part !== step && isFinished(record, part));
  const rows = finished.map((part) => ({
    part,
    title: partTitles[part],
    summary: partSummary(record, part),
    note: partNote(record, part, now),
    mayEdit: isEditable(record, part),
    hint: `Edit ${partTitles[part].toLowerCase()}`,
  }));
  const editReopens = record.stage.kind !== 'drafting' && rows.some(({ mayEdit }) => mayEdit);
  return renderView('onboarding/part-rows', { rows, editReopens }, record);
}

function isEditable(record: Onboarding, part: Part): boolean {
  return !isOver(record) && lockedReason(record, part) === undefined;
}
