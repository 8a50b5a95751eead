import type { Asked } from '../asked.ts';
import type { Reply } from '../reply.ts';
import { answerAction } from './actions/answer-action.ts';
import { approvalFor } from './commands/lists.ts';
import { mayOpen } from './extension/share.ts';

/** The deal whose link somebody typed: to approve where that is theirs, else as its own card. */
export async function openLink(asked: Asked, id: string): Promise<Reply> {
  const read = asked.roles.length === 0 ? undefined : await asked.services.onboardings.get(id);
  const isWaiting = read?.record.stage.kind === 'awaiting-approval' && !mayOpen(asked, read.record);
  const request = isWaiting && asked.caller.isPersonalChat ? await approvalFor(asked, read) : undefined;
  return request ?? answerAction(asked, { button: { verb: 'open', id, revision: 0 }, inputs: {} });
}
