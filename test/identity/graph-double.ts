import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

interface User {
  readonly id: string;
  readonly userType: string | null;
}

/** Microsoft Graph as far as it knows who manages whom, who is a guest, and who is in which group. */
export interface GraphDouble {
  readonly url: string;
  /** Object ids of managers by those of the people they manage. */
  readonly managers: Map<string, string>;
  /** `Member`, `Guest` or nothing, by object ids of people. */
  readonly userTypes: Map<string, string | null>;
  /** Whose account is disabled, by object ids: they have left. */
  readonly left: Set<string>;
  /** What mailboxes answer by themselves, by the object ids of their people; else nothing. */
  readonly replies: Map<string, object>;
  /** From which mailboxes may be sent; a mail has to have recipients. */
  readonly mailboxes: Set<string>;
  /** The users in a group and in the groups in it, by its object id. */
  readonly groups: Map<string, readonly User[]>;
  /** How many members of a group come on one page. */
  pageSize: number;
  /** Where the next page is said to be; undefined = here. */
  nextOrigin: string | undefined;
  /** What is answered in place of the truth; a status, or the body of a 200. `never` = nothing at all. */
  trouble: number | 'never' | { readonly body: string } | undefined;
  /** Who has the app, by their object ids. */
  readonly installed: Set<string>;
  /** The status with which it is installed for nobody of these, by their object ids. */
  readonly notInstallable: Map<string, number>;
  /** Hears for whom it was installed, as their Teams does. */
  heardInstalled: (personId: string) => void;
  /** What was put into people's activity feeds. */
  readonly fed: { readonly personId: string; readonly body: unknown }[];
  /** Hears into whose. */
  heardFed: (personId: string) => void;
  /** The requests so far: method, path and query, token. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export async function startGraph(): Promise<GraphDouble> {
  const asked: string[] = [];
  const fed: { personId: string; body: unknown }[] = [];
  const managers = new Map<string, string>();
  const userTypes = new Map<string, string | null>();
  const groups = new Map<string, readonly User[]>();
  const left = new Set<string>();
  const replies = new Map<string, object>();
  const mailboxes = new Set<string>();
  const installed = new Set<string>();
  const notInstallable = new Map<string, number>();
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    if (double.trouble === 'never') return;
    if (typeof double.trouble === 'number') return answer(response, double.trouble, '{"error":{"code":"Trouble"}}');
    if (double.trouble !== undefined) return answer(response, 200, double.trouble.body);
    const found = find(new URL(request.url ?? '', double.url));
    if (request.method === 'POST') {
      const [, , , personId = ''] = (request.url ?? '').split('/');
      return void json(request).then((body) => {
        if (request.url?.endsWith('/sendMail'))
          return answer(response, mailboxes.has(decodeURIComponent(personId)) ? 400 : 403, '{}');
        if (request.url?.endsWith('/installedApps')) return answer(response, install(personId, body), '{}');
        fed.push({ personId, body });
        double.heardFed(personId);
        response.statusCode = 204;
        response.end();
      });
    }
    if (found === undefined) return answer(response, 404, '{"error":{"code":"Request_ResourceNotFound"}}');
    answer(response, 200, JSON.stringify(found));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  const find = ({ pathname, searchParams }: URL): object | undefined => {
    const [kind, id = '', relation] = pathname.replace('/v1.0/', '').split('/').map(decodeURIComponent);
    if (kind === 'groups' && relation === 'transitiveMembers') return page(id, Number(searchParams.get('$skiptoken')));
    if (kind === 'groups') return groups.has(id) ? { id } : undefined;
    if (relation === 'mailboxSettings') return replies.get(id) ?? { status: 'disabled' };
    if (relation === 'manager') {
      const manager = managers.get(id);
      return manager === undefined ? undefined : { '@odata.type': '#microsoft.graph.user', ...isEnabled(manager) };
    }
    return userTypes.has(id) ? { ...isEnabled(id), userType: userTypes.get(id) } : undefined;
  };
  const install = (personId: string, body: unknown): number => {
    const refused = notInstallable.get(personId);
    if (refused !== undefined) return refused;
    const app: unknown = Object(body)['teamsApp@odata.bind'];
    if (typeof app !== 'string' || !app.startsWith(`${double.url}/v1.0/appCatalogs/teamsApps/`)) return 400;
    if (installed.has(personId)) return 409;
    installed.add(personId);
    double.heardInstalled(personId);
    return 201;
  };
  const isEnabled = (id: string) => ({ id, accountEnabled: !left.has(id) });
  const page = (id: string, from: number): object | undefined => {
    const members = groups.get(id);
    if (members === undefined) return undefined;
    const next = from + double.pageSize;
    const link = `${double.nextOrigin ?? double.url}/v1.0/groups/${id}/transitiveMembers/microsoft.graph.user?$skiptoken=${next}`;
    return {
      value: members.slice(from, next).map((user) => ({ ...user, ...isEnabled(user.id) })),
      ...(next < members.length && { '@odata.nextLink': link }),
    };
  };

  const double: GraphDouble = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    managers,
    userTypes,
    left,
    replies,
    mailboxes,
    installed,
    notInstallable,
    heardInstalled: () => undefined,
    groups,
    pageSize: 999,
    nextOrigin: undefined,
    trouble: undefined,
    asked,
    fed,
    heardFed: () => undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return double;
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body);
}
