import { may } from '../../../onboarding/who-may.ts';
import type { Asked } from '../asked.ts';
import { readClick } from '../button.ts';
import type { Answer } from '../channel/answer.ts';
import { taskMessage } from '../channel/answer.ts';
import type { IncomingOf } from '../channel/incoming.ts';
import { keepRefusal } from './refuse.ts';

/** The credentials' one-time page as a Teams dialog. */
export async function openDialog(asked: Asked, { data }: IncomingOf<'dialog-opening'>): Promise<Answer> {
  const { services, caller, roles } = asked;
  const { words, onboardings, handOver } = services;
  const click = readClick(data);
  const read = click && (await onboardings.get(click.button.id));
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
