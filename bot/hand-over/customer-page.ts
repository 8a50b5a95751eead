import { mostWrongCodes, shownMinutes } from '../../onboarding/link-standing.ts';
import type { Words } from '../../words/words.ts';
import { escapeHtml } from '../http/html.ts';
import type { Mistake, Seen, Whose } from './customer-sign-in.ts';
import { codeDigits } from './sign-in-links.ts';

/** The page of a customer's one-time link. It works without scripts, but for Copy; the script is `customer-page.js`. */
export function customerPage(
  words: Words,
  seen: Seen | Failed,
  form: { readonly path: string; readonly key: string },
): string {
  const { title, content } = contentOf(words, seen, formsOf(words, form));
  return `<!doctype html><html lang="${words.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow"><title>${title}</title><link rel="stylesheet" href="/hand-over/page.css"><link rel="stylesheet" href="/brand.css"></head>
<body><main class="branded"><h1>${title}</h1>${content}</main><script src="/hand-over/page.js" defer></script></body></html>`;
}

/** The store or the vault cannot be reached: nothing is lost. */
interface Failed {
  readonly view: 'failed';
}

interface Content {
  readonly title: string;
  readonly content: string;
}

type Forms = ReturnType<typeof formsOf>;

function contentOf(words: Words, seen: Seen | Failed, forms: Forms): Content {
  switch (seen.view) {
    case 'failed':
      return { title: words.say('pages.handOver.failed'), content: paragraph(words.say('pages.handOver.failedWhy')) };
    case 'gone':
      return { title: words.say('pages.handOver.gone'), content: paragraph(words.say('pages.handOver.goneWhy')) };
    case 'locked': {
      const { repName } = marked(seen.whose);
      const text = words.say('pages.handOver.lockedWhy', { repName, most: mostWrongCodes });
      return { title: words.say('pages.handOver.locked'), content: paragraph(text) };
    }
    case 'opened': {
      const text = words.say('pages.handOver.openedWhy', openedOf(words, seen));
      return { title: words.say('pages.handOver.opened'), content: paragraph(text) + whatNext(words, seen.whose) };
    }
    case 'again':
      return { title: words.say('pages.handOver.opened'), content: againContent(words, seen, forms) };
    case 'stored': {
      const text = words.say('pages.handOver.storedMeans');
      return { title: words.say('pages.handOver.stored'), content: paragraph(text) + whatNext(words, seen.whose) };
    }
    case 'open':
      return { title: words.say('pages.handOver.title'), content: openContent(words, seen, forms) };
    case 'shown':
      return { title: words.say('pages.handOver.shown'), content: shownContent(words, seen, forms) };
  }
}

function openContent(words: Words, seen: Extract<Seen, { view: 'open' }>, forms: Forms): string {
  const { whose, codeMail, mayAskCode, mistake, until } = seen;
  const alert = alertOf(words, mistake);
  const about = [
    paragraph(words.say('pages.handOver.what', marked(whose))),
    paragraph(words.say('pages.handOver.who', marked(whose))),
  ].join('');
  const ends = `<p class="quiet">${words.say('pages.handOver.until', { day: words.day(until) })}</p>`;
  if (codeMail === 'none') {
    const ask = mayAskCode
      ? `${paragraph(words.say('pages.handOver.whyCode'))}${alert}${forms.ask}`
      : paragraph(words.say('pages.handOver.noCodeLeft', marked(whose)));
    return `${about}${ask}${whatNext(words, whose)}${ends}`;
  }
  const another = mayAskCode ? forms.another : '';
  // What is wrong is all that is said of the code: of another one nothing would be true.
  const state = mistake === null ? paragraph(words.say(`pages.handOver.code-${codeMail}`, marked(whose))) : alert;
  return codeMail === 'refused'
    ? `${state}${another}${about}${ends}`
    : `${state}${forms.code(mistake !== null)}${another}${about}${ends}`;
}

/** It was opened, by whoever knew the code: who looks now may be somebody else. */
function againContent(words: Words, seen: Extract<Seen, { view: 'again' }>, forms: Forms): string {
  const { whose, keptUntil, isClosed, mistake } = seen;
  const was = paragraph(words.say('pages.handOver.againWhy', openedOf(words, seen)));
  const until = words.moment(keptUntil);
  if (isClosed) return was + paragraph(words.say('pages.handOver.againClosed', { until })) + whatNext(words, whose);
  const how = paragraph(words.say('pages.handOver.againHow', { until }));
  const alert =
    mistake?.kind === 'wrong'
      ? `<p id="mistake" role="alert">${words.say('pages.handOver.wrongAgain', { left: mistake.left })}</p>`
      : alertOf(words, mistake);
  return `${was}${how}${alert}${forms.code(mistake !== null)}${whatNext(words, whose)}`;
}

