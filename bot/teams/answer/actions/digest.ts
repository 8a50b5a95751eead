import type { Action } from '../../action.ts';
import { digest } from '../commands/digest.ts';

export const digestActions = {
  'digest-off': { effect: 'runs', errand: 'look-over', answer: (asked) => digest(asked, 'off') },
} satisfies Readonly<Record<string, Action>>;
