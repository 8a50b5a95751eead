import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { firstToEnd, startChild, stopChildren, untilReady } from '../../dev/child.ts';
import { freePort } from '../../dev/free-port.ts';

const run = (name: string, source: string) =>
  startChild({ name, args: ['-e', source], environment: process.env, quiet: true });

const serve = (port: number) => `require('http').createServer((_, r) => r.end()).listen(${port}, '127.0.0.1')`;

describe('the parts of the product on one machine', () => {
  afterEach(stopChildren);

  it('are waited for, and stopped all together', async () => {
    const port = await freePort(43_100, 'a part', () => {});
    const child = run('a part', serve(port));
    await untilReady(`http://127.0.0.1:${port}`, child);
    await stopChildren();
    assert.equal(await child.ended, 'a part has ended (SIGTERM).');
    assert.equal(await freePort(port, 'a part', () => {}), port);
  });

  it('end when who started them is killed outright', async () => {
    const port = await freePort(43_200, 'a part', () => {});
    const childModule = new URL('../../dev/child.ts', import.meta.url).href;
    const script = `import { startChild } from '${childModule}';
      startChild({ name: 'a part', args: ['-e', ${JSON.stringify(serve(port))}], environment: process.env, quiet: true });
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    const isServed = () =>
      fetch(`http://127.0.0.1:${port}`).then(
        () => true,
        () => false,
      );
    while (!(await isServed()));
    parent.kill('SIGKILL');
    while (await isServed());
    assert.equal(await freePort(port, 'a part', () => {}), port);
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
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    assert.ok(typeof address === 'object' && address !== null);
    const said: string[] = [];
    const port = await freePort(address.port, 'the bot', (line) => said.push(line));
    taken.close();
    assert.ok(port > address.port);
    assert.deepEqual(said, [`Port ${address.port} is in use; the bot takes ${port}.`]);
  });
});
