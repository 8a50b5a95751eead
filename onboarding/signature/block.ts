import type { Message } from './messages.ts';

/** No signature has more lines. */
const mostLines = 30;
/** A mail that is no longer than this is looked at as a whole, where nothing says where its signature begins. */
const shortMail = 16;

const closing =
  /^(?:(?:(?:with )?(?:best|kind|kindest|warm|warmest|many) )?(?:regards|wishes|thanks)|best|cheers|sincerely|yours (?:sincerely|truly|faithfully)|sincerely yours|thanks|thank you|many thanks|thx|(?:mit )?(?:freundlichen?|besten?|herzlichen?|viele[nr]?|liebe[nr]?|schöne[nr]?) (?:grüße[n]?|grüssen?|gruß|gruss|dank)|mfg|vg|lg|grüße|gruß|(?:bien |très )?cordialement|bien à vous|(?:meilleures |sincères )?salutations.*|salutations distinguées|(?:un )?(?:cordial(?:es)? )?saludos?(?: cordial(?:es)?)?|atentamente|un saludo|cordiali saluti|distinti saluti|met vriendelijke groet(?:en)?|groeten|med vänliga hälsningar|mvh|(?:med )?venlig hilsen|atenciosamente|com os melhores cumprimentos|pozdrawiam(?: \/ best regards)?)[,.! ]{0,3}$/iu;
/** Of them those that stand before a name on one line with all else. */
const closingInFront =
  /^(?:(?:best|kind|kindest|warm) regards|sincerely|mit (?:freundlichen|besten) (?:grüßen|grüssen)|cordialement|un saludo|distinti saluti|met vriendelijke groet(?:en)?|(?:med )?(?:vänliga hälsningar|venlig hilsen)|pozdrawiam)[,.!]? /iu;
const greeting =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon)|hallo|guten (?:tag|morgen)|liebe[rs]?|sehr geehrte[rs]?|bonjour|cher|chère|hola|estimad[oa]s?|buenos días|ciao|gentile|beste|geachte|olá|hej)\b.{0,60}[,!:]?$/iu;
const disclaimer =
  /(?:confidential|privileged|intended (?:only|solely|recipient)|if you (?:are not|have received)|vertraulich|nicht der richtige adressat|irrtümlich|confidentiel|destinataire|confidencial|destinatario|riservat|vertrouwelijk|unsubscribe|consider the environment|think before you print|bevor sie diese e-?mail|avant d.imprimer|antes de imprimir|privacy (?:policy|notice)|datenschutz|disclaimer|virus)/iu;
/** What the law wants to stand there: of the company, not of the person. */
const registered =
  /(?:\bHR[AB]\b|amtsgericht|registergericht|handelsregister|firmenbuch|\bFN \d|sitz der gesellschaft|geschäftsführ(?:er|ung|erin)(?:innen)?\b ?:|geschäftsleitung ?:|vorstand ?:|vorsitzende[r]?\b|aufsichtsrat|ust-?id|steuer-?n|umsatzsteuer|\bVAT\b|\bTVA\b|siret|siren\b|\bRCS\b|capital (?:social|de)|\bCIF\b|\bNIF\b|registro mercantil|registered (?:in|office|no|number)|company (?:no|number|reg)|\bKvK\b|\bBTW\b|p\. ?iva|partita iva|\bIBAN\b|\bBIC\b|bankverbindung)/iu;

/** The lines of a mail that its signature can be made of. */
export function signatureLines({ lines }: Message): string[] {
  const [only = '', ...others] = lines.filter((line) => line !== '');
  if (others.length === 0 && isAllOnOne(only)) return only.replace(closingInFront, '').split(', ');
  const end = lines.findIndex((line) => disclaimer.test(line));
  const there = end === -1 ? lines : lines.slice(0, end);
  const closes = there.findLastIndex((line) => closing.test(line) || /^-- ?$/.test(line));
  const below = there.slice(closes + 1).filter(isOfSignature);
  if (closes !== -1 && below.length > 0) return below.slice(0, mostLines);
  const all = there.filter((line) => line !== '');
  return (all.length <= shortMail ? all : lastParagraphs(there)).filter(isOfSignature);
}

/** `Regards Ann Lee, CFO, ABC Corp, 1 Microsoft Way, Redmond, WA 98052, ann@abccorp.com` */
function isAllOnOne(line: string): boolean {
  return line.includes('@') && line.split(', ').length > 4;
}

/** A closing alone tells that what comes next is somebody's name. */
export function isClosing(line: string): boolean {
  return closing.test(line);
}

export function isOfSignature(line: string): boolean {
  return line !== '' && !greeting.test(line) && !registered.test(line) && !isProse(line) && !isClosing(line);
}

/** From the end on, as many paragraphs as a short mail has lines. */
function lastParagraphs(lines: readonly string[]): string[] {
  let taken = 0;
  const from = lines.findLastIndex((line) => {
    if (line !== '') taken++;
    return taken > shortMail;
  });
  return lines.slice(from + 1).filter((line) => line !== '');
}

/** A sentence of somebody’s mail. */
function isProse(line: string): boolean {
  const words = line.split(' ').length;
  return words > 7 && /[.!?…]$/u.test(line) && !/\d{3}|@|\||·/u.test(line);
}
