/** What a page looks like to whoever asked for it. */
export interface Seen {
  readonly url: string;
  readonly status: number;
  readonly html: string;
}

/** A browser as far as a server notices: it follows redirects, keeps cookies, and says where a form comes from. */
export interface Browser {
  get(url: string): Promise<Seen>;
  /** Follows the page's link to sign in. */
  signIn(page: Seen): Promise<Seen>;
  /** Presses the button of the page's form. @param headers in place of what an honest browser says */
  press(page: Seen, headers?: Readonly<Record<string, string>>): Promise<Seen>;
  /** Sends a form of somebody's own making. */
  post(url: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>): Promise<Seen>;
  /** As they came with `Set-Cookie`. */
  readonly cookies: readonly string[];
}

export function openBrowser(): Browser {
  const jar = new Map<string, string>();
  const cookies: string[] = [];

  const send = async (url: string, init: RequestInit = {}): Promise<Seen> => {
    const { origin } = new URL(url);
    const headers = new Headers(init.headers);
    const kept = [...jar].flatMap(([key, value]) => (key.startsWith(`${origin} `) ? [value] : []));
    if (kept.length > 0) headers.set('cookie', kept.join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      cookies.push(cookie);
      const [pair = ''] = cookie.split(';');
      jar.set(`${origin} ${pair.split('=')[0]}`, pair);
    }
    const location = response.headers.get('location');
    if (location !== null) return send(new URL(location, url).href);
    return { url, status: response.status, html: await response.text() };
  };

  const post: Browser['post'] = (url, fields, headers) =>
    send(url, { method: 'POST', body: new URLSearchParams(fields), headers });

  return {
    cookies,
    get: (url) => send(url),
    post,
    async signIn({ url, html }) {
      const [, href = ''] = /href="(\/sign-in\?[^"]+)"/.exec(html) ?? [];
      return send(new URL(href, url).href);
    },
    async press({ url, html }, headers = { 'sec-fetch-site': 'same-origin' }) {
      return post(url, fieldsOf(html), headers);
    },
  };
}

/** What the page's form sends. */
export function fieldsOf(html: string): Record<string, string> {
  const fields = html.matchAll(/<(?:input type="hidden"|button[^>]*) name="([^"]*)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
}
