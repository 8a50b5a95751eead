import { distance } from 'fastest-levenshtein';
import { accountKey } from '../../../../onboarding/account-name.ts';
import { isOver } from '../../../../onboarding/stage.ts';
import { isHolder, mayAtAll } from '../../../../onboarding/who-may.ts';
import type { OnboardingSummary } from '../../../store/onboarding-summary.ts';
import type { ReadOnboarding } from '../../../store/onboardings.ts';
import type { Asked } from '../../asked.ts';
import { inPrivate, isForThisChat } from '../../read-along.ts';
import { type Reply, suggestion } from '../../reply.ts';
import { pressOn } from '../actions/answer-action.ts';
import { listCard, openableHere } from './lists.ts';

/** Finds the onboarding this conversation is about, if it is about one. */
export type FindCurrent = () => Promise<ReadOnboarding | undefined>;

/** A command that means a button of one onboarding: what is typed, what sentences call that, and the button. */
const presses = {
  resume: {
    typed: 'resume',
    says: 'commands.typed.resume',
    verb: 'open',
    // Each is gone on with by what is next for it.
    button: undefined,
  },
  'start-over': {
    typed: 'start over',
    says: 'commands.typed.startOver',
    verb: 'ask-start-over',
    button: { verb: 'ask-start-over', title: 'cards.list.startOver' },
  },
  nudge: {
    typed: 'nudge',
    says: 'commands.typed.nudge',
    verb: 'send-again',
    button: { verb: 'send-again', title: 'cards.list.nudge' },
  },
  cancel: {
    typed: 'cancel',
    says: 'commands.typed.cancel',
    verb: 'ask-cancel',
    button: { verb: 'ask-cancel', title: 'cards.list.cancel' },
  },
} as const;
type Press = keyof typeof presses;

/**
 * Presses a button of the onboarding that a command means: the conversation's own if it is open, else the only open
 * one. Of several the person chooses.
 */
export async function pressOnOpen(asked: Asked, findCurrent: FindCurrent, command: Press): Promise<Reply> {
  const { services, caller } = asked;
  const { words, onboardings } = services;
  const current = await findCurrent();
  const isTheirs = current !== undefined && isHolder(current.record, caller.person) && !isOver(current.record);
  if (isTheirs && isForThisChat(asked, current.record)) return press(asked, current, command);
  const open = await onboardings.ofRequester(caller.person.id, { open: true });
  const [only] = open.items;
  const typed = words.say(presses[command].says);
  if (!caller.isPersonalChat) return pressHere(asked, open.items, command, typed);
  const read = only === undefined ? undefined : await onboardings.get(only.id);
  if (read === undefined) {
    const text = words.say('chat.list.nothingTo', { command: typed });
    const start = { title: words.say('cards.welcome.start'), typed: 'onboard' };
    return suggestion(words, text, [start]);
  }
  if (open.total === 1) return press(asked, read, command);
  return listCard(asked, open, words.say('chat.list.whichOne', { command: typed }), '', presses[command].button);
}

/** The same of the one that is named. Of what they may not even open they do not learn whether it is there. */
export async function pressOnNamed(
  asked: Asked,
  name: string,
  command: Press,
  instead: () => Promise<Reply | undefined>,
): Promise<Reply> {
  const { services, caller } = asked;
  const { words, onboardings } = services;
  const typed = `${presses[command].typed} ${name.slice(0, 100)}`;
  const found = await findTheirs(asked, name, command);
  const [only, ...others] = found;
  // What goes out to a customer does so for the one that is called so, not for one that begins so.
  const isMeant = command !== 'nudge' || (only !== undefined && accountKey(only.accountName) === accountKey(name));
  if (!caller.isPersonalChat) return pressHere(asked, isMeant ? found : [], command, typed);
  if (only === undefined) return (await instead()) ?? noneCalled(asked, name, command);
  const read = others.length === 0 && isMeant ? await onboardings.get(only.id) : undefined;
  if (read !== undefined) return press(asked, read, command);
  const title = words.say('chat.list.whichOne', { command: words.say(presses[command].says) });
  return listCard(asked, { items: found, total: found.length }, title, '', presses[command].button);
}

function press(asked: Asked, read: ReadOnboarding, command: Press): Promise<Reply> {
  const { id, revision } = read.record;
  return pressOn(asked, read, { button: { verb: presses[command].verb, id, revision }, inputs: {} });
}

/** Where others read along only what was begun here is shown, and only if it is the one. */
async function pressHere(
  asked: Asked,
  items: readonly OnboardingSummary[],
  command: Press,
  typed: string,
): Promise<Reply> {
  const [here, ...others] = await openableHere(asked, { items });
  return here !== undefined && others.length === 0 ? press(asked, here, command) : inPrivate(asked, typed);
}

/** One's own open ones of the name, else those that begin so, else those of others that they may open: whose it is they hear. */
async function findTheirs(asked: Asked, name: string, command: Press): Promise<readonly OnboardingSummary[]> {
  const { services, caller, roles } = asked;
  const key = accountKey(name);
  const own = await services.onboardings.ofRequester(caller.person.id, { open: true, namePrefix: name });
  const exact = own.items.filter(({ accountName }) => accountKey(accountName) === key);
  if (own.items.length > 0) return exact.length > 0 ? exact : own.items;
  const acting = { person: caller.person, roles };
  const all = await services.onboardings.withAccountKey(key);
  return all.items.filter(
    (summary) =>
      mayAtAll({ ...summary, earlierRequesters: [] }, acting, 'open') === undefined &&
      (command === 'resume' || !isOver(summary)),
  );
}

/** So many names that are nearly what was typed are offered. */
const mostNear = 3;

async function noneCalled({ services, caller }: Asked, name: string, command: Press): Promise<Reply> {
  const { words, onboardings } = services;
  const key = accountKey(name);
  const open = await onboardings.ofRequester(caller.person.id, { open: true });
  const near = open.items
    .map(({ accountName }) => ({ accountName, away: distance(accountKey(accountName), key) }))
    .filter(({ accountName, away }) => away <= Math.max(2, key.length / 3) || accountKey(accountName).includes(key))
    .toSorted((one, other) => one.away - other.away)
    .slice(0, mostNear);
  const said = { name: name.slice(0, 100) };
  if (near.length === 0) return { kind: 'text', text: words.say('chat.list.noOpenCalled', said) };
  const text = words.say('chat.list.noOpenCalledBut', said);
  const { typed, says } = presses[command];
  const names = [...new Set(near.map(({ accountName }) => accountName))];
  const commands = names.map((each) => ({ title: `${words.say(says)} ${each}`, typed: `${typed} ${each}` }));
  return suggestion(words, text, commands);
}
