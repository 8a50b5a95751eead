import { isEmail } from '../email.ts';

/** One mail of a thread, as far as its text shows it. */
export interface Message {
  /** Who sent it, where its head stands before it; '' = unknown. */
  readonly from: { readonly name: string; readonly email: string; readonly company: string };
  readonly lines: readonly string[];
}

/** Of more mails in one thread the older ones are not read. */
const mostMessages = 50;

const nobody = { name: '', email: '', company: '' };

const forwarded =
  /^[-_=\s]{2,20}(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d.origine|message transféré|mensaje original|mensaje reenviado|messaggio originale|oorspronkelijk bericht)/iu;
const from = /^(?:from|von|de|da|van|från|fra|od) ?:/iu;
const otherHead =
  /^(?:sent|date|to|cc|bcc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado(?: el)?|fecha|para|asunto|inviato|data|a|oggetto|verzonden|aan|onderwerp|importance|wichtigkeit) ?:/iu;
const wroteBegins = /^(?:on|am|le|el|il|op|den|em) /iu;
const wroteEnds = /(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev)/iu;

/** The mails of a thread, the newest first. What stands in no thread is one. */
export function messagesIn(lines: readonly string[]): Message[] {
  const messages: { from: Message['from']; lines: string[]; isQuoted: boolean }[] = [
    { from: nobody, lines: [], isQuoted: false },
  ];
  for (let at = 0; at < lines.length && messages.length <= mostMessages; at++) {
    const line = unquoted(lines[at] ?? '');
    const isQuoted = (lines[at] ?? '').startsWith('>');
    const current = messages.at(-1);
    const head = headAt(lines, at);
    if (head !== undefined) {
      messages.push({ from: senderIn(head.from), lines: [], isQuoted });
      at += head.length - 1;
    } else if (current === undefined || (isQuoted && !current.isQuoted && current.lines.some((each) => each !== ''))) {
      messages.push({ from: nobody, lines: [line], isQuoted });
    } else if (!forwarded.test(line) && !/^_{10,}$/.test(line)) {
      current.lines.push(line);
      current.isQuoted ||= isQuoted;
    }
  }
  return messages.slice(0, mostMessages);
}

function unquoted(line: string): string {
  return line.replace(/^[> ]+/u, '');
}

/** What begins a mail here: who it is from, and over how many lines. */
function headAt(lines: readonly string[], at: number): { from: string; length: number } | undefined {
  const [first = '', second = ''] = lines.slice(at, at + 2).map(unquoted);
  if (wroteBegins.test(first)) {
    if (wroteEnds.test(first) && first.endsWith(':')) return { from: first, length: 1 };
    if (second.endsWith(':') && wroteEnds.test(second)) return { from: `${first} ${second}`, length: 2 };
  }
  if (!from.test(first)) return undefined;
  let length = 1;
  while (otherHead.test(unquoted(lines[at + length] ?? ''))) length++;
  const head = first.replace(from, '');
  // Alone it says so by an address in angle brackets, as phones write it.
  return length > 1 || /<[^<>\s@]+@[^<>\s@]+>/u.test(head) ? { from: head, length } : undefined;
}

/** `Ann Lee <ann@abccorp.com>`, `Ann Lee [mailto:ann@abccorp.com]`, or with the day before it. */
function senderIn(head: string): Message['from'] {
  const isDated = wroteEnds.test(head);
  // `Lee, Ann (ABC Corp) <ann@abccorp.com>`
  const [, company = ''] = isDated ? [] : (/\(([^()<>@]{2,60})\)/u.exec(head) ?? []);
  const words = head.replace(`(${company})`, ' ').split(/[\s<>[\]()"“”]+|mailto:/iu);
  const at = words.findIndex((word) => isEmail(word.replace(/[,;:]$/, '')));
  const email = (words[at] ?? '').replace(/[,;:]$/, '').toLowerCase();
  const name = isDated
    ? ''
    : words
        .slice(0, at === -1 ? words.length : at)
        .join(' ')
        .trim();
  return { name, email, company };
}
