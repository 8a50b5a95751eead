import type { TaskResult } from '../../onboarding/commands.ts';
import type { Task } from '../../onboarding/tasks.ts';
import type { Attempt, TaskParts } from './attempt.ts';

type TaskOf<Kind extends Task['kind']> = Task & { readonly kind: Kind };

export const refreshApprovals = ({ messenger }: TaskParts, { record }: Attempt) =>
  done(messenger.refreshApprovals(record));

export const refreshCards = ({ messenger }: TaskParts, { record }: Attempt) => done(messenger.refreshCards(record));

export const notifyRequester = async (
  { messenger }: TaskParts,
  { record, task }: Attempt<TaskOf<'notify-requester'>>,
): Promise<TaskResult> =>
  (await messenger.notifyRequester(record, task.notices, task.attempts > 1)) ? { kind: 'done' } : { kind: 'rep-gone' };

export const tellApprovers = (
  { messenger }: TaskParts,
  { record, task }: Attempt<TaskOf<'tell-approvers'>>,
): Promise<TaskResult> => done(messenger.tellApprovers(record, task));

export const tellFormerRequester = (
  { messenger }: TaskParts,
  { record, task }: Attempt<TaskOf<'tell-former-requester'>>,
): Promise<TaskResult> => done(messenger.tellFormerRequester(record, task));

export const tellOperators = (
  { messenger }: TaskParts,
  { record, task }: Attempt<TaskOf<'tell-operators'>>,
): Promise<TaskResult> => done(messenger.tellOperators(record, task.problem));

async function done(work: Promise<void>): Promise<TaskResult> {
  await work;
  return { kind: 'done' };
}
