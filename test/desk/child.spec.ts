import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { firstToEnd, startChild, stopChildren, untilReady } from '../../dev/child.ts';
import { freePort } from '../../dev/free-port.ts';

const run = (name: string, source: string) =>
  startChild({ name, args: ['-e', source], environment: process.env, quiet: true });

describe('the parts of the product on one machine', () => {
  /** Hears from the parts which ports they got: any that was free beforehand may be somebody else's by then. */
  let ear: Server;
  let told: Promise<number>;
  let part: string;

  beforeEach(async () => {
    ear = createServer();
    told = once(ear, 'connection').then(async ([socket]: Socket[]) => Number(socket && (await text(socket))));
    part = `const server = require('http').createServer((_, response) => response.end()).listen(0, '127.0.0.1', () =>
      require('net').connect(${await listen(ear)}, '127.0.0.1').end(String(server.address().port)))`;
  });
  afterEach(async () => {
    ear.close();
    await stopChildren();
  });

  it('are waited for, and stopped all together', async () => {
    const child = run('a part', part);
    const url = `http://127.0.0.1:${await told}`;
    await untilReady(url, child);
    await stopChildren();
    assert.equal(await child.ended, 'a part has ended (SIGTERM).');
    await assert.rejects(fetch(url));
  });

  it('end when who started them is killed outright', async () => {
    const childModule = new URL('../../dev/child.ts', import.meta.url).href;
    const script = `import { startChild } from '${childModule}';
      startChild({ name: 'a part', args: ['-e', ${JSON.stringify(part)}], environment: process.env, quiet: true });
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    // Open as long as the part lives.
    const line = connect(await told, '127.0.0.1').resume();
    const closed = new Promise((resolve) => line.once('error', resolve).once('close', resolve));
    await once(line, 'connect');
    parent.kill('SIGKILL');
    await closed;
  });

  it('that end before they answer are not waited for', async () => {
    const child = run('a part', 'process.exit(3)');
    await assert.rejects(untilReady('http://127.0.0.1:9/', child), /^Error: a part has ended \(exit code 3\)\.$/);
  });

  it('tell which of them ended first', async () => {
    run('the one that stays', 'setInterval(() => {}, 1000)');
    run('the one that goes', 'process.exit(1)');
    assert.equal(await firstToEnd(), 'the one that goes has ended (exit code 1).');
  });

  it('take the next port when theirs is in use, and say so', async () => {
    const taken = await listen(ear);
    const said: string[] = [];
    const port = await freePort(taken, 'the bot', (line) => said.push(line));
    assert.ok(port > taken);
    assert.deepEqual(said, [`Port ${taken} is in use; the bot takes ${port}.`]);
  });
});

/** Listens where the system says; on which port. */
async function listen(server: Server): Promise<number> {
  if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return address.port;
}
