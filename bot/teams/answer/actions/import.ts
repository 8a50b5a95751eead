import type { Action } from '../../action.ts';
import { beginImport } from '../import/begin.ts';

/** What can be pressed on the preview of a list of customers. */
export const importActions = {
  'begin-import': {
    effect: 'runs',
    errand: 'begin',
    answer: (asked, button, { doubles = button.name ?? '' }) => beginImport(asked, button, { doubles }),
  },
} satisfies Readonly<Record<string, Action>>;
