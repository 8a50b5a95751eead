import { readConfig } from '../../bot/config.ts';
import { connect } from '../../bot/connect/connect.ts';
import { openPage } from './customer.ts';
import { freePort, type Product } from './start-product.ts';

/**
 * `npm run connect` with the bot's own settings; the person chooses on the sign-in page.
 * @param said gets the lines it says
 * @returns the page that the person ends on
 */
export async function runConnect(
  product: Product,
  outcome: 'mfa' | 'no-mfa' | 'refuse',
  { settings = {}, said = [] }: { settings?: Readonly<Record<string, string>>; said?: string[] } = {},
): Promise<string> {
  let open: (url: string) => void = () => undefined;
  const address = new Promise<string>((resolve) => {
    open = resolve;
  });
  const running = connect(readConfig({ ...product.settings, ...settings }), {
    port: await freePort(),
    say(line) {
      said.push(line);
      const [url] = /http\S+authorize\S+/.exec(line) ?? [];
      if (url !== undefined) open(url);
    },
  });
  const [, page] = await Promise.all([running, address.then(openPage).then((form) => form.submit({ outcome }))]);
  return page.html;
}
