import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A Cosmos-compatible server in a process of its own, empty. It takes any key and keeps nothing when it ends. */
export interface CosmosServer {
  /** The settings of a bot that keeps its documents there. */
  readonly settings: { readonly STORE: 'cosmos'; readonly COSMOS_ENDPOINT: string; readonly COSMOS_KEY: string };
  close(): Promise<void>;
}

/**
 * Starts `cosmosdb-server` on loopback. What it does not have: time to live, throttling, limits of size, and partitions
 * that a query stays within.
 */
export async function startCosmosServer(): Promise<CosmosServer> {
  const program = fileURLToPath(import.meta.resolve('@vercel/cosmosdb-server/lib/cli.js'));
  const child = spawn(process.execPath, [program, '--host', '127.0.0.1', '-p', '0', '--no-ssl'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const endpoint = async (): Promise<string> => {
    for (;;) {
      const [, address] = /connections at (\S+:\d+)/.exec(said) ?? [];
      if (address !== undefined) return `http://${address}`;
      if (child.exitCode !== null) throw new Error(`The Cosmos-compatible server did not start: ${said}`);
      await Promise.race([once(child.stdout, 'data'), ended]);
    }
  };
  return {
    settings: { STORE: 'cosmos', COSMOS_ENDPOINT: await endpoint(), COSMOS_KEY: 'any key will do' },
    async close() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
