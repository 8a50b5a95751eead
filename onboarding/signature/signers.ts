import { tellsCompany } from '../company-domain.ts';
import { isOfSignature } from './block.ts';
import { ownerOf } from './companies.ts';
import type { Message } from './messages.ts';
import { emailsIn, isAddressOf, personCalled } from './people.ts';
import { piecesOf } from './pieces.ts';

/** Of more people in one mail the last ones are one. */
const most = 10;
/** A text with more addresses is nobody's mail. */
const mostAddresses = 200;

/**
 * A mail in as many parts as people of different companies sign in it, by their addresses, in their order: nobody is
 * given what stands in the part of somebody else. Nearly always there is one.
 */
export function signersIn(message: Message): readonly Message[] {
  const { lines } = message;
  if (lines.filter((line) => line.includes('@')).length > mostAddresses) return [message];
  const parts: Message[] = [];
  let from = 0;
  let before: { readonly at: number; readonly owner: string } | undefined;
  for (const [at, line] of lines.entries()) {
    const owner = companyOf(line);
    if (owner === undefined || parts.length === most) continue;
    const begin = before === undefined || before.owner === owner ? undefined : beginOf(lines, before.at + 1, at);
    if (begin !== undefined) {
      parts.push({ ...message, lines: lines.slice(from, begin) });
      from = begin;
    }
    before = { at, owner };
  }
  return [...parts, { ...message, lines: lines.slice(from) }].map((part, at) => (at === 0 ? part : unsent(part)));
}

/** Only of the first part the sender is known. */
function unsent(part: Message): Message {
  return { ...part, from: { name: '', email: '', company: '' } };
}

/** By whose domain the address in this line is; undefined = there is none that tells. */
function companyOf(line: string): string | undefined {
  if (!line.includes('@') || !isOfSignature(line)) return undefined;
  const domains = emailsIn(piecesOf([line])).map((email) => email.split('@')[1] ?? '');
  const domain = domains.find(tellsCompany);
  return domain === undefined ? undefined : ownerOf(domain);
}

/** Where the part of an address begins: at its paragraph, else at the name that it is made of; undefined = nothing says. */
function beginOf(lines: readonly string[], from: number, to: number): number | undefined {
  const emails = emailsIn(piecesOf([lines[to] ?? '']));
  const between = lines.slice(from, to + 1);
  const named = between.findIndex((line) =>
    piecesOf([line]).some(({ text }) => {
      const names = personCalled(text, emails);
      return names !== undefined && emails.some((email) => isAddressOf(email, names));
    }),
  );
  const above = between.slice(0, named === -1 ? between.length : named);
  const gap = above.findLastIndex((line) => line === '' || /^[-_=]{2,}$/.test(line));
  const at = gap === -1 ? named : gap;
  return at === -1 ? undefined : from + at;
}
