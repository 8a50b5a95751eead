/** What a label in front says that a piece is. */
export type Said =
  | ('email' | 'phone' | 'mobile' | 'central' | 'fax')
  | ('website' | 'company' | 'name' | 'title' | 'address' | 'other');

/** A part of a line, between the marks that signatures separate with. */
export interface Piece {
  readonly text: string;
  /** Undefined = no label stands before it. */
  readonly said: Said | undefined;
  /** Which line it is of. */
  readonly line: number;
}

const labels: Readonly<Record<Said, string>> = {
  email: 'e mail email e-mail e-mails mailto courriel mél mel correo posta @',
  phone:
    'p t o d b ph phone tel tel. telephone telefon telefone telefono teléfono téléphone tél tél. tlf tfno fon direct direkt durchwahl dw office büro buero bureau oficina work business dienst',
  mobile:
    'm c mob mobile mobil mobiltelefon cell cellphone cellulare handy natel gsm portable port móvil movil celular',
  central: 'main switchboard zentrale standard centralita hotline reception empfang',
  fax: 'f fax telefax fax. télécopie telecopie',
  website: 'w web website www internet site homepage url',
  company:
    'company firma unternehmen société societe entreprise empresa organisation organization compañía azienda bedrijf account',
  name: 'name nom nombre nome contact kontakt ansprechpartner ansprechpartnerin contacto naam',
  title: 'title position titel funktion fonction cargo role puesto poste job functie',
  address: 'a address adresse anschrift dirección direccion indirizzo adres hq',
  other:
    'linkedin twitter x skype xing facebook instagram teams youtube whatsapp fb assistant assistentin assistenz assistante asistente sekretariat vat ust-id cc bcc to from sent date subject ref our your id',
};
const saidBy: ReadonlyMap<string, Said> = new Map(
  Object.entries(labels).flatMap(([said, words]) => words.split(' ').map((word) => [word, isSaid(said)] as const)),
);

function isSaid(said: string): Said {
  switch (said) {
    case 'email':
    case 'phone':
    case 'mobile':
    case 'central':
    case 'fax':
    case 'website':
    case 'company':
    case 'name':
    case 'title':
    case 'address':
      return said;
    default:
      return 'other';
  }
}

/** What a word stands for as a label. */
export function labelled(word: string): Said | undefined {
  return saidBy.get(word.toLowerCase().replace(/(?<![.:])[.:]+$/, ''));
}

/** Takes lines apart: at bars, bullets and dashes with room around them. */
export function piecesOf(lines: readonly string[]): Piece[] {
  return lines.flatMap((line, at) =>
    plainly(line)
      .split(/ ?[|·•●▪■◆►»¦‖] ?| [-–—/] |; | {2,}/u)
      .map((text) => text.replace(/^[*_,\s"“”]+/u, '').replace(/(?<![*_,\s"“”])[*_,\s"“”]+$/u, ''))
      .filter((text) => text !== '')
      .map((text) => ({ ...withoutLabel(text), line: at })),
  );
}

/**
 * A link behind its words is a part of its own, as plain-text mails of Outlook have it; a number of the company's
 * registration is none of its name, and what separates an area code separates nothing else.
 */
function plainly(line: string): string {
  return line
    .replace(/<(?:tel|mailto|sip):[^<>]*>|\[cid:[^[\]]*\]/giu, ' ')
    .replace(/<([^<>\s]+)>/gu, (whole, link: string) => (/@|:\/\//u.test(link) ? ` | ${link} | ` : whole))
    .replace(/\((?:ABN|ACN|NZBN|UEN|CVR|org\.? ?nr)[^()]*\)/giu, '')
    .replace(/((?:\+\d{1,3} ?(?:\(0\) ?)?|(?<![\d+][ ()-]{0,2})\(?0)\d{2,5}\)?) \/ (?=\d)/gu, '$1 ');
}

/** `Tel.: +49 …`, `Company Name: ABC Corp`. One letter needs a mark behind it, or a number. */
function withoutLabel(text: string): Pick<Piece, 'text' | 'said'> {
  const colon = text.indexOf(':');
  const before = colon === -1 ? '' : text.slice(0, colon).trim();
  if (before !== '' && before.length <= 20 && !text.startsWith('://', colon)) {
    const said = before
      .split(' ')
      .map(labelled)
      .find((each) => each !== undefined);
    if (said !== undefined) return { said, text: text.slice(colon + 1).trim() };
  }
  const [first = ''] = text.split(' ');
  const rest = text.slice(first.length).trim();
  const said = labelled(first);
  const isMeant = said !== undefined && rest !== '' && (isContact(said) ? /^[+(\d]|@|^www\./i.test(rest) : false);
  return isMeant ? { said, text: rest } : { said: undefined, text };
}

function isContact(said: Said): boolean {
  return said === 'email' || said === 'website' || isOfPhone(said);
}

export function isOfPhone(said: Said): boolean {
  return said === 'phone' || said === 'mobile' || said === 'central' || said === 'fax';
}
