import { createServer } from 'node:net';

/** The first port from `wanted` on that nothing listens on, at loopback; a line tells when it is another one. */
export async function freePort(wanted: number, what: string, say: (line: string) => void): Promise<number> {
  for (let port = wanted; port < wanted + 50; port++) {
    if (await isFree(port)) {
      if (port !== wanted) say(`Port ${wanted} is in use; ${what} takes ${port}.`);
      return port;
    }
  }
  throw new Error(`No free port for ${what} between ${wanted} and ${wanted + 49}.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
