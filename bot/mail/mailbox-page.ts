import type { Words } from '../../words/words.ts';
import { escapeHtml, withLinks } from '../http/html.ts';
import type { KeptMail } from './local-mailbox.ts';
import { logoId } from './logo.ts';

const STYLE = `
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #242424; }
  article { border: 1px solid #d1d1d1; border-radius: 8px; padding: 1rem 1.25rem; margin: 1rem 0; }
  h2 { font-size: 1.1rem; margin: 0 0 .25rem; }
  .about { color: #616161; margin: 0 0 .75rem; }
  iframe { width: 100%; height: 26rem; border: 1px solid #e0e0e0; border-radius: 4px; background: #fff; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; }`;

/** The page that shows the mails that would have been sent, as mail programs show them and as text. */
export function renderMailboxPage(words: Words, mails: readonly KeptMail[]): string {
  const content =
    mails.length > 0
      ? mails.map((mail) => renderMail(words, mail)).join('\n')
      : `<p>${words.say('pages.outbox.empty')}</p>`;
  return `<!doctype html>
<html lang="${words.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${words.say('pages.outbox.title')}</title>
<style>${STYLE}</style>
<link rel="stylesheet" href="/brand.css">
</head>
<body>
<h1>${words.say('pages.outbox.title')}</h1>
<p>${words.say('pages.outbox.what')}</p>
${content}
</body>
</html>
`;
}

function renderMail(words: Words, { id, to, from, subject, text, html, sentAt, hasBounced }: KeptMail): string {
  const about = { to: escapeHtml(to), from: escapeHtml(from), sentAt: words.moment(Date.parse(sentAt)) };
  return `<article>
<h2>${escapeHtml(subject)}</h2>
<p class="about">${words.say('pages.outbox.about', about)}</p>
<iframe title="${escapeHtml(subject)}" sandbox="allow-popups allow-same-origin" srcdoc="${escapeHtml(withLogo(html))}"></iframe>
<details><summary>${words.say('pages.outbox.asText')}</summary><div class="text">${withLinks(text)}</div></details>
${hasBounced ? `<p class="about">${words.say('pages.outbox.bounced')}</p>` : bounceForm(words, id)}
</article>`;
}

/** Where it comes along with the mail, here it stands beside the page. */
function withLogo(html: string): string {
  return html.replaceAll(`"cid:${logoId}"`, '"/brand/logo"');
}

/** Tries out what happens when the mail is not delivered. */
function bounceForm(words: Words, id: string): string {
  const action = `/outbox/${encodeURIComponent(id)}/bounced`;
  return `<form method="post" action="${escapeHtml(action)}"><button>${words.say('pages.outbox.bounce')}</button></form>`;
}
