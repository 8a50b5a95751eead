import { readPart, type SimplePart } from '../../../onboarding/steps.ts';
import { changeFrom } from '../action.ts';
import type { StepRow } from './step.ts';

/** A part for which nothing is asked outside: the domain reads it, and one button saves it. */
export function simpleStep(part: SimplePart): StepRow {
  return {
    gather: () => ({ step: part }),
    actions: {
      [`save-${part}`]: {
        effect: 'writes',
        does: 'save-part',
        read: ({ record, inputs }) =>
          changeFrom(readPart(record, part, inputs), inputs, (filled) => ({ kind: 'save-part', part, filled })),
      },
    },
  };
}
