import { lookup } from 'node:dns/promises';
import { type Saying, saying } from '../words/saying.ts';
import { messageOf } from './redact.ts';

/** What was to be reached, for whoever has to mend it. */
export interface Place {
  /** e.g. `https://onboarding.documents.azure.com`. */
  readonly address: string;
  /** The setting that names it. */
  readonly setting: string;
  /** As whom it was tried. */
  readonly identity: Saying;
}

const unresolved = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NONAME'];
const refused = ['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE'];
const silent = /did not answer in time|timed? ?out|timeout/i;
const withoutTls = /^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)$|^EPROTO$/;
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL/;

/**
 * Why nothing came of a request, as far as the network tells; of what is silent it is asked whether there is such a name.
 */
export async function whyNotReached({ identity, ...place }: Place, thrown: unknown): Promise<Saying> {
  const causes = causesOf(thrown);
  if (causes.some(isWithoutIdentity)) return saying('errors.reach.noIdentity', { address: place.address, identity });
  return saying('errors.reach.as', { why: await faultOfNetwork(place, causes), identity });
}

/** The same where nobody has to be anybody in Azure. */
export type Address = Omit<Place, 'identity'>;

/** Of what was thrown and all that lies behind it. */
export async function faultOfNetwork({ address, setting }: Address, causes: readonly unknown[]): Promise<Saying> {
  const codes = causes.map((cause) => codeOf(cause));
  if (codes.some((code) => unresolved.includes(code))) return saying('errors.reach.unresolved', { address, setting });
  if (codes.some((code) => withoutTls.test(code))) return saying('errors.reach.plain', { address, setting });
  if (codes.some((code) => certificate.test(code))) return saying('errors.reach.certificate', { address, setting });
  if (codes.some((code) => refused.includes(code))) return saying('errors.reach.refused', { address, setting });
  if (codes.includes('ETIMEDOUT') || causes.some((cause) => silent.test(messageOf(cause)))) {
    const isName = await isKnown(address);
    return saying(isName ? 'errors.reach.silent' : 'errors.reach.unresolved', { address, setting });
  }
  return saying('errors.reach.other', { address, setting, why: shortly(causes) });
}

/** What was thrown, and all that lies behind it. */
export function causesOf(thrown: unknown): readonly unknown[] {
  const causes: unknown[] = [];
  const open = [thrown];
  for (let cause = open.shift(); cause !== undefined && causes.length < 20; cause = open.shift()) {
    causes.push(cause);
    if (!(cause instanceof Error)) continue;
    open.push(
      ...(cause instanceof AggregateError ? cause.errors : []),
      ...(cause.cause === undefined ? [] : [cause.cause]),
    );
  }
  return causes;
}

/** The innermost words, on one line, without what may not be written down. */
function shortly(causes: readonly unknown[]): string {
  return messageOf(causes.at(-1)).replace(/\s+/g, ' ').slice(0, 200);
}

/** How Azure's library says that this machine has nothing to sign in with. */
function isWithoutIdentity(cause: unknown): boolean {
  const names = ['CredentialUnavailableError', 'AuthenticationRequiredError', 'AggregateAuthenticationError'];
  return cause instanceof Error && [...names, 'AuthenticationError'].includes(cause.name);
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

async function isKnown(address: string): Promise<boolean> {
  try {
    await lookup(new URL(address).hostname.replace(/^\[|\]$/g, ''));
    return true;
  } catch {
    return false;
  }
}
