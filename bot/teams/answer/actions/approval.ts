import { type Action, change } from '../../action.ts';

const longestReason = 500;

/** What an approver can press. */
export const approvalActions = {
  approve: { effect: 'writes', does: 'approve', answers: 'approval', read: () => change({ kind: 'approve' }) },
  reject: {
    effect: 'writes',
    does: 'reject',
    answers: 'approval',
    read: ({ inputs }) => change({ kind: 'reject', reason: (inputs.reason ?? '').slice(0, longestReason).trim() }),
    reasonField: 'reason',
  },
} satisfies Readonly<Record<string, Action>>;
