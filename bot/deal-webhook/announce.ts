import { createHmac } from 'node:crypto';
import { type ErrorDetail, OnboardingError, type Saying } from '../../errors/onboarding-error.ts';
import type { DealEvent } from '../../onboarding/deal-events.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { saying } from '../../words/saying.ts';
import type { Config } from '../config.ts';
import { dealData } from '../pack/deal-data.ts';

/**
 * Tells the system that goes on with the customer of an event, with the deal as it stands now.
 * @throws OnboardingError `deal-webhook-failed`, retryable: it has not said that it has it
 */
export type Announce = (record: Onboarding, event: DealEvent) => Promise<void>;

/** Nobody waits for it. */
const timeoutMs = 20_000;
/** Longer than that nobody is left alone for. */
const longestPauseSeconds = 60 * 60;

/**
 * One POST, signed as "Standard Webhooks" has it (standardwebhooks.com, specification 1.0): HMAC-SHA256 over id, second and
 * body, by each secret, so that one can be changed while deliveries go on. The id follows from the timeline's entry, so that
 * whoever gets it twice knows. No redirect is followed, for what is told is meant for that address alone; of the answer only
 * its status is read.
 */
export function createAnnounce(
  { url, secrets }: NonNullable<Config['dealWebhook']>,
  { providerName, now }: { readonly providerName: (id: string) => string; readonly now: () => number },
): Announce {
  const keys = secrets.map((secret) => Buffer.from(secret.replace(/^whsec_/, ''), 'base64'));
  return async (record, event) => {
    const id = eventId(event);
    const timestamp = String(Math.floor(now() / 1000));
    const data = dealData(record, providerName(record.providerId));
    const body = JSON.stringify({ type: event.type, timestamp: new Date(event.entry.at).toISOString(), data });
    const signed = `${id}.${timestamp}.${body}`;
    const signatures = keys.map((key) => `v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatures.join(' '),
    };
    const answer = await post(url, headers, body);
    if (answer.ok) return;
    const { status } = answer;
    const pause = Number(answer.headers.get('retry-after') ?? 'NaN');
    throw failed(saying('errors.dealWebhook.refused', { status }), {
      httpStatus: status,
      ...(pause > 0 && { retryAfterSeconds: Math.min(pause, longestPauseSeconds) }),
    });
  };
}

async function post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Response> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await answer.body?.cancel();
    return answer;
  } catch (thrown) {
    throw failed(saying('errors.dealWebhook.notReached'), { cause: thrown });
  }
}

/** The same each time it is told, and no other's. */
export function eventId({ entry }: DealEvent): string {
  return `evt_${entry.hash.slice(0, 32)}`;
}

function failed(says: Saying, more: Pick<ErrorDetail, 'cause' | 'httpStatus' | 'retryAfterSeconds'>): OnboardingError {
  return new OnboardingError('deal-webhook-failed', { says, retryable: true, outage: 'deal-webhook', ...more });
}
