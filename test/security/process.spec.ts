import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demo } from '../../dev/demo.ts';
import { ofOurs } from '../flow/bot-process.ts';

describe('the process of the bot', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'process-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function start(settings: Readonly<Record<string, string>>, ofNode: readonly string[] = []) {
    const env = {
      ...ofOurs,
      ...demo.settings('http://127.0.0.1:1'),
      SQLITE_FILE: join(folder, 'onboarding.sqlite'),
      LOG_LEVEL: 'info',
      ...settings,
    };
    const child = spawn(process.execPath, [...ofNode, 'bot/index.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { text: '' };
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said.text += text;
      });
    }
    const until = async (words: string) => {
      while (!said.text.includes(words)) await once(child.stdout, 'data');
    };
    return { child, said, until, ended: once(child, 'close') };
  }

  it('opens no inspector for a signal, tells of a setting that is almost right, and ends with a line of the log without the secret in it when something is thrown that nobody catches', async () => {
    const thrown = `process.on('SIGUSR2', () => { throw new Error('client_secret=' + 'c4n4' + 'ry') })`;
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(thrown)}`;
    const bot = start({ PORT: '0', APPROVAL_TRESHOLD: '99', NODE_OPTIONS });
    await bot.until('listening on');
    assert.match(bot.said.text, /APPROVAL_TRESHOLD/);
    assert.match(bot.said.text, /APPROVAL_THRESHOLD/);
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(bot.said.text) ?? [];
    bot.child.kill('SIGUSR1');
    for (let asked = 0; asked < 50; asked += 1) {
      assert.equal((await fetch(`${url}/readyz`)).status, 200);
    }
    // Without the inspector it is not spoken of.
    assert.doesNotMatch(bot.said.text, /Debugger listening|open the inspector/);
    bot.child.kill('SIGUSR2');
    const [code] = await bot.ended;
    assert.equal(code, 1);
    assert.match(bot.said.text, /error the process ends: [^\n]*\nError: client_secret=\[hidden\]/);
    assert.doesNotMatch(bot.said.text, /c4n4ry/);
  });

  it('does not start where a setting would open it to others, and says so without the value', async () => {
    const bot = start({ HOST: '0.0.0.0', SECRETS_KEY: 'c4n4ryc4n4ry', NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    const [code] = await bot.ended;
    assert.equal(code, 1);
    for (const name of ['HOST', 'SECRETS_KEY', 'NODE_TLS_REJECT_UNAUTHORIZED']) {
      assert.match(bot.said.text, new RegExp(`^${name} must`, 'm'));
    }
    assert.doesNotMatch(bot.said.text, /c4n4ry/);
  });

  it('does not start in production with the inspector open, however it was opened', async () => {
    const production = { NODE_ENV: 'production', PORT: '0' };
    const refused = /^NODE_OPTIONS must not open the inspector/m;
    const bySetting = start({ ...production, NODE_OPTIONS: '--inspect=127.0.0.1:0' });
    const byArgument = start(production, ['--inspect=127.0.0.1:0']);
    for (const { ended, said } of [bySetting, byArgument]) {
      assert.equal((await ended)[0], 1);
      assert.match(said.text, refused);
    }
  });
});
