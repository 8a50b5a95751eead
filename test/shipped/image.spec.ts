import assert from 'node:assert/strict';
import { isAscii } from 'node:buffer';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { tabGoals } from '../../bench/goals.ts';
import { buildBot, startCommand, startEnvironment } from '../../dev/build/build.ts';
import { demo } from '../../dev/demo.ts';
import { readTemplate } from '../../infra/read-template.ts';
import { sizeOfFirstView } from '../tab/first-view.ts';

const dockerfile = readFileSync('Dockerfile', 'utf8');
const Command = z.array(z.string());
const commandOf = (line: RegExp) => Command.parse(JSON.parse(line.exec(dockerfile)?.[1] ?? '[]'));
const entryPoint = commandOf(/^ENTRYPOINT (.+)$/m);
const healthCheck = commandOf(/^HEALTHCHECK [^\n\\]*\\\n\s+CMD (.+)$/m);
/** As the image names who runs it: the user `node` of its base. */
const user = /^USER (\d+):\1$/m.exec(dockerfile)?.[1] ?? '';

/** As the first process of a world of its own, which has to be root's to make. */
const alone = `--pid --fork --kill-child setpriv --reuid ${user} --regid ${user} --clear-groups`.split(' ');
const canRun = process.getuid?.() === 0 && spawnSync('unshare', [...alone, 'tini', '--version']).status === 0;

