import { type KeyObject, X509Certificate } from 'node:crypto';
import type { RelativeDistinguishedNames } from 'pkijs';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';

/** What a webhook's certificate has to prove. */
export interface Trust {
  /** Hosts that it may be fetched from, with or without a port. */
  readonly hosts: readonly string[];
  /** PEM or DER of the roots that it must chain to, and of intermediates that are known beforehand. */
  readonly roots: readonly X509Certificate[];
  /** http on this machine; for a simulator. */
  readonly allowHttpOnLoopback: boolean;
}

/**
 * Whose certificates Partner Center signs with. Its documentation asks the subject, its sample (VerifyCertificate) the
 * issuer: either will do, below a trusted root (Microsoft Learn: partner-center-webhooks).
 */
const ORGANISATION = 'Microsoft Corporation';
/** Where certificates of Microsoft's and DigiCert's authorities are published, over http by design. */
const AUTHORITY_HOSTS = ['www.microsoft.com', 'caissuers.microsoft.com', 'cacerts.digicert.com'];
const LONGEST_CHAIN = 4;
const LARGEST_BYTES = 64 * 1024;
const TIMEOUT_MS = 5_000;

/**
 * The public key of the certificate at an address, once it has proved to be Microsoft's: chain, validity, organisation of its
 * subject or issuer.
 *
 * @param url one that `certificateAddress` allows
 * @param at now, ms UTC
 * @throws OnboardingError `webhook-refused` when it is not; retryable when it could not be fetched
 */
export async function fetchTrustedKey(
  url: URL,
  trust: Trust,
  fetch: typeof globalThis.fetch,
  at: number,
): Promise<KeyObject> {
  const leaf = await download(url, fetch);
  try {
    return await provenKey(leaf, trust, fetch, at);
  } catch (thrown) {
    // What OpenSSL reads need not be a certificate to the library that looks closer, or have a key that we know.
    throw thrown instanceof OnboardingError ? thrown : refused('the certificate cannot be read', thrown);
  }
}

async function provenKey(
  leaf: X509Certificate,
  trust: Trust,
  fetch: typeof globalThis.fetch,
  at: number,
): Promise<KeyObject> {
  const { Certificate, CertificateChainValidationEngine } = await import('pkijs');
  const parsed = Certificate.fromBER(leaf.raw);
  if (![parsed.subject, parsed.issuer].some(isMicrosofts))
    throw refused(`the certificate is not one of ${ORGANISATION}`);
  const authorities = await findAuthorities(leaf, trust.roots, fetch);
  const chain = new CertificateChainValidationEngine({
    trustedCerts: trust.roots.filter(isSelfIssued).map((root) => Certificate.fromBER(root.raw)),
    // The last one is the one to prove.
    certs: [...authorities.map((authority) => Certificate.fromBER(authority.raw)), parsed],
    checkDate: new Date(at),
  });
  const { result, resultMessage } = await chain.verify();
  if (!result) throw refused(`the certificate does not chain to a trusted root: ${resultMessage}`);
  return leaf.publicKey;
}

/** Whether this is a name of Microsoft's; what is in a name is vouched for by the chain alone. */
function isMicrosofts({ typesAndValues }: RelativeDistinguishedNames): boolean {
  return typesAndValues.some(({ type, value }) => type === '2.5.4.10' && value.valueBlock.value === ORGANISATION);
}

/**
 * Where a certificate may be fetched: an allowed host and a path. A query would give one certificate any number of names.
 * @throws OnboardingError `webhook-refused`
 */
export function certificateAddress(address: string, { hosts, allowHttpOnLoopback }: Trust): URL {
  const url = URL.parse(address);
  if (url === null) throw refused('the address of the certificate is none');
  const isAllowed = hosts.some((host) => host.toLowerCase() === url.host || host.toLowerCase() === url.hostname);
  if (!isAllowed) throw refused(`the certificate is on ${url.host}, which is not among the allowed hosts`);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const isHttpHere = url.protocol === 'http:' && isLoopback && allowHttpOnLoopback;
  if (url.protocol !== 'https:' && !isHttpHere) throw refused('the certificate is not on an https address');
  return new URL(url.pathname, url.origin);
}

/** The intermediates between a certificate and the roots: those known, else from where the certificate says. */
async function findAuthorities(
  leaf: X509Certificate,
  known: readonly X509Certificate[],
  fetch: typeof globalThis.fetch,
): Promise<X509Certificate[]> {
  const found: X509Certificate[] = [];
  for (let current = leaf; found.length < LONGEST_CHAIN; ) {
    const issuer = known.find((candidate) => current.checkIssued(candidate));
    if (issuer !== undefined && isSelfIssued(issuer)) return found;
    const next = issuer ?? (await downloadIssuer(current, fetch));
    if (next === undefined) return found;
    found.push(next);
    current = next;
  }
  return found;
}

function isSelfIssued(certificate: X509Certificate): boolean {
  return certificate.checkIssued(certificate);
}

async function downloadIssuer(
  certificate: X509Certificate,
  fetch: typeof globalThis.fetch,
): Promise<X509Certificate | undefined> {
  const address = /CA Issuers - URI:(\S+)/.exec(certificate.infoAccess ?? '')?.[1];
  const url = address === undefined ? null : URL.parse(address);
  return url !== null && AUTHORITY_HOSTS.includes(url.host) ? download(url, fetch) : undefined;
}

async function download(url: URL, fetch: typeof globalThis.fetch): Promise<X509Certificate> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.status !== 200) throw new Error(`status ${response.status}`);
    return new X509Certificate(await firstBytes(response));
  } catch (cause) {
    throw new OnboardingError('webhook-refused', {
      says: saying('errors.webhook.certificate', { host: url.host }),
      retryable: true,
      cause,
    });
  }
}

/** Counted as they come, whatever the headers say; to leave the loop ends the download. */
async function firstBytes({ body }: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > LARGEST_BYTES) throw new Error('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** `why` is for the operator's log; the sender is told nothing. */
export function refused(why: string, cause?: unknown): OnboardingError {
  return new OnboardingError('webhook-refused', { says: saying('errors.webhook.refused', { why }), cause });
}
