import type { OutboxMail } from './outbox.ts';

const STYLE = `
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #242424; }
  article { border: 1px solid #d1d1d1; border-radius: 8px; padding: 1rem 1.25rem; margin: 1rem 0; }
  h2 { font-size: 1.1rem; margin: 0 0 .25rem; }
  .about { color: #616161; margin: 0 0 .75rem; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; }`;

/** The page that shows, as text with clickable links, the mails that would have been sent. */
export function renderOutboxPage(mails: readonly OutboxMail[]): string {
  const content = mails.length > 0 ? mails.map(renderMail).join('\n') : '<p>No mail has been sent yet.</p>';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Outbox</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Outbox</h1>
<p>Mails that would have been sent, the newest first.</p>
${content}
</body>
</html>
`;
}

function renderMail({ to, from, subject, text, sentAt }: OutboxMail): string {
  return `<article>
<h2>${escapeHtml(subject)}</h2>
<p class="about">To ${escapeHtml(to)} · from ${escapeHtml(from)} · <time>${escapeHtml(sentAt)}</time></p>
<div class="text">${withLinks(text)}</div>
</article>`;
}

/** Only http(s) addresses become links; what closes a sentence does not belong to one. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/g)
    .map((part, position) => {
      const escaped = escapeHtml(part);
      const isLink = position % 2 === 1;
      return isLink ? `<a href="${escaped}" target="_blank" rel="noreferrer">${escaped}</a>` : escaped;
    })
    .join('');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
