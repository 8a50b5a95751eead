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

/** Any text. No form repeats what was given in its complaint: it may be a secret in the wrong place. */
export function text(neededFor: string) {
  return z.string({ error: `is missing: ${neededFor}` });
}

/**
 * A base address, returned without its trailing slash. Plain http is for this machine only, and never in production:
 * tokens travel over it.
 */
export function address(neededFor: string, { production }: Circumstances) {
  return text(neededFor).transform((given, context) => {
    const url = URL.parse(given);
    const https = url?.protocol === 'https:';
    const httpHere = url?.protocol === 'http:' && isLoopback(url.hostname) && !production;
    if (https || httpHere) return given.replace(/\/+$/, '');
    const allowed = production ? 'an https address' : 'an https address (http only for this machine, e.g. 127.0.0.1)';
    context.addIssue(`must be ${allowed}`);
    return z.NEVER;
  });
}

/**
 * An id of a tenant, person or application in Microsoft Entra; lower-case, as they are compared. Usually a GUID, but a
 * tenant may go by a domain name, and clients for development give their people ids of other lengths.
 */
const entraForm = /^[0-9a-z][0-9a-z.-]{1,99}$/i;

export function entraId(neededFor: string) {
  return text(neededFor).pipe(
    z.string().regex(entraForm, { error: 'must be an id like 00000000-0000-0000-0000-000000000000' }).toLowerCase(),
  );
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
export const entraIds = list.pipe(
  z.array(z.string().regex(entraForm, { error: 'must be Entra object ids, separated by commas' }).toLowerCase()),
);

export function wholeNumber(from: number, to: number) {
  const error = `must be a whole number from ${from} to ${to}`;
  return z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error });
}

/** A chat or channel of Teams, as its link has it. */
const conversationForm = /^19:[^\s,]+@(thread\.v2|thread\.tacv2|thread\.skype|unq\.gbl\.spaces)$/;

/** People by their Entra ids, and chats or channels of Teams. */
export const entraIdsOrChats = list.transform((parts, context) => {
  const isKnown = (part: string) => conversationForm.test(part) || entraForm.test(part);
  if (parts.every(isKnown)) return parts.map((part) => (conversationForm.test(part) ? part : part.toLowerCase()));
  context.addIssue('must be Entra object ids or Teams conversation ids (19:…@thread.v2), separated by commas');
  return z.NEVER;
});
