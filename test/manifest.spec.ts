import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { renderTabPage } from '../bot/tab/page.ts';
import { parseCommand } from '../bot/teams/answer/commands/parse-command.ts';
import { helpCard } from '../cards/help-card.ts';
import { fillManifest } from '../manifest/fill-manifest.ts';
import { english } from './words/english.ts';

const appId = '11111111-2222-4333-8444-555555555555';
const signInAppId = '66666666-7777-4888-8999-000000000000';
const installation = { appId, signInAppId, publicUrl: 'https://bot.partner.example', version: '1.2.3' };

const Manifest = z.object({
  id: z.string(),
  developer: z.object({ privacyUrl: z.string() }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  bots: z.array(
    z.object({
      botId: z.string(),
      commandLists: z.array(
        z.object({ scopes: z.array(z.string()), commands: z.array(z.object({ title: z.string() })) }),
      ),
    }),
  ),
  staticTabs: z.array(
    z.object({ entityId: z.string(), contentUrl: z.string().optional(), scopes: z.array(z.string()) }),
  ),
  localizationInfo: z.object({ additionalLanguages: z.array(z.unknown()) }),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
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
    const MANIFEST_SUPPORT = 'https://partner.example/help';
    const built = build({ MicrosoftAppId: appId, PUBLIC_URL: 'https://bot.partner.example/', MANIFEST_SUPPORT });
    assert.equal(built.status, 0, built.stderr);
    const files = unzipSync(readFileSync(join(folder, '.data/onboarding.zip')));
    assert.deepEqual(Object.keys(files).slice(0, 3), ['manifest.json', 'color.png', 'outline.png']);
    const text = strFromU8(files['manifest.json'] ?? new Uint8Array());
    assert.doesNotMatch(text, /\$\{\{/);
    const manifest = Manifest.parse(JSON.parse(text));
    assert.equal(manifest.id, appId);
    assert.deepEqual(
      manifest.bots.map(({ botId }) => botId),
      [appId],
    );
    assert.deepEqual(manifest.validDomains, ['bot.partner.example']);
    const resource = `api://bot.partner.example/${appId}`;
    assert.deepEqual(manifest.webApplicationInfo, { id: appId, resource });
    assert.equal(manifest.developer.privacyUrl, 'https://bot.partner.example/privacy');
    assert.deepEqual(pngSize(files[manifest.icons.color]), { width: 192, height: 192 });
    assert.deepEqual(pngSize(files[manifest.icons.outline]), { width: 32, height: 32 });
  });

  it('is not made without the bot’s id and an https address; the reasons are said', () => {
    const built = build({ MicrosoftAppId: '', PUBLIC_URL: 'http://localhost:3978' });
    assert.equal(built.status, 1);
    assert.match(built.stderr, /^MicrosoftAppId must be .+\nPUBLIC_URL must be the https address .+\n$/);
    const { stderr } = build({
      MicrosoftAppId: appId,
      PUBLIC_URL: 'https://bot.partner.example:8443/sub',
      MANIFEST_SUPPORT: 'call us',
      MANIFEST_SUPORT: 'x',
    });
    assert.deepEqual(stderr.trim().split('\n'), [
      'MANIFEST_SUPORT is read by nobody: no setting is called so',
      'PUBLIC_URL must be a host alone, without a port or a path',
      'MANIFEST_SUPPORT must be a mail address or an https page',
    ]);
  });
});

describe('the manifest', () => {
  /** A list takes twelve. */
  const noRoom = ['digest', 'away until Friday', 'back'];

  it('lists the commands of the help card, each as the bot understands it', async () => {
    const { bots } = Manifest.parse((await fillManifest(installation)).manifest);
    const listed = bots.flatMap(({ commandLists }) => commandLists[0]?.commands ?? []);
    const texts = [...JSON.stringify(helpCard(english, () => true, '')).matchAll(/"text":"([^"]+)"/g)].map(
      ([, text = '']) => text,
    );
    const understood = texts.filter((text) => parseCommand(text) !== undefined);
    assert.deepEqual(
      listed.map(({ title }) => title),
      understood.map((text) => text.replace(' ABC Corp', '')).filter((text) => !noRoom.includes(text)),
    );
  });

  it('has the chat first and the tab beside it, whose page is the bot’s and links to it', async () => {
    const { staticTabs, validDomains } = Manifest.parse((await fillManifest(installation)).manifest);
    const [chat, tab] = staticTabs;
    assert.equal(chat?.entityId, 'conversations');
    assert.equal(tab?.contentUrl, 'https://bot.partner.example/tab');
    assert.ok(validDomains.includes(new URL(tab.contentUrl).hostname));
    const bundle = { entry: '', imports: [], host: '', files: [] };
    const page = renderTabPage({ label: null, words: english, bundle, nonce: '', appId });
    const onTest = renderTabPage({ label: 'TEST', words: english, bundle, nonce: '', appId });
    assert.ok(onTest.includes('<div id="environment">TEST · not production</div>'));
    assert.ok(page.includes(`https://teams.microsoft.com/l/entity/${appId}/${tab.entityId}`));
  });

  it('lets people sign in to an application that is not the bot’s own', async () => {
    const { webApplicationInfo } = Manifest.parse((await fillManifest(installation)).manifest);
    assert.deepEqual(webApplicationInfo, { id: signInAppId, resource: `api://bot.partner.example/${signInAppId}` });
  });

  it('offers in a group what is about its deal, and no list of somebody’s own', async () => {
    const { bots } = Manifest.parse((await fillManifest(installation)).manifest);
    const lists = bots.flatMap(({ commandLists }) => commandLists);
    const [own = [], group = []] = lists.map(({ commands }) => commands.map(({ title }) => title));
    assert.deepEqual(
      lists.map(({ scopes }) => scopes),
      [['personal'], ['team', 'groupChat']],
    );
    assert.ok(group.length > 0 && group.every((title) => own.includes(title)));
    for (const title of ['my onboardings', 'approvals', 'attention', 'import'])
      assert.ok(!group.includes(title), title);
  });

  it('is the partner’s own: name, developer, site, address for help, and version of the release', async () => {
    const own = {
      id: signInAppId,
      name: 'Northwind Onboarding',
      developer: 'Northwind',
      website: 'https://northwind.example',
    };
    const { manifest } = await fillManifest({ ...installation, ...own, support: 'help@northwind.example' });
    const { id, name, developer, description, version } = manifest;
    assert.deepEqual([id, name.short, version], [signInAppId, 'Northwind Onboarding', '1.2.3']);
    assert.deepEqual([developer.name, developer.websiteUrl], ['Northwind', 'https://northwind.example']);
    assert.match(description.full, /\n\nHelp: help@northwind\.example$/);
  });

  it('speaks the languages that there are files for, each under the partner’s own name, as Microsoft’s schema of them wants it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'languages-'));
    const german = {
      'name.short': `$${'{{NAME}}'}`,
      'description.short': 'Neue Kunden',
      'description.full': 'Neue Kunden',
    };
    const inGroup = { 'bots[0].commandLists[1].commands[0].title': 'aufnehmen' };
    try {
      writeFileSync(join(folder, 'de.json'), JSON.stringify({ ...german, ...inGroup }));
      const { manifest, translations } = await fillManifest({ ...installation, name: 'Northwind' }, folder);
      assert.deepEqual(Manifest.parse(manifest).localizationInfo.additionalLanguages, [
        { languageTag: 'de', file: 'de.json' },
      ]);
      assert.deepEqual(translations.get('de.json'), { ...german, ...inGroup, 'name.short': 'Northwind' });
      writeFileSync(join(folder, 'de.json'), JSON.stringify({ ...german, 'name.shirt': 'x', 'description.short': 7 }));
      await assert.rejects(fillManifest(installation, folder), /^Error: de\.json:\n.*name\.shirt[\s\S]*must be string/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is refused where Microsoft’s schema does not hold', async () => {
    await assert.rejects(fillManifest({ ...installation, appId: 'no guid' }), /\/id must match pattern/);
  });
});

function pngSize(file: Uint8Array | undefined): { width: number; height: number } {
  assert.ok(file);
  const png = Buffer.from(file);
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}
