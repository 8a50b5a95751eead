import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

const [, sample = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/after-the-deal.md', 'utf8')) ?? [];
const loaded: unknown = await import(`data:text/javascript,${encodeURIComponent(sample)}`);
const Sample = z.object({
  isFromTheBot: z.function({ input: [z.unknown(), z.string(), z.string(), z.number()], output: z.boolean() }),
});

/** The code that docs/after-the-deal.md gives to who writes a receiver, as it stands there. */
export const isFromTheBot: (headers: IncomingHttpHeaders, body: string, secret: string, now: number) => boolean =
  Sample.parse({ ...(typeof loaded === 'object' && loaded) }).isFromTheBot;
