import { createHash } from 'node:crypto';
import type { State } from './state.ts';

/** The next identifiers of this state: the same seed and the same calls make the same ones, also after a restart. */
function nextBytes(state: State): Buffer {
  state.made += 1;
  return createHash('sha256').update(`${state.seed}:${state.made}`).digest();
}

export function makeGuid(state: State): string {
  return guidOf(nextBytes(state).toString('hex'));
}

/** @param hex at least 32 digits */
export function guidOf(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** An order number as new commerce writes it: twelve hex digits. */
export function makeOrderId(state: State): string {
  return nextBytes(state).toString('hex').slice(0, 12);
}

export function makeOpaque(state: State): string {
  return nextBytes(state).toString('base64url');
}

/** A first administrator password: sixteen characters of every kind. */
export function makePassword(state: State): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789=;.!';
  const letters = [...nextBytes(state).subarray(0, 12)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return `${letters}aZ7;`;
}

/** A number as text, the form of a billing profile's etag. */
export function makeEtag(state: State): string {
  return nextBytes(state).readBigInt64BE().toString();
}
