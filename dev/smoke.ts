import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { stopChildren } from './child.ts';
import { demo } from './demo.ts';
import { startProduct } from './start-product.ts';

/** Starts the product in an empty folder and types one command, as Teams would send it. Fails without a card as answer. */

const typed = 'onboard ABC Corp';
/** How long a card may take, in ms. */
const patience = 30_000;

const CardMessage = z.object({
  attachments: z.tuple([z.object({ contentType: z.literal('application/vnd.microsoft.card.adaptive') })]),
});

const folder = mkdtempSync(join(tmpdir(), 'onboarding-'));
const say = (line: string) => void process.stdout.write(`${line}\n`);
// Nothing of the developer's own settings: what is tried is what a new machine has.
const environment = { PATH: process.env.PATH };
const channel = listenAsChannel();
try {
  const product = await startProduct({ folder, simulatorPort: 41_010, botPort: 41_978, environment, say });
  const firstCard = once(channel, 'card', { signal: AbortSignal.timeout(patience) }).catch((cause) => {
    throw new Error(`No card within ${patience / 1000} seconds.`, { cause });
  });
  const [[card]] = await Promise.all([firstCard, type(typed, product.botUrl, addressOf(channel))]);
  const text = JSON.stringify(card);
  if (!text.includes('ABC Corp')) throw new Error(`The card does not speak of ABC Corp: ${text}`);
  say(`“${typed}” is answered with a card.`);
} finally {
  await stopChildren();
  channel.close();
  rmSync(folder, { recursive: true });
}

/** The other end of the Bot Framework channel: takes what the bot says, and emits `card` for a card. */
function listenAsChannel(): Server {
  const server = createServer(async (request, response) => {
    const activity = await json(request);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ id: 'activity-1' }));
    if (CardMessage.safeParse(activity).success) server.emit('card', activity);
  });
  return server.listen(0, '127.0.0.1');
}

function addressOf(server: Server): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
}

/** Sends a message of the demo's sales rep to the bot. Rejects when the bot does not take it. */
async function type(text: string, botUrl: string, serviceUrl: string): Promise<void> {
  const tenantId = 'a0000000-0000-4000-8000-000000000000';
  const answer = await fetch(`${botUrl}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: 'message-1',
      channelId: 'msteams',
      serviceUrl,
      text,
      from: { id: 'rep', name: 'Robin Reyes', aadObjectId: demo.people.rep },
      recipient: { id: 'bot', name: 'CSP Onboarding' },
      conversation: { id: 'conversation-1', conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
    }),
  });
  if (!answer.ok) throw new Error(`The bot answered HTTP ${answer.status}: ${await answer.text()}`);
}
