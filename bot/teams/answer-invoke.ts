import type { InvokeResponse, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { searchCatalog } from '../enquiries/offer-product.ts';
import { marketOf } from '../onboarding/steps.ts';
import type { Caller } from './caller.ts';
import { answerClick } from './clicks/answer-click.ts';
import { readClick } from './clicks/click.ts';
import type { Reply } from './reply.ts';
import { keepInMessage } from './send-card.ts';
import { atProvider, type Services } from './services.ts';

const CardAction = z.object({ action: z.object({ data: z.unknown() }) });
const Search = z.object({ queryText: z.string().default(''), dataset: z.string().default('') }).loose();
const TaskFetch = z.object({ data: z.unknown() });

/** Teams shows no more options than this in a typeahead (Microsoft Learn, "Typeahead search in Adaptive Cards"). */
const mostOptions = 15;

/**
 * Answers a click on a card, a typeahead search or a dialog's opening.
 * @param follow told of a card before it is sent, so that the conversation is about its onboarding
 */
export async function answerInvoke(
  services: Services,
  context: TurnContext,
  caller: Caller,
  follow: (reply: Reply) => Promise<void>,
): Promise<InvokeResponse> {
  const { name, value } = context.activity;
  switch (name) {
    case 'adaptiveCard/action':
      return cardAction(services, context, caller, value, follow);
    case 'application/search':
      return search(services, caller, value);
    case 'task/fetch':
      return openDialog(services, caller, value);
    default:
      return { status: 501 };
  }
}

async function cardAction(
  services: Services,
  context: TurnContext,
  caller: Caller,
  value: unknown,
  follow: (reply: Reply) => Promise<void>,
): Promise<InvokeResponse> {
  const parsed = CardAction.safeParse(value);
  const click = parsed.success ? readClick(parsed.data.action.data) : undefined;
  if (click === undefined) return message('This button is no longer known. Type “resume” for a fresh card.');
  const reply = await answerClick(services, caller, click);
  if (reply.kind === 'text') return message(reply.text);
  await follow(reply);
  await keepInMessage(services, context, reply);
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.card } };
}

/** A sentence instead of a card: the card on the screen stays as it is. */
function message(text: string): InvokeResponse {
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text } };
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
  const results = found.slice(0, mostOptions);
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results } },
  };
}

/** The credentials' one-time page as a Teams dialog. */
async function openDialog(services: Services, caller: Caller, value: unknown): Promise<InvokeResponse> {
  const parsed = TaskFetch.safeParse(value);
  const click = parsed.success ? readClick(parsed.data.data) : undefined;
  const record = click && (await services.onboardings.get(click.address.id))?.record;
  if (record?.requester.id !== caller.person.id || record.credentials.kind !== 'in-vault') {
    const text = 'There are no credentials for you to open here.';
    return { status: 200, body: { task: { type: 'message', value: text } } };
  }
  const url = await services.handOver.offer(record, caller.person);
  const dialog = { title: 'Administrator credentials', width: 620, height: 460, url };
  return { status: 200, body: { task: { type: 'continue', value: dialog } } };
}
