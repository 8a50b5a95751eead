/** Where somebody is, as their client says. */
export interface Locality {
  /** BCP 47, such as `en-GB` */
  readonly locale: string;
  /** IANA, such as `Europe/London` */
  readonly timeZone: string;
}

/** Days, moments and amounts as they are written somewhere. */
export interface OwnFormats {
  day(at: number): string;
  moment(at: number): string;
  /** @param midnight of a day that is the same everywhere, ms UTC */
  calendarDay(midnight: number): string;
  /** The locale that amounts are written for. */
  readonly numbers: string;
}

/** Undefined where there is no such place: a client may say anything. */
export function ownFormats({ locale, timeZone }: Locality): OwnFormats | undefined {
  try {
    const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
    const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
    const calendarDays = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
    return {
      day: (at) => days.format(at),
      moment: (at) => moments.format(at),
      calendarDay: (midnight) => calendarDays.format(midnight),
      numbers: locale,
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
