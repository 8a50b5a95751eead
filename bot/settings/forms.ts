import { z } from 'zod';

/** The environment as it was given, without the settings that are there but empty. */
export type Given = Readonly<Record<string, string>>;

/** What decides how strict a setting is read. */
export interface Circumstances {
  readonly production: boolean;
  readonly given: Given;
}

/** Whether a host name can only mean this machine. */
export function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/** Whether a host has a name on the net: no number, and none that only a network of one's own knows. */
export function isPublicName(host: string): boolean {
  return /^([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/i.test(host) && !isLoopback(host);
}

/** Any text. No form repeats what was given in its complaint: it may be a secret in the wrong place. */
export function text(neededFor: string) {
  return z.string({ error: `is missing: ${neededFor}` });
}

/**
 * A base address, returned without its trailing slash; others read who is named in it. Plain http is for this machine only, and never in production:
 * tokens travel over it.
 */
export function address(neededFor: string, { production }: Circumstances) {
  return text(neededFor).transform((given, context) => {
    const url = URL.parse(given);
    const isBase = url !== null && `${url.username}${url.password}` === '' && !/[?#]/.test(given);
    const https = url?.protocol === 'https:';
    const httpHere = url?.protocol === 'http:' && isLoopback(url.hostname) && !production;
    if (isBase && (https || httpHere)) return given.replace(/(?<!\/)\/+$/, '');
    const allowed = production ? 'an https address' : 'an https address (http only for this machine, e.g. 127.0.0.1)';
    context.addIssue(`must be ${allowed}`);
    return z.NEVER;
  });
}

/**
 * How an id of a tenant, person, group or application in Microsoft Entra is written: as a GUID. Clients for development
 * give their people ids that look like one and have other lengths.
 */
export function entraForm({ production }: Circumstances): RegExp {
  return production ? /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i : /^[0-9a-f]+(-[0-9a-f]+){4}$/i;
}

/** An Entra id; lower-case, as they are compared. */
export function entraId(neededFor: string, circumstances: Circumstances) {
  const error = 'must be an id like 00000000-0000-0000-0000-000000000000';
  return text(neededFor).pipe(z.string().regex(entraForm(circumstances), { error }).toLowerCase());
}

/** A comma separated list; blanks around the parts and empty parts do not count. */
export const list = z
  .string()
  .default('')
  .transform((given) =>
    given
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

/** A comma separated list of Entra ids. */
export function entraIds(circumstances: Circumstances) {
  const error = 'must be Entra object ids, separated by commas';
  return list.pipe(z.array(z.string().regex(entraForm(circumstances), { error }).toLowerCase()));
}

export function wholeNumber(from: number, to: number) {
  const error = `must be a whole number from ${from} to ${to}`;
  return z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error });
}

/** A chat or channel of Teams, as its link has it. */
export const conversationForm = /^19:[^\s,]+@(thread\.v2|thread\.tacv2|thread\.skype|unq\.gbl\.spaces)$/;
