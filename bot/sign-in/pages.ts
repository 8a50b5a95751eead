import type { Words } from '../../words/words.ts';
import { escapeHtml } from '../http/html.ts';

/** The frame of the pages that people sign in to: it works in a browser and inside Teams. */
export function page(words: Words, title: string, content: string): string {
  return `<!doctype html><html lang="${words.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>
:root{color-scheme:light dark;--page:#f5f5f5;--sheet:#fff;--text:#242424;--quiet:#616161;--code:#f0f0f0;--brand:#5b5fc7;--on-brand:#fff}
@media (prefers-color-scheme:dark){:root{--page:#141414;--sheet:#292929;--text:#fff;--quiet:#adadad;--code:#3d3d3d;--brand:#5b5fc7}}
body{font-family:"Segoe UI",system-ui,sans-serif;line-height:1.45;margin:0;background:var(--page);color:var(--text)}
main{max-width:560px;margin:8vh auto;background:var(--sheet);border-radius:8px;padding:24px 32px;box-shadow:0 2px 8px #0002}
@media (max-width:640px),(max-height:520px){main{max-width:none;min-height:100vh;margin:0;border-radius:0;box-shadow:none;box-sizing:border-box}}
h1{font-size:20px;margin:0 0 12px}dt{color:var(--quiet);margin-top:12px}dd{margin:4px 0}form{margin-top:20px}
code{display:inline-block;font-size:18px;background:var(--code);border-radius:4px;padding:6px 10px;user-select:all;overflow-wrap:anywhere}
button,.button{display:inline-block;background:var(--brand);color:var(--on-brand);border:0;border-radius:4px;padding:10px 20px;font:inherit;font-size:15px;text-decoration:none;cursor:pointer}
</style><link rel="stylesheet" href="/brand.css"></head><body><main class="branded">${content}<p id="unsent" role="alert" hidden>${words.say('pages.signIn.notSent')}</p></main><script src="/sign-in/page.js" defer></script></body></html>`;
}

/** @param path where to come back to */
export function signInPage(words: Words, path: string): string {
  const title = words.say('pages.signIn.title');
  return page(
    words,
    title,
    `<h1>${title}</h1><p>${words.say('pages.signIn.why')}</p>
    <p>${signInLink(words, path, 'withMicrosoft')}</p>`,
  );
}

export function signInLink(words: Words, path: string, text: 'withMicrosoft' | 'another'): string {
  const href = escapeHtml(`/sign-in?to=${encodeURIComponent(path)}`);
  return `<a class="button" href="${href}">${words.say(`pages.signIn.${text}`)}</a>`;
}

export function signInFailedPage(words: Words): string {
  const title = words.say('pages.signIn.failed');
  return page(words, title, `<h1>${title}</h1><p>${words.say('pages.signIn.failedWhy')}</p>`);
}

/** @param path where to come back to, with an account that may */
export function notForYouPage(words: Words, path: string): string {
  const title = words.say('pages.signIn.notForYou');
  return page(
    words,
    title,
    `<h1>${title}</h1><p>${words.say('pages.signIn.notForYouWhy')}</p>
    <p>${signInLink(words, path, 'another')}</p>`,
  );
}

/** For what was sent in somebody's name from elsewhere. */
export function strangePostPage(words: Words): string {
  const title = words.say('pages.signIn.strangePost');
  return page(words, title, `<h1>${title}</h1><p>${words.say('pages.signIn.strangePostWhy')}</p>`);
}
