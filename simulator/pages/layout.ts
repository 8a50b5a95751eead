import { type Answer, html } from '../respond.ts';

/** Text made safe to stand in HTML, also inside an attribute. */
export function escapeHtml(text: string | number): string {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return String(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

const style = `
:root { color-scheme: light dark; --line: #8884; --quiet: light-dark(#616161, #a8a8a8); --accent: light-dark(#0f6cbd, #6cb8f6); --button: #0f6cbd; }
* { box-sizing: border-box; }
body { font: 15px/1.5 "Segoe UI", system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; margin: .5rem 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .25rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th { color: var(--quiet); font-size: .85rem; font-weight: 600; white-space: nowrap; }
td, th { border-bottom: 1px solid var(--line); padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; }
.card { border: 1px solid var(--line); border-radius: 8px; max-width: 30rem; padding: 1.25rem; }
.wide { max-width: none; } .grid { display: grid; gap: .25rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); }
label { display: block; margin: .5rem 0; } input:not([type=checkbox]), select { display: block; font: inherit; padding: .35rem; width: 100%; }
button { background: var(--button); border: 0; border-radius: 4px; color: #fff; cursor: pointer; font: inherit; margin: .5rem .25rem 0 0; padding: .4rem 1.1rem; }
button.plain { background: #6b6b6b; } a { color: var(--accent); } small, .quiet { color: var(--quiet); } small { display: block; line-height: 1.35; }
code { font-size: .9em; overflow-wrap: anywhere; } .good { color: light-dark(#0e700e, #7fd07f); } .bad { color: light-dark(#b10e1c, #ff8f96); } .nowrap { white-space: nowrap; }
@media (max-width: 40rem) {
  thead { display: none; } tr { border-bottom: 1px solid var(--line); display: block; padding: .4rem 0; }
  td { border: 0; display: grid; gap: 0 .5rem; grid-template-columns: 6.5rem minmax(0, 1fr); padding: .1rem 0; }
  td::before { color: var(--quiet); content: attr(data-heading); font-size: .85rem; } td.none { display: none; }
}
#gone { background: #b10e1c; border-radius: 4px; color: #fff; padding: .5rem 1rem; position: sticky; top: .5rem; }`;

/**
 * A whole page.
 * @param body HTML; every text from outside in it must have gone through {@link escapeHtml}
 * @param options.isLive its {@link live} parts stay true to the simulator
 */
export function page(title: string, body: string, options: { status?: number; isLive?: boolean } = {}): Answer {
  const { status = 200, isLive = false } = options;
  const script = isLive ? '<script src="/_live.js" defer></script>' : '';
  const gone = isLive ? '<p id="gone" hidden>The simulator does not answer. What you see is how it was.</p>' : '';
  return html(
    status,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style>${style}</style>${script}</head>` +
      `<body><h1>${escapeHtml(title)}</h1>${gone}${body}</body></html>`,
  );
}

/** A part of a page that is drawn again when it has changed. */
export function live(id: string, content: string): string {
  return `<div class="scroll" id="${escapeHtml(id)}" data-live>${content}</div>`;
}

/** What a person sees after pressing the button. */
export function donePage(sentence: string): Answer {
  const body = `<p>${escapeHtml(sentence)}</p><p class="quiet">You can close this page. <a href="/">What the simulator holds</a></p>`;
  return page('Done', body);
}

/** The page that says why it did not work. */
export function refusedPage(sentence: string): Answer {
  const body = `<p>${escapeHtml(sentence)}</p><p><a href="javascript:history.back()">Back</a></p>`;
  return page('This did not work', body, { status: 400 });
}

/** @param rows cells as HTML */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '<p class="quiet">None yet.</p>';
  const head = headings.map((heading) => `<th>${escapeHtml(heading)}</th>`).join('');
  const lines = rows
    .map((cells) => `<tr>${cells.map((cell, place) => tableCell(headings[place] ?? '', cell)).join('')}</tr>`)
    .join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table>`;
}

/** On a narrow screen a row stands as lines, each with its heading before it. */
function tableCell(heading: string, content: string): string {
  return `<td data-heading="${escapeHtml(heading)}"${content === '' ? ' class="none"' : ''}><div>${content}</div></td>`;
}

/** A moment as people read it in a table: its time of day, UTC. */
export function clock(at: number): string {
  return `<span class="nowrap">${new Date(at).toISOString().slice(11, 19)}</span>`;
}
