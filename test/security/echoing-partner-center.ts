import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** Stands before a Partner Center and Entra: passes on what comes, or answers in their place with the secrets in it. */
export interface EchoingPartnerCenter {
  readonly url: string;
  /** Who answers; until it is known everything waits. @param refreshToken what goes there in place of the canary */
  standBefore(url: string, refreshToken: { readonly canary: string; readonly real: string }): void;
  /** The next requests whose method and path match are answered with what was secret in them. */
  echo(match: RegExp, status: number, times: number): void;
  echoNothing(): void;
  /** How often that was done. */
  readonly echoed: number;
  /** Tokens and secrets that came by here. */
  readonly seen: ReadonlySet<string>;
  close(): void;
}

export async function startEchoingPartnerCenter(): Promise<EchoingPartnerCenter> {
  const before = Promise.withResolvers<{ url: string; canary: string; real: string }>();
  let orders: { match: RegExp; status: number; times: number }[] = [];
  const seen = new Set<string>();
  let echoed = 0;

  const server = createServer(async (request, response) => {
    const { method = '', url: path = '' } = request;
    const body = await text(request);
    const secrets = secretsIn(request, body);
    for (const secret of secrets) seen.add(secret);
    const order = orders.find(({ match, times }) => times > 0 && match.test(`${method} ${path}`));
    if (order !== undefined) {
      order.times -= 1;
      echoed += 1;
      const said = `you said ${secrets.join(' ')}`;
      response.writeHead(order.status, said, { 'Content-Type': 'application/json', 'X-Said': said });
      const entra = { error: 'invalid_client', error_description: `AADSTS7000215: ${said}`, error_codes: [7000215] };
      response.end(JSON.stringify({ code: 2000, description: said, message: said, data: [said], ...entra }));
      return;
    }
    const { url, canary, real } = await before.promise;
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      ...(body !== '' && { body: body.replace(encodeURIComponent(canary), real) }),
      redirect: 'manual',
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'content-length': bytes.length });
    response.end(bytes);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    standBefore: (url, refreshToken) => before.resolve({ url, ...refreshToken }),
    echo: (match, status, times) => void orders.push({ match, status, times }),
    echoNothing: () => {
      orders = [];
    },
    get echoed() {
      return echoed;
    },
    seen,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function secretsIn({ headers }: IncomingMessage, body: string): readonly string[] {
  const form = new URLSearchParams(body);
  const token = headers.authorization?.replace(/^Bearer /, '');
  return [token, form.get('client_secret'), form.get('refresh_token')].filter((each) => typeof each === 'string');
}
