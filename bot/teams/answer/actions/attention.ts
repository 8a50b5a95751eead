import { type Action, change } from '../../action.ts';
import { attentionReply } from '../attention-reply.ts';
import { retryAll } from '../retry-all.ts';

/** What can be pressed on the list of what needs attention. */
export const attentionActions = {
  attention: { effect: 'runs', errand: 'list-attention', answer: (asked, place) => attentionReply(asked, place) },
  'retry-cause': { effect: 'runs', errand: 'retry-all', answer: retryAll },
  /** As on its own card; what it came to is seen in the list. */
  'retry-listed': { effect: 'writes', does: 'retry', answers: 'attention', read: () => change({ kind: 'retry' }) },
} satisfies Readonly<Record<string, Action>>;
