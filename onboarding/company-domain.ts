import { isFreeMail } from './free-mail.ts';

/**
 * What all of a country share, where companies are below it: `abc.co.uk`, not `abc.uk`. The common ones; the whole list
 * (publicsuffix.org) has ten thousand, and changes every week.
 */
const shared =
  /^(?:(?:com?|net|org|gov|edu)\.[a-z]{2}|(?:ac|ltd|me|plc|sch)\.uk|(?:ac|go|ne|or)\.(?:id|jp|ke|kr|th|tz|ug)|(?:ac|or)\.at)$/;

/** Whether this is a domain that somebody can have registered: neither an IP address nor what all of a country share. */
export function isRegistrable(domain: string): boolean {
  const isIpAddress = /(?:^|\.)(?:\d+|0x[\da-f]*)$/.test(domain);
  return !isIpAddress && !shared.test(domain);
}

/** Whether a domain tells which company has it. */
export function tellsCompany(domain: string): boolean {
  return isRegistrable(domain) && !isFreeMail(domain);
}
