import { z } from 'zod';

/**
 * What browsers take for an e-mail address (HTML, "valid e-mail address"), with a domain below another one: mail is sent
 * over the internet. 254 is the longest address that SMTP can deliver to (RFC 5321, 4.5.3.1.3).
 */
const Email = z
  .email({ pattern: z.regexes.html5Email })
  .regex(/@[^@]+\../)
  .max(254);

export function isEmail(value: string): boolean {
  return Email.safeParse(value).success;
}
