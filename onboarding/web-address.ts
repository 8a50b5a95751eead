/**
 * A word that mail programs make a link of, whoever wrote it: with a scheme, with `www.`, a domain with a path, port,
 * query or fragment, a Windows share. `Booking.com` alone is a name.
 */
const webAddress =
  /:\/\/|\\\\|(?:^|[^\p{L}\p{N}])www\.|[\p{L}\p{N}-][.。．｡]\p{L}[\p{L}\p{N}-]+\.?(?:\/|[:?#][\p{L}\p{N}])|\d\.\d{1,3}\.\d{1,3}\//iu;

/** The first web address in a text, at most 60 characters of it; undefined = there is none. */
export function webAddressIn(text: string): string | undefined {
  return text
    .split(/\s+/u)
    .find((word) => webAddress.test(word))
    ?.slice(0, 60);
}
