import { may } from '../../../onboarding/who-may.ts';
import type { Asked } from '../asked.ts';
import type { Button } from '../button.ts';
import type { Answer } from '../channel/answer.ts';
import { taskMessage } from '../channel/answer.ts';
import { keepRefusal } from './refuse.ts';

/** The credentials' one-time page as a Teams dialog. */
export async function openCredentials(asked: Asked, { id }: Button): Promise<Answer> {
  const { services, caller, roles } = asked;
  const { words, onboardings, handOver } = services;
  const read = await onboardings.get(id);
  if (read === undefined) return taskMessage(words.say('chat.credentials.notYours'));
  const { record } = read;
  const refusal = may(record, { person: caller.person, roles }, 'open-credentials');
  if (refusal !== undefined) {
    await keepRefusal(asked, refusal, 'open-credentials', read);
    return taskMessage(words.say('chat.credentials.notYours'));
  }
  const url = await handOver.offer(record, caller.person);
  const dialog = { title: words.say('chat.credentials.dialog'), width: 620, height: 460, url };
  return { status: 200, body: { task: { type: 'continue', value: dialog } } };
}
