import assert from 'node:assert/strict';
import { type GraphDouble, startGraph } from '../identity/graph-double.ts';
import { fillInNewTenant } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const unreachable = /Who may do this could not be looked up in Microsoft Entra ID\. Please try again in a minute/;

describe('the approval by the requester’s manager', () => {
  let graph: GraphDouble;
  let product: Product;
  beforeEach(async () => {
    graph = await startGraph();
    graph.managers.set(people.rep.aadObjectId, people.manager.aadObjectId.toUpperCase());
    product = await startProduct({ settings: { APPROVERS: 'manager', GRAPH_URL: graph.url } });
    await fillInNewTenant(product.rep);
  });
  afterEach(async () => {
    await product.close();
    await graph.close();
  });

  it('is asked of them, and theirs to give', async () => {
    const { rep, manager, teams } = product;
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    assert.match(
      (await teams.window(people.secondManager).press('Approve', {}, manager.card())) ?? '',
      /Only an approver/,
    );
    await manager.say('approvals');
    await manager.press('Approve');
    await rep.until(/The tenant of ABC Corp is there/);
    const ofRep = graph.asked.filter((asked) => asked.includes(people.rep.aadObjectId));
    assert.equal(ofRep.length, 1, 'who the manager is was asked for once');
  });

  it('waits, with a word about it, while nobody can tell who that is', async () => {
    const { rep, manager, later } = product;
    const forgotten = 6 * 60_000;
    later(forgotten);
    graph.trouble = 503;
    await rep.press('Submit for approval');
    assert.match(rep.texts().join('\n'), unreachable);
    assert.ok(!manager.texts().includes('Approval wanted'));

    graph.trouble = undefined;
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);

    later(forgotten);
    graph.trouble = 503;
    await manager.say('approvals');
    assert.ok(
      manager.card().buttons.some(({ title }) => title === 'Approve'),
      'who was asked sees the request',
    );
    const said = await manager.press('Approve');
    assert.match(`${said} ${manager.texts().join('\n')}`, unreachable);

    graph.trouble = undefined;
    await manager.press('Approve');
    await rep.until(/The tenant of ABC Corp is there/);
  });
});
