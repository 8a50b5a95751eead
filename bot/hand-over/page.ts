import type { Words } from '../../words/words.ts';
import { escapeHtml } from '../http/html.ts';
import { page, signInLink } from '../sign-in/pages.ts';
import type { Visitor } from '../sign-in/sign-in.ts';
import type { Closed, Looked, Revealed, Taken } from './hand-over.ts';
import { linkMinutes } from './tickets.ts';

/** Where the page is, and who looks at it. */
export interface Shown {
  readonly path: string;
  readonly visitor: Visitor;
}

/** Asks before it shows: programs that follow links for a preview show nothing. */
export function askPage(words: Words, looked: Looked, shown: Shown): string {
  if (looked.outcome !== 'open') return closedPage(words, looked, shown);
  const whose = { accountName: bold(looked.accountName), person: bold(looked.personName) };
  return credentialsPage(
    words,
    words.say('pages.credentials.title'),
    `<p>${words.say('pages.credentials.forWhom', whose)}</p>
    <p>${words.say('pages.credentials.haveReady')}</p>
    ${form(words, shown, 'show')}`,
  );
}

export function revealedPage(words: Words, revealed: Revealed, shown: Shown): string {
  if (revealed.outcome !== 'shown') return closedPage(words, revealed, shown);
  return credentialsPage(
    words,
    words.say('pages.credentials.titleOf', { accountName: escapeHtml(revealed.accountName) }),
    `<dl><dt>${words.say('pages.credentials.userName')}</dt><dd><code>${escapeHtml(revealed.userName)}</code></dd>
    <dt>${words.say('pages.credentials.password')}</dt><dd><code>${escapeHtml(revealed.password)}</code></dd></dl>
    <p>${words.say('pages.credentials.storeNow')}</p>
    ${form(words, shown, 'stored')}`,
  );
}

export function takenPage(words: Words, taken: Taken, shown: Shown): string {
  if (taken.outcome !== 'taken') return closedPage(words, taken, shown);
  const link = '<a href="https://admin.microsoft.com" target="_blank" rel="noreferrer">admin.microsoft.com</a>';
  return credentialsPage(
    words,
    words.say('pages.credentials.taken'),
    `<p>${words.say('pages.credentials.takenMeans', { accountName: bold(taken.accountName) })}</p>
    <p>${words.say('pages.credentials.whatNow', { link })}</p>`,
  );
}

function closedPage(words: Words, { outcome }: Closed, { path }: Shown): string {
  if (outcome === 'gone') {
    return credentialsPage(
      words,
      words.say('pages.credentials.gone'),
      `<p>${words.say('pages.credentials.goneWhy', { minutes: linkMinutes })}</p>`,
    );
  }
  if (outcome === 'opened') {
    const text = words.say('pages.credentials.openedWhy');
    return credentialsPage(words, words.say('pages.credentials.opened'), `<p>${text}</p>`);
  }
  return credentialsPage(
    words,
    words.say('pages.credentials.notYours'),
    `<p>${words.say('pages.credentials.notYoursWhy')}</p><p>${signInLink(words, path, 'another')}</p>`,
  );
}

function credentialsPage(words: Words, heading: string, content: string): string {
  return page(words, words.say('pages.credentials.window'), `<h1>${heading}</h1>${content}`);
}

function form(words: Words, { path, visitor }: Shown, what: 'show' | 'stored'): string {
  return `<form method="post" action="${escapeHtml(path)}"><input type="hidden" name="key" value="${escapeHtml(visitor.formKey)}">
    <button type="submit" name="do" value="${what}">${words.say(`pages.credentials.${what}`)}</button></form>`;
}

function bold(text: string): string {
  return `<b>${escapeHtml(text)}</b>`;
}
