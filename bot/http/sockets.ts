import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** All in ms. A connection that says nothing is cut after the first, too. */
const longestHead = 10_000;
const longestRequest = 15_000;
const longestUnread = 10_000;
/** How often Node looks for heads and requests that take too long; by itself it does so each half minute. */
const lookEvery = 1000;

const mostHeaders = 100;
const mostConnections = 1000;

/**
 * Keeps strangers from using up what the process has of connections and descriptors. Who comes last is served, which
 * may be the platform asking whether we live: the connection that has been idle for longest has to go for it, and where
 * none is idle, the oldest; those of callers who are known only when there are no others.
 * @returns is to be told who is known
 */
export function limitSockets(
  server: Server,
  most = Math.min(mostConnections, Math.floor(descriptors() / 2)),
): (known: Socket) => void {
  server.headersTimeout = longestHead;
  server.requestTimeout = longestRequest;
  server.maxHeadersCount = mostHeaders;
  Object.assign(server, { connectionsCheckingInterval: lookEvery });
  // Restify listens for upgrades, so Node hands their sockets over, and nobody would ever close them.
  server.on('upgrade', (_, socket) => socket.destroy());

  const idle = new Set<Socket>();
  idleSockets.set(server, idle);
  const busy = new Set<Socket>();
  const known = new WeakSet<Socket>();
  const firstToGo = () => firstOf((socket) => !known.has(socket), idle, busy) ?? firstOf(() => true, idle, busy);
  server.on('connection', (socket) => {
    if (idle.size + busy.size >= most) firstToGo()?.destroy();
    idle.add(socket);
    socket.once('close', () => {
      idle.delete(socket);
      busy.delete(socket);
    });
  });
  server.on('request', ({ socket }, response) => {
    idle.delete(socket);
    busy.add(socket);
    let unread: NodeJS.Timeout | undefined;
    // From here on the whole answer only waits for whoever reads it.
    response.once('prefinish', () => {
      unread = setTimeout(() => socket.destroy(), longestUnread).unref();
    });
    response.once('close', () => {
      clearTimeout(unread);
      if (busy.delete(socket)) idle.add(socket);
    });
  });
  return (socket) => void known.add(socket);
}

const idleSockets = new WeakMap<Server, ReadonlySet<Socket>>();

/**
 * Closes what nobody is being answered on. Node does so for whoever has asked something before; browsers open connections
 * ahead, and a server that is closing would wait for those without end.
 */
export function hangUpIdle(server: Server): void {
  for (const socket of idleSockets.get(server) ?? []) socket.destroy();
}

function firstOf(isMeant: (socket: Socket) => boolean, ...sets: readonly Set<Socket>[]): Socket | undefined {
  for (const set of sets) for (const socket of set) if (isMeant(socket)) return socket;
  return undefined;
}

/** How many files and sockets this process may have open; where the system does not say so in Linux' way, few. */
function descriptors(): number {
  try {
    const [, limit] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return Number(limit ?? Number.POSITIVE_INFINITY);
  } catch {
    return 256;
  }
}
