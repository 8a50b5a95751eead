import { type Answer, html } from '../respond.ts';

/** Text made safe to stand in HTML, also inside an attribute. */
export function escapeHtml(text: string | number): string {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return String(text).replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

const style = `
:root { color-scheme: light dark; --line: #8884; --accent: #0f6cbd; }
body { font: 15px/1.5 "Segoe UI", system-ui, sans-serif; margin: 0 auto; max-width: 64rem; padding: 1.5rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } td, th { border-bottom: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
form.card, .card { border: 1px solid var(--line); border-radius: 8px; max-width: 30rem; padding: 1.25rem; }
label { display: block; margin: .75rem 0; } input[type=text], select { box-sizing: border-box; display: block; font: inherit; padding: .4rem; width: 100%; }
button { background: var(--accent); border: 0; border-radius: 4px; color: #fff; cursor: pointer; font: inherit; padding: .45rem 1.2rem; }
button.plain { background: #777; } a { color: var(--accent); } small, .quiet { color: #777; } code { overflow-wrap: anywhere; }`;

/**
 * A whole page.
 * @param body HTML; every text from outside in it must have gone through {@link escapeHtml}
 * @param refreshSeconds draws itself again so often
 */
export function page(title: string, body: string, options: { status?: number; refreshSeconds?: number } = {}): Answer {
  const { status = 200, refreshSeconds } = options;
  const refresh = refreshSeconds ? `<meta http-equiv="refresh" content="${refreshSeconds}">` : '';
  return html(
    status,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${refresh}` +
      `<title>${escapeHtml(title)}</title><style>${style}</style></head><body><h1>${escapeHtml(title)}</h1>${body}</body></html>`,
  );
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

export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '<p class="quiet">None yet.</p>';
  const head = headings.map((heading) => `<th>${escapeHtml(heading)}</th>`).join('');
  const lines = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table>`;
}
