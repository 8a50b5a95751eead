import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { parseCommand } from '../bot/teams/answer/commands/parse-command.ts';
import { helpCard } from '../cards/help-card.ts';
import { fillManifest } from '../manifest/fill-manifest.ts';

const appId = '11111111-2222-4333-8444-555555555555';
const installation = { appId, publicUrl: 'https://bot.partner.example', version: '1.2.3' };

const Manifest = z.object({
  id: z.string(),
  developer: z.object({ privacyUrl: z.string() }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  bots: z.array(
    z.object({
      botId: z.string(),
      commandLists: z.array(z.object({ commands: z.array(z.object({ title: z.string() })) })),
    }),
  ),
  validDomains: z.array(z.string()),
});

describe('the Teams app package', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const build = (settings: Record<string, string>) =>
    spawnSync(process.execPath, [resolve('manifest/build-package.ts')], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...settings },
      encoding: 'utf8',
    });

  it('holds the filled manifest and the icons it names, in the sizes that Teams asks for', () => {
    const built = build({ MicrosoftAppId: appId, PUBLIC_URL: 'https://bot.partner.example/' });
    assert.equal(built.status, 0, built.stderr);
    const files = unzip(readFileSync(join(folder, '.data/onboarding.zip')));
    assert.deepEqual([...files.keys()], ['manifest.json', 'color.png', 'outline.png']);
    const text = files.get('manifest.json')?.toString() ?? '';
    assert.doesNotMatch(text, /\$\{\{/);
    const manifest = Manifest.parse(JSON.parse(text));
    assert.equal(manifest.id, appId);
    assert.deepEqual(
      manifest.bots.map(({ botId }) => botId),
      [appId],
    );
    assert.deepEqual(manifest.validDomains, ['bot.partner.example']);
    assert.equal(manifest.developer.privacyUrl, 'https://bot.partner.example/privacy');
    assert.deepEqual(pngSize(files.get(manifest.icons.color)), { width: 192, height: 192 });
    assert.deepEqual(pngSize(files.get(manifest.icons.outline)), { width: 32, height: 32 });
  });

  it('is not made without the bot’s id and an https address; the reasons are said', () => {
    const built = build({ MicrosoftAppId: '', PUBLIC_URL: 'http://localhost:3978' });
    assert.equal(built.status, 1);
    assert.match(built.stderr, /^MicrosoftAppId must be .+\nPUBLIC_URL must be the https address .+\n$/);
  });
});

describe('the manifest', () => {
  it('lists the commands of the help card, each as the bot understands it', async () => {
    const { bots } = Manifest.parse(await fillManifest(installation));
    const listed = bots.flatMap(({ commandLists }) => commandLists.flatMap(({ commands }) => commands));
    const texts = [...JSON.stringify(helpCard()).matchAll(/"text":"([^"]+)"/g)].map(([, text = '']) => text);
    const understood = texts.filter((text) => parseCommand(text) !== undefined);
    assert.deepEqual(
      listed.map(({ title }) => title),
      understood.map((text) => text.replace(' ABC Corp', '')),
    );
  });

  it('is refused where Microsoft’s schema does not hold', async () => {
    await assert.rejects(fillManifest({ ...installation, appId: 'no guid' }), /\/id must match pattern/);
  });
});

/** The files of an archive as its directory lists them, unpacked and checked. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.length - 22;
  assert.equal(archive.readUInt32LE(end), 0x06054b50);
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    assert.equal(archive.readUInt32LE(at), 0x02014b50);
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('latin1', at + 46, at + 46 + nameLength);
    const start = archive.readUInt32LE(at + 42);
    assert.equal(archive.readUInt32LE(start), 0x04034b50);
    const packedFrom = start + 30 + archive.readUInt16LE(start + 26);
    const content = inflateRawSync(archive.subarray(packedFrom, packedFrom + archive.readUInt32LE(at + 20)));
    assert.equal(crc32(content), archive.readUInt32LE(at + 16));
    assert.equal(content.length, archive.readUInt32LE(at + 24));
    files.set(name, content);
    at += 46 + nameLength;
  }
  assert.equal(at, end);
  return files;
}

function pngSize(png: Buffer | undefined): { width: number; height: number } {
  assert.ok(png);
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}
