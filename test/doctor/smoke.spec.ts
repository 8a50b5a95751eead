import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { lineOf } from '../../bot/doctor/lines.ts';
import { smoke } from '../../bot/doctor/smoke.ts';
import { freePort } from '../../dev/free-port.ts';
import { startProduct } from '../flow/start-product.ts';
import { builtFolder } from '../tab/built-folder.ts';
import { startIdentity } from '../teams/channel-identity.ts';

describe('npm run smoke', () => {
  const look = async (url: string) => {
    const lines: string[] = [];
    const isWell = await smoke(url, (name, finding) => lines.push(lineOf(name, 9, finding)));
    return { isWell, lines };
  };

  it('finds a running bot well that lets no stranger in, and says what it cannot do', async () => {
    const identity = await startIdentity();
    const tabFolder = builtFolder();
    const vault = { put: async () => {}, get: () => Promise.reject(new Error()), delete: async () => {} };
    const product = await startProduct({ identity, vault, tabFolder });
    try {
      assert.deepEqual(await look(product.botUrl), {
        isWell: true,
        lines: [
          'ok    health     The bot is alive.',
          'note  readiness  It runs without something it rests on: vault not-reached. What needs it waits.',
          'ok    door       Who is not Teams is sent away.',
          'ok    webhook    A delivery without a signature is refused.',
          'ok    tab        The tab and its script are served.',
        ],
      });
    } finally {
      await product.close();
      identity.close();
      rmSync(tabFolder, { recursive: true });
    }
  });

  it('finds everything wrong where something else answers, or nothing', async () => {
    const other = createServer((_, response) => void response.end('<h1>It works</h1>'));
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const address = other.address();
    const there = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const found = await look(`http://${there}`);
    const overTls = await look(`https://${there}`);
    other.close();
    assert.equal(found.isWell, false);
    assert.deepEqual(
      found.lines.map((line) => line.slice(0, 15).trimEnd()),
      ['WRONG health', 'WRONG readiness', 'note  door', 'WRONG webhook', 'WRONG tab'],
    );
    assert.match(found.lines[1] ?? '', /Something else than the bot answers\./);
    assert.match(overTls.lines.join('\n'), /^WRONG health +What answers at https:\S+ speaks no TLS\. Check ADDRESS.*$/);
    const { lines } = await look(`http://127.0.0.1:${await freePort(43_500, 'nobody', () => undefined)}`);
    assert.match(lines.join('\n'), /^WRONG health +Nothing answers at http:\S+\. Check ADDRESS.*$/);
  });

  it('says how it is used to who asks', () => {
    const { status, stderr } = spawnSync(process.execPath, ['bot/doctor/smoke-index.ts', 'ftp://x'], {
      encoding: 'utf8',
    });
    assert.deepEqual([status, stderr.split(' ADDRESS')[0]], [1, 'npm run smoke --']);
  });
});
