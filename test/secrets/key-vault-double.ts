import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';

/** As much of Key Vault's REST interface as the documents promise: names, soft delete, recovery, purge. */
export function startKeyVault({ purgeAllowed }: { purgeAllowed: boolean }, port = 0): Server {
  const secrets = new Map<string, string>();
  const deleted = new Map<string, string>();
  return createServer(async (request, response) => {
    const [, collection = '', name = '', action = ''] = (request.url ?? '').split(/[/?]/);
    const answer = (status: number, value?: string) => {
      // Two statements: restify changes Node's writeHead for the whole process, and its own returns nothing.
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(
        status === 204 ? '' : JSON.stringify({ id: `https://vault/secrets/${name}/1`, value, attributes: {} }),
      );
    };
    const move = (from: Map<string, string>, to: Map<string, string>) => {
      const value = from.get(name);
      if (value === undefined) return answer(404);
      from.delete(name);
      to.set(name, value);
      return answer(200, value);
    };
    if (!/^[0-9A-Za-z-]{1,127}$/.test(name)) return answer(400);
    switch (`${request.method} ${collection} ${action === 'recover' ? action : ''}`.trim()) {
      case 'PUT secrets': {
        if (deleted.has(name)) return answer(409);
        secrets.set(name, Object(await json(request)).value);
        return answer(200);
      }
      case 'GET secrets':
        return answer(secrets.has(name) ? 200 : 404, secrets.get(name));
      case 'DELETE secrets':
        return move(secrets, deleted);
      case 'GET deletedsecrets':
        return answer(deleted.has(name) ? 200 : 404);
      case 'POST deletedsecrets recover':
        return move(deleted, secrets);
      case 'DELETE deletedsecrets':
        if (purgeAllowed) deleted.delete(name);
        return answer(purgeAllowed ? 204 : 403);
      default:
        return answer(500);
    }
  }).listen(port, '127.0.0.1');
}
