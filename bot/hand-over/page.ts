import type { Words } from '../../words/words.ts';
import { escapeHtml } from '../http/html.ts';
import { linkMinutes, type Revealed } from './hand-over.ts';

/** Asks before it shows: programs that follow links for a preview must not spend the link. */
export function askPage(words: Words, ticket: { accountName: string; personName: string }): string {
  const whose = { accountName: bold(ticket.accountName), person: bold(ticket.personName) };
  return page(
    words,
    `<h1>${words.say('pages.credentials.title')}</h1>
    <p>${words.say('pages.credentials.forWhom', whose)}</p>
    <p>${words.say('pages.credentials.once')}</p>
    <form method="post"><button type="submit">${words.say('pages.credentials.show')}</button></form>`,
  );
}

export function revealedPage(words: Words, revealed: Revealed): string {
  if (revealed.outcome === 'gone') {
    return page(
      words,
      `<h1>${words.say('pages.credentials.gone')}</h1>
      <p>${words.say('pages.credentials.goneWhy', { minutes: linkMinutes })}</p>`,
    );
  }
  const link = '<a href="https://admin.microsoft.com" rel="noreferrer">admin.microsoft.com</a>';
  return page(
    words,
    `<h1>${words.say('pages.credentials.titleOf', { accountName: escapeHtml(revealed.accountName) })}</h1>
    <dl><dt>${words.say('pages.credentials.userName')}</dt><dd><code>${escapeHtml(revealed.userName)}</code></dd>
    <dt>${words.say('pages.credentials.password')}</dt><dd><code>${escapeHtml(revealed.password)}</code></dd></dl>
    <p>${words.say('pages.credentials.whatNow', { link })}</p>`,
  );
}

function bold(text: string): string {
  return `<b>${escapeHtml(text)}</b>`;
}

function page(words: Words, content: string): string {
  return `<!doctype html><html lang="${words.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.say('pages.credentials.window')}</title><style>
body{font-family:"Segoe UI",system-ui,sans-serif;margin:0;background:#f5f5f5;color:#242424}
main{max-width:560px;margin:8vh auto;background:#fff;border-radius:8px;padding:24px 32px;box-shadow:0 2px 8px #0002}
h1{font-size:20px}dt{color:#616161;margin-top:12px}dd{margin:4px 0}
code{display:inline-block;font-size:18px;background:#f0f0f0;border-radius:4px;padding:6px 10px;user-select:all}
button{background:#5b5fc7;color:#fff;border:0;border-radius:4px;padding:10px 20px;font-size:15px;cursor:pointer}
</style></head><body><main>${content}</main><script src="/credentials/dialog.js" defer></script></body></html>`;
}
