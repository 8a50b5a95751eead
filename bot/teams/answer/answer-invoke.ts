import type { InvokeResponse, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { marketOf } from '../../../onboarding/steps.ts';
import { searchCatalog } from '../../lookups/offer-product.ts';
import type { Caller } from '../receive/caller.ts';
import { searchResponse, sentence, type Turn, taskMessage } from '../receive/turn.ts';
import { keepInMessage, sendReply } from '../send/send-card.ts';
import { atProvider, type Services } from '../services.ts';
import { answerClick } from './actions/answer-click.ts';
import { readClick } from './actions/click.ts';
import { readCardAction } from './actions/read-card-action.ts';
import type { Reply } from './reply.ts';

const Search = z.object({ queryText: z.string().default(''), dataset: z.string().default('') }).loose();
const TaskFetch = z.object({ data: z.unknown() });

/** Teams shows no more options than this in a typeahead (Microsoft Learn, "Typeahead search in Adaptive Cards"). */
const mostOptions = 15;

/** An invoke and who made it. */
interface Invoked {
  readonly services: Services;
  readonly context: TurnContext;
  readonly caller: Caller;
  readonly turn: Turn;
  /** Told of a card before it is sent, so that the conversation is about its onboarding. */
  readonly follow: (reply: Reply) => Promise<void>;
}

/** Answers a click on a card, a typeahead search or a dialog's opening. */
export async function answerInvoke(invoked: Invoked): Promise<InvokeResponse> {
  const { services, context, caller } = invoked;
  const { name, value } = context.activity;
  switch (name) {
    case 'adaptiveCard/action':
      return cardAction(invoked);
    case 'application/search':
      return search(services, caller, value);
    case 'task/fetch':
      return openDialog(services, caller, value);
    default:
      return { status: 501 };
  }
}

async function cardAction({ services, context, caller, turn, follow }: Invoked): Promise<InvokeResponse> {
  const click = readClick(readCardAction(context.activity.value));
  if (click === undefined) return sentence('This button is no longer known. Type “resume” for a fresh card.');
  const reply = await answerClick(services, caller, click);
  await follow(reply);
  const isShown = await keepInMessage(services, context, reply);
  // Who has been told to wait gets the answer in the chat.
  if (turn.isAnswered && !isShown) await sendReply(services, context, reply);
  if (reply.kind === 'text') return sentence(reply.text);
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.card } };
}

/** Products by part of their name, from the catalog of the onboarding that the card's dataset names. */
async function search(services: Services, caller: Caller, value: unknown): Promise<InvokeResponse> {
  const { dataset, queryText } = Search.parse(value);
  const record = (await services.onboardings.get(dataset.replace(/^catalog\//, '')))?.record;
  const market = record?.requester.id === caller.person.id ? marketOf(record) : undefined;
  const found =
    record === undefined || market === undefined
      ? []
      : await searchCatalog(atProvider(services, record.providerId).partnerCenter, market, queryText);
  return searchResponse(found.slice(0, mostOptions));
}

/** The credentials' one-time page as a Teams dialog. */
async function openDialog(services: Services, caller: Caller, value: unknown): Promise<InvokeResponse> {
  const parsed = TaskFetch.safeParse(value);
  const click = parsed.success ? readClick(parsed.data.data) : undefined;
  const record = click && (await services.onboardings.get(click.address.id))?.record;
  if (record?.requester.id !== caller.person.id || record.credentials.kind !== 'in-vault') {
    return taskMessage('There are no credentials for you to open here.');
  }
  const url = await services.handOver.offer(record, caller.person);
  const dialog = { title: 'Administrator credentials', width: 620, height: 460, url };
  return { status: 200, body: { task: { type: 'continue', value: dialog } } };
}
