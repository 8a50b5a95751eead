import type { Simulator } from '../../../simulator/start-simulator.ts';
import { logInto } from '../scripted-server.ts';
import { tellTales } from './troubles.ts';

/** The header `Simulator-Fault` of a request; undefined when nothing is to go wrong with it. */
export type HeaderOf = (request: { readonly method: string; readonly path: string }) => string | undefined;

const clientSecret = 'the-client-secret';

/**
 * How clients reach the simulator: with trouble ordered by a header of the request itself, everything logged in full,
 * and all secrets that pass noted, so that one can look where they went.
 */
export function sending({ url }: Simulator) {
  const secrets = new Set<string>([clientSecret, ...tellTales]);
  const lines: string[] = [];
  let refreshToken = 'simulator-refresh-token';

  return {
    secrets,
    logged: () => lines.join('\n'),
    options: {
      url,
      graphUrl: url,
      loginUrl: url,
      tenantId: 'the-tenant',
      clientId: 'the-app',
      clientSecret,
      readRefreshToken: async () => refreshToken,
      saveRefreshToken: async (token: string) => {
        refreshToken = token;
        secrets.add(token);
      },
      log: logInto(lines),
    },
    fetchWith: (headerOf: HeaderOf = () => undefined): typeof fetch => {
      return async (input, init = {}) => {
        const { pathname } = new URL(String(input));
        const headers = new Headers(init.headers);
        const token = headers.get('authorization')?.replace('Bearer ', '');
        if (token !== undefined) secrets.add(token);
        const trouble = isSignIn(pathname) ? undefined : headerOf({ method: init.method ?? 'GET', path: pathname });
        if (trouble !== undefined) headers.set('Simulator-Fault', trouble);
        const answer = await fetch(input, { ...init, headers });
        if (answer.headers.get('content-type')?.includes('json')) await notePasswords(answer.clone(), secrets);
        return answer;
      };
    },
  };
}

export function isSignIn(path: string): boolean {
  return path.includes('/oauth2/');
}

async function notePasswords(answer: Response, secrets: Set<string>): Promise<void> {
  for (const [, password] of (await answer.text()).matchAll(/"password":"([^"]+)"/g)) {
    if (password !== undefined) secrets.add(password);
  }
}