// No container can be made here: this is what one is made of, without its own network and files.
describe('the image', () => {
  let folder: string;
  let built: string;
  let bytes: number;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'image-'));
    chmodSync(folder, 0o755);
    built = join(folder, 'app');
    bytes = await buildBot(built);
    for (const path of globSync(join(built, '**'))) chmodSync(path, path.endsWith('js') ? 0o444 : 0o555);
    mkdirSync(join(folder, 'data'));
    if (canRun) chownSync(join(folder, 'data'), Number(user), Number(user));
  });
  after(() => rmSync(folder, { recursive: true }));

  let bots = 0;
  // Which port it is the bot says: one that was free before it started may be somebody else's by then.
  const settings = () => ({
    ...demo.settings('http://127.0.0.1:9'),
    PORT: '0',
    SQLITE_FILE: join(folder, 'data', `${bots++}.sqlite`),
    LOG_LEVEL: 'info',
  });

  /** The entry point as the first process of its own, as the image's user, from a folder that nobody can write to. */
  function run(...args: readonly string[]) {
    const env = { ...settings(), PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
    const child = spawn('unshare', [...alone, ...entryPoint, ...args], {
      cwd: built,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { text: '' };
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said.text += text;
      });
    }
    const ended = once(child, 'close');
    /** What it says in this form; one that ends without it will not. */
    const says = async (form: RegExp) => {
      for (;;) {
        const found = form.exec(said.text);
        if (found !== null) return found;
        if (child.exitCode !== null) assert.fail(said.text);
        await Promise.race([once(child.stdout, 'data'), ended]);
      }
    };
    return { child, said, env, ended, says };
  }

  it('starts with the bundle alone, as a user who can write nothing, is found well, and ends when it is told to', async function () {
    if (!canRun) this.skip();
    const bot = run();
    const [, PORT = ''] = await bot.says(/listening on http:[^"]+:(\d+)/);
    const env = { ...bot.env, PORT };
    const [program = '', ...args] = healthCheck;
    const checked = spawnSync(program === 'node' ? process.execPath : program, args, { env });
    assert.equal(checked.status, 0, String(checked.stderr));
    await bot.says(/not registered for webhooks yet/);
    const readiness = await fetch(`http://127.0.0.1:${PORT}/readyz`);
    const rests = { store: 'ok', vault: 'ok', partnerCenter: 'not-reached' };
    assert.deepEqual([readiness.status, await readiness.json()], [200, { status: 'ready', ...rests }]);
    await signalled(bot.child);
    assert.deepEqual(await bot.ended, [0, null], bot.said.text);
    assert.match(bot.said.text, /SIGTERM: finishing what is under way/);
    assert.doesNotMatch(bot.said.text, /Warning/);
    assert.notEqual(spawnSync(process.execPath, args, { env }).status, 0, 'nobody is there any more');
  });

  it('ends at once when it is told to before it is ready', async function () {
    if (!canRun) this.skip();
    const bot = run();
    await signalled(bot.child);
    // As an init says that its child was ended by this signal.
    assert.deepEqual(await bot.ended, [128 + 15, null], bot.said.text);
    assert.doesNotMatch(bot.said.text, /listening on/);
  });

  for (const [moment, nth] of Object.entries({ 'at first': 1, 'as the bot takes over': 3 })) {
    it(`hears what tells it to end while it starts: ${moment}`, () => {
      // The first to listen are bot.mjs's, for SIGTERM and SIGINT; the next the bot's own.
      const early = `let n = 0; process.on('newListener', (event) => {
        if (/^SIG(TERM|INT)$/.test(event) && ++n === ${nth}) queueMicrotask(() => process.kill(process.pid, 'SIGTERM')); })`;
      const { status, stdout } = spawnSync(
        process.execPath,
        ['--import', `data:text/javascript,${early}`, join(built, 'bot.mjs')],
        { env: settings(), timeout: 20_000, killSignal: 'SIGKILL' },
      );
      assert.equal(status, 0, String(stdout));
    });
  }

  it('has the commands for who runs it', async function () {
    if (!canRun) this.skip();
    const doctor = run('doctor', '--help');
    assert.deepEqual(await doctor.ended, [0, null], doctor.said.text);
    assert.match(doctor.said.text, /^node bot\.mjs doctor \[--url ADDRESS\]/);
    const unknown = run('docter');
    assert.deepEqual(await unknown.ended, [1, null]);
    assert.match(unknown.said.text, /^There is no docter; there are: /);
  });

  it('says in one line which Node it needs', () => {
    const older =
      "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.19.0'}})";
    const { status, stderr } = spawnSync(process.execPath, ['--import', older, join(built, 'bot.mjs')]);
    assert.deepEqual([status, String(stderr)], [1, 'Node 24 or newer is needed; this is 20.19.0.\n']);
  });

  it('is started in the same way in the image and on App Service, and is small, the first view of its tab, too', async () => {
    assert.deepEqual(entryPoint.slice(entryPoint.indexOf('node')), startCommand);
    assert.match(
      JSON.stringify(readTemplate('infra/modules/app.bicep').variable('runs')),
      new RegExp(startCommand.join(' ')),
    );
    for (const [name, value] of Object.entries(startEnvironment)) {
      assert.match(dockerfile, new RegExp(`^ENV .*\\b${name}=${value}\\b`, 'm'));
      assert.equal(readTemplate('infra/modules/app.bicep').entriesOf('platform').get(name), value);
    }
    const parts = globSync(join(built, '*.mjs'));
    assert.deepEqual(
      parts.filter((path) => !isAscii(readFileSync(path))),
      [],
    );
    assert.ok(bytes < 60 * 2 ** 20, `${bytes}`);
    const kilobytes = await sizeOfFirstView(join(built, 'tab'));
    assert.ok(kilobytes > 50 && kilobytes <= tabGoals.size.value, `${kilobytes} KB`);
  });
});

/** Tells the first process to end, as soon as it is an init that listens: which it does before it starts the bot. */
async function signalled({ pid = 0 }: ChildProcess): Promise<void> {
  for (;;) {
    const [first] = childrenOf(pid);
    if (first !== undefined && nameOf(first) === 'tini' && childrenOf(first).length > 0) {
      return void process.kill(first, 'SIGTERM');
    }
    await turn();
  }
}

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

function nameOf(pid: number): string {
  return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
}
