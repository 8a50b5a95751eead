import type { Server } from 'restify';
import type { Words } from '../../words/words.ts';
import type { Log } from '../log/log.ts';
import type { Brand } from '../settings/branding.ts';
import { guarded } from './answering.ts';

export interface BrandParts {
  readonly brand: Brand;
  readonly words: Words;
  readonly log: Log;
}

/** The style sheet that every page has after its own: whose page it is, and of which system. */
export function addBrand(server: Server, parts: BrandParts): void {
  const { brand, words } = parts;
  const serve = (path: string, type: string, content: string | Buffer) =>
    server.get(
      path,
      guarded(parts, async (_, response) => {
        response.writeHead(200, {
          'content-type': type,
          'cache-control': 'max-age=600',
          'x-content-type-options': 'nosniff',
        });
        response.end(content);
      }),
    );
  serve('/brand.css', 'text/css; charset=utf-8', brandStyles(words, brand));
  if (brand.logo !== null) serve('/brand/logo', brand.logo.type, brand.logo.bytes);
}

/** Whether a screen reader says it too: the label is text, and the logo shows what the page says. */
export function brandStyles(words: Words, { label, logo, colour }: Brand): string {
  const rules: string[] = [];
  if (colour !== null) {
    const dark = `:root{--brand:${colour.onDark};--on-brand:#141414}`;
    rules.push(`:root{--brand:${colour.onLight};--on-brand:#fff}@media (prefers-color-scheme:dark){${dark}}`);
  }
  if (label !== null) {
    const said = words.say('terms.environment.label', { label });
    rules.push(
      `body::before{content:${JSON.stringify(said)};display:block;padding:8px 16px;background:#fff4ce;color:#242424;font:600 14px/1.4 "Segoe UI",system-ui,sans-serif;text-align:center}`,
    );
  }
  if (logo !== null) {
    rules.push(
      'main.branded::before{content:"";display:block;height:40px;margin-bottom:20px;background:url(/brand/logo) left/contain no-repeat}',
    );
  }
  return rules.join('\n');
}
