import { shortText } from '../../onboarding/short-text.ts';

/** A deal's id is made of its name and a number. */
const DealId = shortText(200).regex(/^[\p{L}\p{N}-]+$/u);

/**
 * The link to a deal. In Teams it unfolds into the deal's card, in a browser it leads to the bot's chat, and the bot opens
 * the deal for whoever types it there. Who may see it is asked each time.
 */
export function dealLink(publicUrl: string, id: string): string {
  return encodeURI(`${publicUrl}/deals/${id}`);
}

/** The deal that a text is the link of; undefined = it is none. */
export function dealLinked(publicUrl: string, text: string): string | undefined {
  const before = `${publicUrl}/deals/`;
  if (!text.startsWith(before)) return undefined;
  try {
    return DealId.safeParse(decodeURIComponent(text.slice(before.length))).data;
  } catch {
    return undefined;
  }
}

/** Whether this can be the id of a deal. */
export function isDealId(text: string): boolean {
  return DealId.safeParse(text).success;
}

/**
 * The chat with the bot, which is the user `28:<application id>`, with this typed in it; undefined without an identity, on a
 * desk. Source: Microsoft Learn, "Deep link to a Teams chat".
 */
export function chatLink(appId: string | undefined, typed: string): string | undefined {
  if (appId === undefined) return undefined;
  const message = typed === '' ? '' : `&message=${encodeURIComponent(typed)}`;
  return `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}${message}`;
}

/** Where a deal is opened at once by who may: in their own chat with the bot; on a desk by its link. */
export function openingLink(
  {
    dealLink,
    chatLink,
  }: { readonly dealLink: (id: string) => string; readonly chatLink: (typed: string) => string | undefined },
  id: string,
): string {
  // As people write it: the box that it is typed into takes only so much.
  return chatLink(decodeURI(dealLink(id))) ?? dealLink(id);
}
