import { type CountryCode, findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js';
import { isOfPhone, labelled, type Piece, type Said } from './pieces.ts';

export interface FoundPhone {
  /** As people of several countries read it, such as `+49 89 123456`; as it stood there where its country is not sure. */
  readonly phone: string;
  readonly said: Said;
  /** By its calling code; undefined = it has none, or several countries share it. */
  readonly country: string | undefined;
}

/** No number is of more, and the form takes no more. */
const longest = 30;

/**
 * The phone numbers of a signature, as they stand there.
 * @param country that numbers without a calling code are taken to be of; '' = unknown
 */
export function phonesIn(pieces: readonly Piece[], country: string): FoundPhone[] {
  const standard: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  return pieces.flatMap((piece) => {
    if (piece.said !== undefined && !isOfPhone(piece.said)) return [];
    const { text } = piece;
    const found = findPhoneNumbersInText(text, { ...(standard && { defaultCountry: standard }), extended: false });
    const numbers = found.map(({ number, startsAt, endsAt }, at): FoundPhone => {
      const before = text.slice(found[at - 1]?.endsAt ?? 0, startsAt);
      const after = text.slice(endsAt, found[at + 1]?.startsAt ?? text.length);
      const written = text.slice(startsAt, endsAt);
      const isWhole = written.startsWith('+') || written.startsWith('00');
      return {
        // The form takes no extension.
        phone: number.format('INTERNATIONAL', { formatExtension: (whole) => whole }).slice(0, longest),
        said: saidAround(before, after, at === 0 ? piece.said : undefined),
        country: isWhole ? number.country : undefined,
      };
    });
    return numbers.length === 0 ? asWritten(text, piece.said) : numbers;
  });
}

/** Of a number whose country nobody knows a label says that it is one, or that nothing else stands there. */
function asWritten(text: string, said: Said | undefined): FoundPhone[] {
  const phone = (/^[\d+()./ -]*/.exec(text)?.[0] ?? '').trim();
  const isNumber = phone.length <= longest && /^\+?(?:[ ()./-]*\d){6,}$/.test(phone);
  const isOneAlone = phone === text && /\d[ ()./-]+\d/.test(text) && phone.replace(/\D/g, '').length >= 7;
  return isNumber && (said !== undefined || isOneAlone) ? [{ phone, said: said ?? 'phone', country: undefined }] : [];
}

function saidAround(before: string, after: string, otherwise: Said | undefined): Said {
  const near = [before.split(/[\s(:]+/).findLast((word) => word !== ''), /^ ?\(([a-zé.]{1,10})\)/i.exec(after)?.[1]];
  const said = near.map((word) => labelled(word ?? '')).find((each) => each !== undefined && isOfPhone(each));
  return said ?? otherwise ?? 'phone';
}

const order: readonly Said[] = ['phone', 'mobile', 'central'];

/** Where the person is reached: at their own number before that of the house, and never by fax. */
export function phoneOf(phones: readonly FoundPhone[]): FoundPhone | undefined {
  return order.flatMap((said) => phones.filter((phone) => phone.said === said))[0];
}
