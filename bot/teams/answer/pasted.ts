import { type CustomerTold, toldBySignature, toldByTyping } from '../../../onboarding/customer-told.ts';
import { cleanText } from '../../../onboarding/form.ts';
import { columnsOf } from '../../../onboarding/import/columns.ts';
import { readTable } from '../../../onboarding/import/table.ts';
import { ofWhichCompany } from '../../../onboarding/signature/of-which-company.ts';
import { plainLines } from '../../../onboarding/signature/plain-lines.ts';
import { type Ours, readSignature, type Signature } from '../../../onboarding/signature-block.ts';
import type { Asked } from '../asked.ts';
import type { Arrival } from '../channel/channel.ts';
import type { IncomingOf } from '../channel/incoming.ts';

/** The lines of a message that is more than a typed answer: several, or one that is made of parts. Undefined = it is not. */
export function pastedLines({ written }: IncomingOf<'message'>): readonly string[] | undefined {
  const lines = plainLines(written);
  const there = lines.filter((line) => line !== '');
  const isOfParts = there.length === 1 && (there[0]?.match(/[|·•]/gu) ?? []).length > 1;
  return there.length > 1 || isOfParts ? lines : undefined;
}

/** The lines of what somebody sent while a form is open, where a mail address alone says something, too. */
export function linesForForm(message: IncomingOf<'message'>): readonly string[] | undefined {
  return pastedLines(message) ?? (message.text.includes('@') ? plainLines(message.written) : undefined);
}

/** Who signs in pasted lines; undefined = nobody of a customer. */
export async function signatureIn(
  asked: Asked,
  arrival: Arrival,
  lines: readonly string[],
  isWanted?: (signature: Signature) => boolean,
): Promise<Signature | undefined> {
  const text = lines.join('\n');
  // Who is nobody's customer is asked for only where somebody signs.
  if (readSignature(text, { domains: asked.services.ownDomains, name: asked.caller.person.name }) === undefined)
    return undefined;
  return readSignature(text, await oursOf(asked, arrival), isWanted);
}

/** Of lines that may begin with a name of their own, as `onboard ABC Corp` and a signature below it. */
export async function customerIn(
  asked: Asked,
  arrival: Arrival,
  name: string,
  lines: readonly string[],
): Promise<CustomerTold> {
  if (isList(lines)) return { ...toldByTyping(''), unread: 'list' };
  const named = { accountName: name, account: null, proposed: null };
  const signature = await signatureIn(
    asked,
    arrival,
    lines,
    (one) => name !== '' && ofWhichCompany(named, one) === 'same',
  );
  if (signature !== undefined) return toldBySignature(signature, name);
  const text = cleanText(lines.join(' '));
  return text.length > longestTyped ? { ...toldByTyping(name), unread: 'unsigned' } : toldByTyping(text);
}

/** Whether its first line names columns of a list, the customers' among them. */
function isList(lines: readonly string[]): boolean {
  const table = readTable(lines.filter((line) => line !== '').join('\n'));
  const places = table.outcome === 'read' ? columnsOf(table.header).places : undefined;
  return places?.has('customer') === true && places.size > 2;
}

/** Longer is no customer's name with a few addresses. */
const longestTyped = 300;

/** The rep's own domain is the one that they sign in with. */
async function oursOf({ services, caller }: Asked, { conversation, incoming }: Arrival): Promise<Ours> {
  const { ownDomains: domains, log } = services;
  const { name } = caller.person;
  const memberId = incoming.reference?.user?.id;
  if (memberId === undefined) return { domains, name };
  try {
    const { domain } = await conversation.member(memberId);
    return { domains: domain === undefined ? domains : [...domains, domain], name };
  } catch (error) {
    log.info({ err: error }, 'Teams did not tell the domain of a person');
    return { domains, name };
  }
}