function openedOf(words: Words, { whose, openedAt }: { readonly whose: Whose; readonly openedAt: number }) {
  const { repName, hasMail, repMail } = marked(whose);
  return { moment: words.moment(openedAt), repName, hasMail, repMail };
}

function alertOf(words: Words, mistake: Mistake | null): string {
  return mistake === null ? '' : `<p id="mistake" role="alert">${mistakeText(words, mistake)}</p>`;
}

function shownContent(words: Words, seen: Extract<Seen, { view: 'shown' }>, forms: Forms): string {
  const { userName, password, code, whose } = seen;
  const copy = (what: 'userName' | 'password') =>
    `<button type="button" class="copy" data-copy="${what}" hidden>${words.say(`pages.handOver.copy-${what}`)}</button>`;
  return `${paragraph(words.say('pages.handOver.shownMeans', { minutes: shownMinutes }))}
    <dl><dt>${words.say('pages.handOver.userName')}</dt><dd><code id="userName">${escapeHtml(userName)}</code> ${copy('userName')}</dd>
    <dt>${words.say('pages.handOver.password')}</dt><dd><details><summary>${words.say('pages.handOver.show')}</summary><code id="password">${escapeHtml(password)}</code></details> ${copy('password')}</dd></dl>
    <p id="copied" role="status" data-copied="${words.say('pages.handOver.copied')}"></p>
    ${forms.stored(code)}${whatNext(words, whose)}`;
}

/** Each way on, as a form that works without scripts. */
function formsOf(words: Words, { path, key }: { readonly path: string; readonly key: string }) {
  const form = (what: 'code' | 'open' | 'stored', text: string, fields = '', kind = '') =>
    `<form method="post" action="${escapeHtml(path)}"><input type="hidden" name="key" value="${escapeHtml(key)}">${fields}
    <button type="submit" name="do" value="${what}"${kind}>${text}</button></form>`;
  return {
    ask: form('code', words.say('pages.handOver.sendCode')),
    another: form('code', words.say('pages.handOver.sendAnother'), '', ' class="second"'),
    code: (isMistaken: boolean) =>
      form(
        'open',
        words.say('pages.handOver.openIt'),
        `<label for="code">${words.say('pages.handOver.code', { digits: codeDigits })}</label>
        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required autofocus${isMistaken ? ' aria-invalid="true" aria-describedby="mistake"' : ''}>`,
      ),
    stored: (code: string) =>
      form(
        'stored',
        words.say('pages.handOver.haveIt'),
        `<input type="hidden" name="code" value="${escapeHtml(code)}">`,
      ),
  };
}

function mistakeText(words: Words, mistake: Mistake): string {
  switch (mistake.kind) {
    case 'wrong':
      return words.say('pages.handOver.wrong', { left: mistake.left });
    case 'not-a-code':
      return words.say('pages.handOver.not-a-code', { digits: codeDigits });
    case 'no-good-code':
    case 'too-soon':
    case 'no-more-codes':
      return words.say(`pages.handOver.${mistake.kind}`);
  }
}

/** What the customer does with it. */
function whatNext(words: Words, whose: Whose): string {
  const link = '<a href="https://admin.microsoft.com" target="_blank" rel="noreferrer">admin.microsoft.com</a>';
  const steps = [
    words.say('pages.handOver.nextSignIn', { link }),
    words.say('pages.handOver.nextPassword'),
    words.say('pages.handOver.nextMfa'),
    ...(whose.agreement === 'to-come' ? [words.say('pages.handOver.nextAgreement', marked(whose))] : []),
    ...(whose.agreement === 'mailed' ? [words.say('pages.handOver.agreementMailed', marked(whose))] : []),
  ];
  return `<h2>${words.say('pages.handOver.next')}</h2><ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol>`;
}

/** What people typed, as text of the page. */
function marked({ accountName, partnerName, repName, repMail, domain }: Whose) {
  return {
    hasMail: repMail === '' ? ('no' as const) : ('yes' as const),
    repMail: bold(repMail),
    accountName: bold(accountName),
    partnerName: bold(partnerName),
    repName: bold(repName),
    domain: bold(domain),
  };
}

function bold(text: string): string {
  return `<b>${escapeHtml(text)}</b>`;
}

function paragraph(text: string): string {
  return `<p>${text}</p>`;
}
