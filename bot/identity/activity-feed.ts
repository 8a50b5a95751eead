import { createHash } from 'node:crypto';
import type { GraphOptions } from './graph.ts';
import { isObjectId } from './graph.ts';

/** What stands in somebody's activity feed in Teams; the types are declared in the app's manifest. */
export interface FeedEntry {
  readonly type: 'approvalWanted' | 'youAreNeeded';
  /** What the sentence of the type names. */
  readonly customer: string;
  /** What stands below it. */
  readonly preview: string;
  /** Where it leads, an address of Teams. */
  readonly link: string;
  /** Another entry of the same takes its place. */
  readonly about: string;
}

/** Never fails, and nobody has to wait for it: the entry is told beside a message, and is no more than a hint of it. */
export type TellInFeed = (personId: string, entry: FeedEntry) => Promise<void>;

/** So long nobody is asked again who lets us not, or does not answer, in ms. */
const refusedForMs = 60 * 60_000;
/** What Teams takes of a text. */
const mostText = 150;

/**
 * Microsoft Graph, "user: sendActivityNotification". It takes the application permission `TeamsActivity.Send`, and a
 * token of the application in the manifest's `webApplicationInfo` (Microsoft Learn, "Send activity feed notifications to users
 * in Microsoft Teams": requirements), which a managed identity is not; where Graph refuses, it is left alone for an hour.
 * The topic is a text, which leads to where its link does.
 * @param refused hears that it was, once for that hour
 */
export function createActivityFeed(options: GraphOptions & { readonly refused: (why: unknown) => void }): TellInFeed {
  const { graphUrl, token, now, refused, timeoutMs = 5000 } = options;
  let silentUntil = 0;
  const post = async (personId: string, entry: FeedEntry) => {
    const signal = AbortSignal.timeout(timeoutMs);
    return fetch(`${graphUrl}/v1.0/users/${personId}/teamwork/sendActivityNotification`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
      body: JSON.stringify(bodyOf(entry)),
      redirect: 'error',
      signal,
    });
  };
  return async (personId, entry) => {
    if (!isObjectId(personId) || now() < silentUntil) return;
    try {
      const { status, body } = await post(personId, entry);
      await body?.cancel();
      // Who has not installed the app has no such feed: that says nothing of the others.
      if (status !== 401 && status !== 403) return;
      throw new Error(`Microsoft Graph answered ${status}`);
    } catch (why) {
      silentUntil = now() + refusedForMs;
      refused(why);
    }
  };
}

function bodyOf({ type, customer, preview, link, about }: FeedEntry): object {
  const name = customer.slice(0, mostText);
  return {
    topic: { source: 'text', value: name, webUrl: link },
    activityType: type,
    previewText: { content: preview.slice(0, mostText) },
    templateParameters: [{ name: 'customer', value: name }],
    // A whole number that both sides can write.
    chainId: Number.parseInt(createHash('sha256').update(`${type} ${about}`).digest('hex').slice(0, 12), 16),
  };
}
