import assert from 'node:assert/strict';
import type { Product } from './start-product.ts';

/** A page that somebody has open in a browser. */
export interface Page {
  readonly html: string;
  /** Presses the button of its form; the page that comes next. */
  submit(fields?: Readonly<Record<string, string>>): Promise<Page>;
}

export async function openPage(url: string): Promise<Page> {
  return pageOf(url, await fetch(url));
}

/** Opens the link in a mail, as the customer does. */
export async function openLinkIn(mail: { readonly text: string }): Promise<Page> {
  const [link] = /https?:\/\/\S+/.exec(mail.text) ?? [];
  assert.ok(link, `there is no link in: ${mail.text}`);
  return openPage(link);
}

async function pageOf(url: string, response: Response): Promise<Page> {
  const html = await response.text();
  return {
    html,
    async submit(fields = {}) {
      const form = /<form[^>]*method="post"[^>]*>/.exec(html)?.[0];
      assert.ok(form, `there is no form on: ${html}`);
      const written = /action="([^"]*)"/.exec(form)?.[1]?.replaceAll('&amp;', '&');
      const action = new URL(written ?? url, url).href;
      const body = new URLSearchParams({ ...writtenIn(html), ...fields });
      const headers = { Origin: new URL(url).origin };
      return pageOf(action, await fetch(action, { method: 'POST', headers, body }));
    },
  };
}

/** What its hidden fields and its button send. */
function writtenIn(html: string): Record<string, string> {
  const form = /<form[^>]*method="post"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const fields = form.matchAll(/<(?:input type="hidden"|button[^>]*) name="([^"]*)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
}

/** The password that Partner Center gave in its answer. */
export function passwordGiven({ simulator }: Product): string {
  const answers = Object.values(simulator.state.answers).map(({ body }) => body ?? '');
  const password = answers.map((body) => /"password":"([^"]+)"/.exec(body)?.[1]).find((found) => found !== undefined);
  assert.ok(password);
  return password;
}
