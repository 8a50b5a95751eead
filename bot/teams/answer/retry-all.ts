import { causeOf } from '../../../onboarding/who-helps.ts';
import type { Asked } from '../asked.ts';
import type { Button } from '../button.ts';
import { inPrivate } from '../read-along.ts';
import type { Reply } from '../reply.ts';
import { attentionReply } from './attention-reply.ts';

/** So many are set going by one press; it can be pressed again. */
const most = 300;
const atOnce = 10;
/** A turn is answered within four seconds, and the list has to be drawn yet. */
const patienceMs = 2_500;

type Outcome = 'goes-on' | 'refused' | 'gone-on';

/**
 * What waits for a person for this reason is tried again, each as by its own Retry: whether it may be is asked of each.
 * What somebody else has set going meanwhile, or fails by something else by now, is left as it is.
 */
export async function retryAll(asked: Asked, { name: cause = '' }: Button): Promise<Reply> {
  const { services, caller } = asked;
  const { words } = services;
  if (!caller.isPersonalChat) return inPrivate(asked, words.say('commands.typed.attention'));
  return attentionReply(asked, {}, (await retried(asked, cause)).text);
}

/** What came of it, in a sentence and in numbers. */
export async function retried(asked: Asked, cause: string) {
  const { services, caller } = asked;
  const { words, log } = services;
  const { outcomes, isMore } = await retryEach(asked, cause);
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  const [goOn, refused] = [count('goes-on'), count('refused')];
  log.info({ person: caller.person.id, cause, goOn, refused, isMore }, 'all of a cause were tried again');
  // As for the second half of a double press: somebody has set them going.
  const hasNone = goOn + refused === 0;
  const said = hasNone ? words.say('chat.attention.noneWaits') : words.say('chat.attention.retried', { goOn, refused });
  const rest = isMore ? words.say('chat.attention.more') : '';
  return { text: `${said.trim()} ${rest}`.trim(), goOn, refused, isMore };
}

async function retryEach(asked: Asked, cause: string) {
  const { onboardings } = asked.services;
  const deadline = performance.now() + patienceMs;
  const outcomes: Outcome[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await onboardings.needingAttention(cause, { limit: atOnce, after });
    outcomes.push(...(await Promise.all(items.map(({ id }) => retryOne(asked, cause, id)))));
    after = next;
  } while (after !== undefined && outcomes.length < most && performance.now() < deadline);
  return { outcomes, isMore: after !== undefined };
}

async function retryOne({ services, caller, roles, delivery }: Asked, cause: string, id: string): Promise<Outcome> {
  const { onboardings, applyCommand, log } = services;
  try {
    const read = await onboardings.get(id);
    const problem = read?.record.attention?.problem;
    if (problem === undefined || causeOf(problem).key !== cause) return 'gone-on';
    const by = { person: caller.person, roles };
    const change = { kind: 'retry' } as const;
    const applied = await applyCommand(id, { source: 'person', by, revision: null, change, delivery }, read);
    if (applied.outcome === 'changed') return 'goes-on';
    return applied.outcome === 'refused' ? 'refused' : 'gone-on';
  } catch (error) {
    log.warn({ err: error, onboarding: id }, 'one of many could not be tried again');
    return 'refused';
  }
}
