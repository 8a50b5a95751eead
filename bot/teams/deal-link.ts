import { shortText } from '../../onboarding/short-text.ts';

/** A deal's id is made of its name and a number. */
const DealId = shortText(200).regex(/^[\p{L}\p{N}-]+$/u);

/**
 * The link to a deal. In Teams it unfolds into the deal's card, in a browser it leads to the bot's chat, and the bot opens
 * the deal for whoever types it there. Who may see it is asked each time.
 */
export function dealLink(publicUrl: string, id: string): string {
  return `${publicUrl}/deals/${encodeURIComponent(id)}`;
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

/**
 * Where a deal is opened in Teams: the chat with the bot, with the link typed in it, as short as it can be; undefined
 * without an identity, and for what is no id.
 */
export function dealInTeams(appId: string | undefined, publicUrl: string, id: string): string | undefined {
  const chat = chatLink(appId);
  if (chat === undefined || !DealId.safeParse(id).success) return undefined;
  return `${chat}&message=${encodeURIComponent(`${publicUrl}/deals/${id}`)}`;
}

/**
 * The chat with the bot, which is the user `28:<application id>`; undefined without an identity, on a desk. Source:
 * Microsoft Learn, "Deep link to a Teams chat".
 */
export function chatLink(appId: string | undefined): string | undefined {
  return appId === undefined ? undefined : `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}`;
}
