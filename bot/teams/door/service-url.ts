import { isLoopback } from '../../settings/forms.ts';

/** The addresses at which Teams takes what a bot says. */
export interface ServiceUrls {
  /** What an address may start with, each with a slash at its end, e.g. `https://smba.trafficmanager.net/`. */
  readonly prefixes: readonly string[];
  /** Whether an address of this machine may be one: in development. */
  readonly loopback: boolean;
}

/**
 * Whether this is an address of Teams. The bot sends its token there, so it has to be one as it is written, without
 * anything that another reader of addresses might take differently.
 */
export function isServiceUrl(given: string, { prefixes, loopback }: ServiceUrls): boolean {
  const url = URL.parse(given);
  if (url === null || (url.href !== given && url.href !== `${given}/`)) return false;
  // A `?` or `#` with nothing behind it is in no part of an address.
  const isPlain = url.username === '' && url.password === '' && !/[?#]/.test(given);
  const isHttp = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isPlain || !isHttp) return false;
  const folder = url.href.endsWith('/') ? url.href : `${url.href}/`;
  return prefixes.some((prefix) => folder.startsWith(prefix)) || (loopback && isLoopback(url.hostname));
}
