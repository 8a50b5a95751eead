/**
 * Where a deal is opened from outside Teams: the chat with the bot, with what shows the deal typed in it. Who may see it is
 * asked there. Without an identity, on a desk, the bot's own address. Source: Microsoft Learn, "Deep link to a Teams
 * chat"; a bot is the user `28:<application id>`.
 */
export function dealLink(appId: string | undefined, publicUrl: string, accountName: string): string {
  if (appId === undefined) return publicUrl;
  return `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}&message=${encodeURIComponent(`status ${accountName}`)}`;
}
