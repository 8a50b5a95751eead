import { randomUUID } from 'node:crypto';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/start-simulator.ts';
import { ofEachTest } from '../of-each-test.ts';

/** An answer with its JSON read; members are reached with `at`, so that tests need no types of the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** A member of the JSON body by its path, e.g. `orders.0.status`. */
  readonly at: (path: string) => unknown;
}

export interface Request {
  readonly kind?: 'app' | 'user';
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface Partner {
  readonly simulator: Simulator;
  send(method: string, path: string, request?: Request): Promise<Reply>;
  /** Presses a button on one of the customer's pages. */
  submit(path: string, form: Record<string, string>): Promise<Reply>;
  /** @param path version 2's endpoint unless said */
  token(form: Record<string, string>, path?: string): Promise<Reply>;
  /** The bytes of an answer to a signed-in user. */
  bytes(path: string, headers: Record<string, string>): Promise<Uint8Array>;
  /** Moves the simulator's clock. */
  wait(milliseconds: number): void;
  /** Lets days pass, and gets new tokens, which live for an hour only. */
  waitDays(days: number): Promise<void>;
  close(): Promise<void>;
}

/** A simulator on a free port with a clock of its own, and a partner that holds tokens of both kinds. */
export async function startPartner(options: Partial<SimulatorOptions> = {}): Promise<Partner> {
  let now = Date.parse('2026-03-02T09:00:00Z');
  const simulator = await startSimulator({ port: 0, clock: () => now, ...options });
  const ask = async (path: string, init: RequestInit): Promise<Reply> => {
    const response = await fetch(`${simulator.url}${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, at: (member) => reach(text, member) };
  };
  const token = (form: Record<string, string>, path = '/partner/oauth2/v2.0/token') =>
    ask(path, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: 'client',
        client_secret: 'secret',
        scope: 'https://api.partnercenter.microsoft.com/.default offline_access',
        ...form,
      }),
    });
  const freshTokens = async () => ({
    app: (await token({ grant_type: 'client_credentials' })).at('access_token'),
    user: (await token({ grant_type: 'refresh_token', refresh_token: 'simulator-refresh-token' })).at('access_token'),
  });
  let tokens = await freshTokens();
  return {
    simulator,
    token,
    send: (method, path, { kind = 'user', body, headers = {} } = {}) =>
      ask(path, {
        method,
        headers: {
          Authorization: `Bearer ${tokens[kind]}`,
          'MS-RequestId': randomUUID(),
          // Left to itself `fetch` asks for compression, which price sheets answer with a zip.
          'Accept-Encoding': 'identity',
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    async bytes(path, headers) {
      const init = { headers: { Authorization: `Bearer ${tokens.user}`, ...headers } };
      return new Uint8Array(await (await fetch(`${simulator.url}${path}`, init)).arrayBuffer());
    },
    submit: (path, form) => ask(path, { method: 'POST', body: new URLSearchParams(form) }),
    wait: (milliseconds) => {
      now += milliseconds;
    },
    waitDays: async (days) => {
      now += days * 24 * 60 * 60 * 1000;
      tokens = await freshTokens();
    },
    close: () => simulator.close(),
  };
}

/** For a `describe`: a partner of its own for each of its tests. */
export const partnerOfEachTest = (options: Partial<SimulatorOptions> = {}): Partner =>
  ofEachTest(() => startPartner(options));

function reach(text: string, path: string): unknown {
  let value: unknown = JSON.parse(text);
  for (const name of path.split('.')) {
    value = typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
  }
  return value;
}

/** What a product is bought as in the United States at the moment. */
export async function catalogItem(partner: Partner, productId: string, skuId: string): Promise<string> {
  const path = `/v1/products/${productId}/skus/${skuId}/availabilities?country=US`;
  return String((await partner.send('GET', path)).at('items.0.catalogItemId'));
}

/** A customer the service accepts, with parts of it replaced. */
export function customerRequest(domain: string, address: Record<string, unknown> = {}, company = {}) {
  return {
    CompanyProfile: { Domain: domain, ...company },
    BillingProfile: {
      Culture: 'EN-US',
      Email: 'jane.doe@abccorp.com',
      Language: 'en',
      CompanyName: 'ABC Corp',
      DefaultAddress: {
        FirstName: 'Jane',
        LastName: 'Doe',
        AddressLine1: '1 Microsoft Way',
        City: 'Redmond',
        State: 'WA',
        PostalCode: '98052',
        Country: 'US',
        ...address,
      },
    },
  };
}
