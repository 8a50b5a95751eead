import assert from 'node:assert/strict';
import { createInstallApp } from '../../bot/identity/install-app.ts';
import { english } from '../../words/english.ts';
import { people } from '../flow/start-product.ts';
import { type GraphDouble, startGraph } from './graph-double.ts';

const { aadObjectId: ann } = people.manager;
const { aadObjectId: max } = people.secondManager;
const catalogAppId = '77777777-0000-4000-8000-000000000001';

describe('the app of somebody who never opened the bot', () => {
  let graph: GraphDouble;
  let now = 1;
  let told: string[];
  beforeEach(async () => {
    graph = await startGraph();
    told = [];
  });
  afterEach(() => graph.close());

  const open = (token = async () => 'token') =>
    createInstallApp({
      ...{ graphUrl: graph.url, catalogAppId, token, now: () => now },
      refused: ({ detail: { says, retryable } }) => void told.push(`${retryable} ${english.tell(says)}`),
    });

  it('is installed once, also by another process than the one that was killed after it', async () => {
    assert.equal(await open()(ann), 'now');
    const install = open();
    assert.equal(await install(ann), 'before');
    assert.equal(await install(ann), 'before');
    assert.equal(await install('../groups'), 'not');
    assert.deepEqual(graph.asked, Array(2).fill(`POST /v1.0/users/${ann}/teamwork/installedApps Bearer token`));
    assert.deepEqual([...graph.installed], [ann]);
  });

  for (const [status, says] of [
    [
      403,
      /for 0a1b\S+, who .* refuses it\. .* TeamsAppInstallation\.ReadWriteSelfForUser\.All .*they can open the bot/,
    ],
    [404, /no such app, or no such person\. Check TEAMS_CATALOG_APP_ID\./],
  ] as const) {
    it(`is left alone for an hour after ${status}, of the one person it was refused for`, async () => {
      const install = open();
      graph.notInstallable.set(ann, status);
      assert.deepEqual([await install(ann), await install(ann), await install(max)], ['not', 'not', 'now']);
      assert.equal(told.length, 1);
      assert.match(told[0] ?? '', says);
      graph.notInstallable.clear();
      now += 60 * 60_000 + 1;
      assert.equal(await install(ann), 'now');
    });
  }

  it('is tried with the next look after what passes by itself', async () => {
    const install = open();
    for (const status of [429, 503]) {
      graph.notInstallable.set(ann, status);
      assert.equal(await install(ann), 'not');
    }
    assert.equal(await open(() => Promise.reject(new Error('signed out')))(ann), 'not');
    graph.notInstallable.clear();
    assert.equal(await install(ann), 'now');
    assert.ok(told.length === 3 && told.every((one) => one.startsWith('true ')), told.join('\n'));
  });
});
