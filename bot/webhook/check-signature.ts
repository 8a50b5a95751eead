import { type KeyObject, verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';
import { certificateAddress, fetchTrustedKey, refused, type Trust } from './trusted-certificate.ts';

/** Resolves when Partner Center signed these very bytes; throws OnboardingError `webhook-refused` otherwise. */
export type CheckSignature = (headers: IncomingHttpHeaders, body: Buffer) => Promise<void>;

const HOUR = 60 * 60_000;
/** A signature that does not fit may mean a new certificate at the old address, but nobody makes us fetch all the time. */
const FETCH_AGAIN_AFTER = 60_000;

/** Partner Center signs with one or two at a time. */
const mostKept = 20;
/** Certificates looked up at once whose address has not proved to be Microsoft's yet: anybody can make us look. */
const mostAtOnce = 4;

interface KeptKey {
  readonly key: KeyObject;
  readonly since: number;
}

/**
 * Checks deliveries of Partner Center, in this order: headers, host of the certificate, its chain and organisation, and
 * the signature over the raw body. Only then may anybody read the body (Microsoft Learn: partner-center-webhooks).
 */
export function createCheckSignature(parts: {
  trust: Trust;
  fetch: typeof globalThis.fetch;
  now: () => number;
}): CheckSignature {
  const { trust, fetch, now } = parts;
  /** An address is kept only once it has proved to be Microsoft's, so that strangers cannot fill the memory. */
  const kept = new LRUCache<string, KeptKey>({ max: mostKept });
  const lookUps = new Map<string, Promise<KeptKey>>();

  async function keyAt(url: URL, olderThan: number): Promise<KeptKey> {
    const known = kept.get(url.href);
    if (known !== undefined && now() - known.since < olderThan) return known;
    const running = lookUps.get(url.href);
    if (running !== undefined) return running;
    if (known === undefined && lookUps.size >= mostAtOnce) throw tooMany();
    const lookUp = lookUpKey(url).finally(() => lookUps.delete(url.href));
    lookUps.set(url.href, lookUp);
    return lookUp;
  }

  async function lookUpKey(url: URL): Promise<KeptKey> {
    const since = now();
    const fresh = { key: await fetchTrustedKey(url, trust, fetch, since), since };
    kept.set(url.href, fresh);
    return fresh;
  }

  return async (headers, body) => {
    const { signature, address } = readSignature(headers);
    const url = certificateAddress(address, trust);
    const known = await keyAt(url, HOUR);
    if (isSigned(known.key, signature, body)) return;
    const newer = await keyAt(url, FETCH_AGAIN_AFTER);
    if (newer !== known && isSigned(newer.key, signature, body)) return;
    throw refused('its signature does not fit its body');
  };
}

/** The sender comes again. */
function tooMany(): OnboardingError {
  const why = 'too many certificates are being looked up';
  return new OnboardingError('webhook-refused', { says: saying('errors.webhook.refused', { why }), retryable: true });
}

function isSigned(key: KeyObject, signature: Buffer, body: Buffer): boolean {
  return key.asymmetricKeyType === 'rsa' && verify('RSA-SHA256', body, key, signature);
}

/**
 * What a delivery says about its signature, which can be read before its body.
 * @throws OnboardingError `webhook-refused`
 */
export function readSignature(headers: IncomingHttpHeaders): { signature: Buffer; address: string } {
  const algorithm = String(headers['x-ms-signature-algorithm'] ?? '');
  if (algorithm.toLowerCase() !== 'rsa-sha256') throw refused('it is not signed with rsa-sha256');
  // Registered with SignatureTokenToMsSignatureHeader the signature comes in a header of its own.
  const written = String(headers['x-ms-signature'] ?? headers.authorization ?? '').replace(/^Signature\s+/i, '');
  if (!/^[A-Za-z0-9+/]{64,}={0,2}$/.test(written)) throw refused('it has no signature');
  const address = headers['x-ms-certificate-url'];
  if (typeof address !== 'string') throw refused('it names no certificate');
  return { signature: Buffer.from(written, 'base64'), address };
}
