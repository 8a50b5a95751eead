import { type Action, change, type Listing } from '../../action.ts';
import { attentionReply } from '../attention-reply.ts';
import { retryAll } from '../retry-all.ts';

const attention: Listing = {
  errand: 'list-attention',
  answer: (asked, place, _, notice) => attentionReply(asked, place, notice),
};

/** What can be pressed on the list of what needs attention. */
export const attentionActions = {
  attention: { effect: 'runs', ...attention },
  'retry-cause': { effect: 'runs', errand: 'retry-all', answer: retryAll },
  /** As on its own card; what it came to is seen in the list. */
  'retry-listed': { effect: 'writes', does: 'retry', answers: attention, read: () => change({ kind: 'retry' }) },
  'leave-out-listed': {
    effect: 'writes',
    does: 'leave-out',
    answers: attention,
    read: () => change({ kind: 'leave-out' }),
  },
} satisfies Readonly<Record<string, Action>>;
