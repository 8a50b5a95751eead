/** By which a mail's HTML names the logo that comes along with it (RFC 2392). */
export const logoId = 'logo';

/** Whether a mail shows it. */
export function showsLogo(html: string): boolean {
  return html.includes(`"cid:${logoId}"`);
}
