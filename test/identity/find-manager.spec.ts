import assert from 'node:assert/strict';
import { createFindManager } from '../../bot/identity/find-manager.ts';
import type { GraphOptions } from '../../bot/identity/graph.ts';
import { saying } from '../../words/saying.ts';
import { type GraphDouble, startGraph } from './graph-double.ts';

const rep = '0a1b0000-0000-4000-8000-000000000001';
const chief = '0a1b0000-0000-4000-8000-000000000002';

describe('the manager of a person', () => {
  let graph: GraphDouble;
  beforeEach(async () => {
    graph = await startGraph();
    graph.managers.set(rep, 'MANAGER');
  });
  afterEach(() => graph.close());

  const finder = (options: Partial<GraphOptions> = {}) =>
    createFindManager({ graphUrl: graph.url, token: async () => 'the-token', now: Date.now, ...options });
  const notReached = { code: 'graph-not-reached', says: saying('errors.identity.graph') };

  it('is asked for in Microsoft Graph, or is nobody', async () => {
    const find = finder();
    assert.equal(await find(rep), 'manager');
    assert.equal(await find(chief), undefined);
    for (const id of ['me', '..', `${rep}/manager`, '']) assert.equal(await find(id), undefined, id);
    assert.deepEqual(graph.asked, [
      `GET /v1.0/users/${rep}/manager?$select=id,accountEnabled Bearer the-token`,
      `GET /v1.0/users/${chief}/manager?$select=id,accountEnabled Bearer the-token`,
    ]);
  });

  it('is kept for five minutes, and is one request for all who ask at once', async () => {
    let minutes = 1;
    const find = finder({ now: () => minutes * 60_000 });
    await Promise.all([find(rep), find(rep), find(chief), find(chief)]);
    minutes = 5;
    await find(rep);
    await find(chief);
    assert.equal(graph.asked.length, 2);
    minutes = 7;
    graph.managers.set(rep, 'successor');
    assert.equal(await find(rep), 'successor');
  });

  for (const [what, trouble] of [
    ['a refused token', 401],
    ['a missing permission', 403],
    ['too many requests', 429],
    ['a fault of Graph', 500],
    ['silence', 'never'],
    ['a page of a proxy', { body: '<html>' }],
    ['JSON of another kind', { body: '{"value":[]}' }],
  ] as const) {
    it(`cannot be told after ${what}, and is asked for again the next time`, async () => {
      const find = finder(trouble === 'never' ? { timeoutMs: 1000 } : {});
      graph.trouble = trouble;
      await assert.rejects(find(rep), notReached);
      graph.trouble = undefined;
      assert.equal(await find(rep), 'manager');
    });
  }

  it('cannot be told when nobody is there, or no token is to be had in time', async () => {
    await assert.rejects(finder({ token: () => Promise.reject(new Error('signed out')) })(rep), notReached);
    await assert.rejects(finder({ token: () => new Promise(() => {}), timeoutMs: 50 })(rep), notReached);
    assert.deepEqual(graph.asked, []);
    await graph.close();
    await assert.rejects(finder()(rep), notReached);
  });
});
