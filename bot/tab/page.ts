import type { HostStart, Start } from '../../tab/api/start.ts';
import type { Words } from '../../words/words.ts';
import { escapeHtml } from '../http/html.ts';
import type { Bundle } from './assets.ts';

/** The page of the tab. What it holds is the same for everybody: who looks is known only once Teams has told. */
export function renderTabPage({
  words,
  bundle,
  nonce,
  appId,
  label,
}: {
  readonly words: Words;
  readonly bundle: Bundle;
  /** Of this answer alone; see `tabPolicy`. */
  readonly nonce: string;
  /** Of the Teams app; undefined on a desk. */
  readonly appId: string | undefined;
  /** What a system that is not production is called; null = it is production. */
  readonly label: string | null;
}): string {
  const start: Start = { locale: words.locale, messages: words.written('tab'), appId: appId ?? null };
  const say = (key: 'name' | 'loading' | 'outside' | 'outsideWhy' | 'outsideLink' | 'outsideDesk' | 'noScript') =>
    escapeHtml(words.say(`tab.page.${key}`));
  const preloads = bundle.imports.map((file) => `<link rel="modulepreload" href="/tab/assets/${file}">`).join('');
  const link = appId === undefined ? '/tab/host' : entityLink(appId);
  return `<!doctype html>
<html lang="${words.locale}" dir="${directionOf(words.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${label === null ? '' : `[${escapeHtml(label)}] `}${say('name')}</title>
${preloads}
<script type="module" src="/tab/assets/${bundle.entry}"></script>
<style nonce="${nonce}">
  html { color-scheme: light dark; font-family: 'Segoe UI', system-ui, sans-serif; }
  body { margin: 0; }
  [hidden] { display: none; }
  .apart { padding: 24px; }
  #environment { padding: 8px 16px; background: #fff4ce; color: #242424; font-weight: 600; font-size: 14px; }
  #said { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
</style>
<script type="application/json" id="start">${asData(start)}</script>
</head>
<body>
${label === null ? '' : `<div id="environment">${escapeHtml(words.say('terms.environment.label', { label }))}</div>\n`}<div id="tab"><p class="apart" id="loading">${say('loading')}</p></div>
<main class="apart" id="outside" hidden>
<h1>${say('outside')}</h1>
<p>${say(appId === undefined ? 'outsideDesk' : 'outsideWhy')}</p>
<p><a id="inside" href="${link}">${say('outsideLink')}</a></p>
</main>
<div id="said" role="status" aria-live="polite"></div>
<noscript><p class="apart">${say('noScript')}</p></noscript>
</body>
</html>`;
}

/**
 * The page that plays the host's side, in development: a frame with the tab, and the choice of who looks, in which theme
 * and how wide. For developers, and in English.
 */
export function renderHostPage(start: HostStart, bundle: Bundle, nonce: string): string {
  const people = start.people.map(
    ({ id, name, about }) => `<option value="${escapeHtml(id)}">${escapeHtml(`${name}, ${about}`)}</option>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The tab, without Teams</title>
<script type="module" src="/tab/assets/${bundle.host}"></script>
<style nonce="${nonce}">
  body { margin: 0; display: flex; flex-direction: column; block-size: 100vh; font-family: system-ui, sans-serif; background: #ddd; color: #222; }
  form { display: flex; flex-wrap: wrap; gap: 12px; padding: 8px 12px; }
  iframe { flex: 1; inline-size: 100%; margin-inline: auto; border: 0; }
</style>
<script type="application/json" id="start">${asData(start)}</script>
</head>
<body>
<form>
<button type="button" id="back">Back</button>
<label>As <select id="person">${people.join('')}</select></label>
<label>Theme <select id="theme"><option value="default">light</option><option value="dark">dark</option><option value="contrast">high contrast</option></select></label>
<label>Width <select id="width"><option value="100%">all</option><option value="768px">tablet</option><option value="360px">phone</option></select></label>
</form>
<iframe id="tab" title="The tab" allow="clipboard-write"></iframe>
</body>
</html>`;
}

/** Data within a page: nothing in it ends the element that it stands in. */
function asData(data: Start | HostStart): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/** Source: Microsoft Learn, "Configure deep links to a tab". */
function entityLink(appId: string): string {
  return `https://teams.microsoft.com/l/entity/${appId}/onboarding`;
}

const fromTheRight = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm'];

function directionOf(locale: string): 'ltr' | 'rtl' {
  return fromTheRight.includes(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}
