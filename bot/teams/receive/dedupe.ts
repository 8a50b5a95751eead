import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Answer } from '../channel/answer.ts';
import type { Incoming } from '../channel/incoming.ts';

/** Teams delivers again within a minute. */
const rememberedMs = 2 * 60_000;
/** Answers with cards are large. */
const mostRemembered = 500;

/** Carries a delivery out, or gives it the answer of the one that came before. */
export type Dedupe = (delivery: string | undefined, carryOut: () => Promise<Answer>) => Promise<Answer>;

/**
 * Teams delivers an activity again when it has got no answer in some 15 seconds
 * (github.com/MicrosoftDocs/msteams-docs/issues/6084). This is the memory of one process, for the common case. What
 * comes to another process, or after a crash, changes a record once, because the record knows the deliveries that
 * changed it; what only reads is answered again.
 */
export function createDedupe(): Dedupe {
  const answers = new LRUCache<string, Promise<Answer>>({
    max: mostRemembered,
    ttl: rememberedMs,
    ttlResolution: 1000,
  });
  return (delivery, carryOut) => {
    if (delivery === undefined) return carryOut();
    const known = answers.get(delivery);
    if (known !== undefined) return known;
    const answer = carryOut();
    answers.set(delivery, answer);
    // What failed is tried again with the next delivery.
    answer.catch(() => answers.delete(delivery));
    return answer;
  };
}

/** By what a delivery is known again; short, since records keep it. Undefined = the client gave it no id. */
export function deliveryOf({ id, caller, kind }: Incoming): string | undefined {
  if (id === '') return undefined;
  const name = JSON.stringify([kind, caller.conversationId, caller.person.id, id]);
  return hash('sha256', name, 'base64url').slice(0, 16);
}
