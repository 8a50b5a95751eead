import { setTimeout as wait } from 'node:timers/promises';
import { type Activity, ActivityTypes, type InvokeResponse } from 'botbuilder';
import { z } from 'zod';
import type { Store } from '../../store/store.ts';
import { isGone } from '../../tasks/lease-owner.ts';
import { readClick } from '../answer/actions/click.ts';
import { readCardAction } from '../answer/actions/read-card-action.ts';
import type { Caller } from './caller.ts';

const InvokeAnswer = z.object({ status: z.number(), body: z.unknown().optional() });

const Marker = z.object({
  /** The process that took the activity, and when, ms UTC. */
  owner: z.string(),
  since: z.number(),
  /** What the call was answered with; null = it is still being worked on. */
  answer: InvokeAnswer.nullable(),
});
type Marker = z.infer<typeof Marker>;

/** An activity that is ours to carry out, or the answer that an earlier delivery of it got. */
export type Taken =
  | {
      readonly kind: 'ours';
      /** It is carried out. Not before the answer has gone out: this costs a write. */
      done(answer: InvokeResponse): Promise<void>;
      /** It failed: the next delivery tries again. */
      release(): Promise<void>;
    }
  | { readonly kind: 'done'; readonly answer: InvokeResponse };

export interface Deliveries {
  /** Waits while another delivery of the same activity is being carried out. */
  take(id: string): Promise<Taken>;
}

/** Longer than any turn takes, in ms: whoever has not ended by then is dead. */
const longestTurn = 60_000;
/** Teams delivers again within a minute; the marker costs little, so it stays longer. */
const keptFor = 60 * 60_000;
const lookAgainAfter = 200;

/**
 * Teams delivers an activity again when it has got no answer in some 15 seconds
 * (github.com/MicrosoftDocs/msteams-docs/issues/6084), also to another machine. One delivery is carried out; the others
 * get its answer.
 */
export function createDeliveries(parts: {
  store: Store;
  owner: string;
  now: () => number;
  pause?: (ms: number) => Promise<unknown>;
}): Deliveries {
  const { store, owner, now, pause = wait } = parts;
  const documentOf = (id: string, answer: Marker['answer']) => {
    const body: Marker = { owner, since: now(), answer };
    return { kind: 'turn' as const, id, body, expiresAt: now() + keptFor };
  };
  const ours = (id: string, etag: string): Taken => ({
    kind: 'ours',
    async done(answer) {
      await store.replace(documentOf(id, answer), etag);
    },
    async release() {
      await store.delete('turn', id, etag);
    },
  });
  const isDead = (marker: Marker) =>
    (marker.owner !== owner && isGone(marker.owner)) || marker.since + longestTurn <= now();

  return {
    async take(id) {
      for (;;) {
        const created = await store.create(documentOf(id, null));
        if (created.outcome === 'written') return ours(id, created.etag);
        for (let stored = await store.get('turn', id); stored !== undefined; stored = await store.get('turn', id)) {
          const marker = Marker.parse(stored.body);
          if (marker.answer !== null) return { kind: 'done', answer: marker.answer };
          if (isDead(marker)) {
            const replaced = await store.replace(documentOf(id, null), stored.etag);
            if (replaced.outcome === 'written') return ours(id, replaced.etag);
          }
          await pause(lookAgainAfter);
        }
      }
    },
  };
}

/** By what a delivery is known again. Undefined = it may be carried out as often as it comes: it only reads. */
export function deliveryId({ type, id, name, value }: Partial<Activity>, caller: Caller): string | undefined {
  if (!id) return undefined;
  const haseffect =
    type === ActivityTypes.Message ||
    type === ActivityTypes.InstallationUpdate ||
    (type === ActivityTypes.Invoke && name === 'adaptiveCard/action' && isChange(value));
  return haseffect ? `${caller.conversationId}/${caller.person.id}/${id}` : undefined;
}

/** Also why no one-time link is ever kept in a marker: opening credentials changes nothing, so it is answered anew. */
const readingVerbs: readonly string[] = ['open', 'ask-cancel', 'ask-start-over', 'open-credentials'];

function isChange(value: unknown): boolean {
  const click = readClick(readCardAction(value));
  return click !== undefined && !readingVerbs.includes(click.address.verb);
}
