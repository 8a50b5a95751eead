import { parseArgs } from 'node:util';
import { z } from 'zod';
import { isEmail } from '../../onboarding/email.ts';
import { type Format, formats } from './export.ts';

/** What somebody wants of the command; moments in ms UTC. */
export type Asked =
  | { readonly what: 'help' }
  /** It was not understood. */
  | { readonly what: 'wrong'; readonly why: string }
  | { readonly what: 'verify'; readonly heads: readonly string[]; readonly files: readonly string[] }
  | { readonly what: 'head' }
  | { readonly what: 'end-links' }
  | { readonly what: 'export'; readonly format: Format; readonly file: string | undefined }
  | { readonly what: 'csv'; readonly folder: string }
  | { readonly what: 'replay'; readonly deal: string }
  | { readonly what: 'replay'; readonly since: number }
  | { readonly what: 'reconcile'; readonly to: number }
  | { readonly what: 'erase'; readonly email: string };

/** @param now ms UTC: what has happened is not later */
export function askedOf(args: readonly string[], now: number): Asked {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(String(error instanceof Error ? error.message : error).split('. ')[0] ?? '');
  }
  const { values, positionals } = parsed;
  const [name, given, ...more] = positionals;
  if (name === undefined || values.help === true) return { what: 'help' };
  if (more.length > 0) return wrong(`That is too much: ${more.join(' ')}. What has blanks goes in quotation marks.`);
  switch (name) {
    case 'erase':
      if (given === undefined) return wrong('Whom? Give their e-mail address.');
      return isEmail(given) ? { what: name, email: given.toLowerCase() } : wrong(`${given} is no e-mail address.`);
    case 'csv':
      return given === undefined ? wrong('Into which folder?') : { what: name, folder: given };
    case 'replay': {
      if (given !== undefined) return { what: name, deal: given };
      const since = pastMoment('--from', values.from, now);
      return typeof since === 'string' ? wrong(since) : { what: name, since };
    }
  }
  if (given !== undefined) return wrong(`${name} takes no ${given}.`);
  switch (name) {
    case 'verify':
      return { what: name, heads: values.head ?? [], files: values['heads-from'] ?? [] };
    case 'head':
    case 'end-links':
      return { what: name };
    case 'reconcile': {
      const to = pastMoment('--to', values.to, now);
      return typeof to === 'string' ? wrong(to) : { what: name, to };
    }
    case 'export': {
      const format = formats.find((known) => known === values.format);
      if (format === undefined)
        return wrong(`--format is ${formats.join(' or ')}, not ${values.format ?? 'left out'}.`);
      return { what: name, format, file: values.out };
    }
    default:
      return wrong(`There is no ${name}.`);
  }
}

const wrong = (why: string): Asked => ({ what: 'wrong', why });

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      head: { type: 'string', multiple: true },
      'heads-from': { type: 'string', multiple: true },
      format: { type: 'string' },
      out: { type: 'string' },
      to: { type: 'string' },
      from: { type: 'string' },
    },
  });
}

/** Says in which zone it is: read in the zone of the machine it would be another moment than meant. */
const Moment = z.iso.datetime({ offset: true });

/** @returns ms UTC; or what is wrong with it */
function pastMoment(option: string, given: string | undefined, now: number): number | string {
  const example = `Write it as 2026-11-29T08:00:00Z (UTC), or with an offset, 2026-11-29T09:00:00+01:00.`;
  if (given === undefined) return `${option} is missing: which moment? ${example}`;
  if (!Moment.safeParse(given).success) return `${option} ${given} is no moment that all read alike. ${example}`;
  const moment = Date.parse(given);
  return moment > now ? `${option} ${given} has not come yet.` : moment;
}
