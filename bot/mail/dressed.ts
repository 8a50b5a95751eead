import type { Words } from '../../words/words.ts';
import { escapeHtml } from '../http/html.ts';
import type { Brand } from '../settings/branding.ts';
import type { Picture } from '../settings/picture.ts';
import { logoId } from './logo.ts';
import type { Mailer } from './mailer.ts';

/**
 * Every mail that leaves goes through here: it looks like the partner's, and one of a test system says so. The logo comes
 * along with the mail, because mail programs fetch none from elsewhere before their reader allows it (Microsoft Support,
 * "Block or unblock automatic picture downloads in email messages").
 */
export function dressedMailer(words: Words, brand: Brand, mailer: Mailer): Mailer {
  const { label } = brand;
  const said = label === null ? null : words.say('terms.environment.label', { label });
  const [top, bottom] = frameOf(brand, said);
  return {
    send: ({ subject, text, html, ...mail }) =>
      mailer.send({
        ...mail,
        subject: label === null ? subject : `[${label}] ${subject}`,
        text: said === null ? text : `${said}\n\n${text}`,
        html: `${top}${html}${bottom}`,
      }),
  };
}

/** Styles stand on the elements: not every mail program reads others. Those that do can be dark. */
function frameOf({ logo, colour }: Brand, said: string | null): readonly [string, string] {
  const links = colour && `a{color:${colour.onLight}}@media (prefers-color-scheme:dark){a{color:${colour.onDark}}}`;
  const edge = colour === null ? '' : `;border-top:4px solid ${colour.onLight}`;
  const label =
    said === null
      ? ''
      : `<p style="margin:0 0 16px;padding:8px 12px;background:#fff4ce;color:#242424;font-weight:600">${escapeHtml(said)}</p>`;
  const image = logo === null ? '' : imageOf(logo);
  return [
    `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><style>${links ?? ''}</style></head>` +
      `<body style="margin:0;font-family:Segoe UI,Arial,sans-serif;font-size:14px;line-height:1.5;overflow-wrap:anywhere"><div style="max-width:640px;margin:0 auto;padding:16px${edge}">${label}${image}`,
    '</div></body></html>',
  ];
}

/** In pixels: the room that a logo has at the top. */
const [mostWide, mostHigh] = [240, 40];

/**
 * Both sizes are attributes: Outlook on Windows takes no others, and draws a picture without them at its own. What it shows
 * is said in the mail.
 */
function imageOf({ width, height }: Picture): string {
  const scale = Math.min(mostWide / width, mostHigh / height);
  const [wide, high] = [width, height].map((size) => Math.max(1, Math.round(size * scale)));
  return `<img src="cid:${logoId}" alt="" width="${wide}" height="${high}" style="display:block;margin:0 0 16px">`;
}
