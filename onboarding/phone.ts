/** How a country wants something to be written. */
export interface CountryPattern {
  test(typed: string): boolean;
}

/**
 * A phone number as a country's rules write it: `+1 425 555 0100` becomes `425 555 0100` in the US. Tried are the
 * number as typed, without the plus, without the country's calling code, and its bare digits.
 * @returns undefined when no way of writing it fits
 */
export function phoneIn(
  typed: string,
  { phonePattern, callingCodes }: { phonePattern: CountryPattern | null; callingCodes: readonly string[] },
): string | undefined {
  if (phonePattern === null) return typed;
  const withoutPlus = typed.replace(/^\+|^00/, '').trim();
  const national = callingCodes.flatMap((code) =>
    withoutPlus.startsWith(code) ? [withoutPlus.slice(code.length).replace(/^[\s./-]+/, '')] : [],
  );
  const written = [typed, withoutPlus, ...national];
  const candidates = [...written, ...written.map((number) => number.replace(/\D/g, ''))];
  return candidates.find((candidate) => phonePattern.test(candidate));
}
