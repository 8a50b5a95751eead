import assert from 'node:assert/strict';
import { fillInNewTenant } from '../flow/fill-in.ts';
import { people } from '../flow/start-product.ts';
import { type GraphDouble, startGraph } from '../identity/graph-double.ts';
import { type BadDay, hour, minute, repOfDeal, startBadDay } from './day.ts';

const group = (number: number) => `11111111-0000-4000-8000-00000000000${number}`;
const [reps, approvers, operators] = [group(1), group(2), group(3)];
const unknown = /could not be looked up in Microsoft Entra ID\. Please try again in a minute/;
const operatorsChat = '19:operators@thread.v2';

describe('Microsoft Graph down for hours', () => {
  let graph: GraphDouble;
  let bad: BadDay;
  beforeEach(async () => {
    graph = await startGraph();
    const member = (person: { readonly aadObjectId: string }) => ({ id: person.aadObjectId, userType: 'Member' });
    graph.groups.set(reps, [member(people.rep), member(people.secondRep)]);
    graph.groups.set(approvers, [member(people.manager)]);
    graph.groups.set(operators, [member(people.secondManager)]);
  });
  afterEach(async () => {
    await bad.close();
    await graph.close();
  });
  const start = (OPERATORS: string) =>
    startBadDay({
      settings: {
        GRAPH_URL: graph.url,
        REPS: `group:${reps},${repOfDeal(0)},${repOfDeal(1)}`,
        APPROVERS: `group:${approvers}`,
        OPERATORS,
      },
    });

  it('stops who has a role by a group, with a word each time; the rest goes on, and all of it once it is back', async () => {
    bad = await start(`group:${operators},${operatorsChat}`);
    const { rep, manager, simulator } = bad.product;
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    const deals = await bad.begin(2, ['new tenant, agreement signed']);
    graph.trouble = 503;
    await bad.pass(6 * minute);
    for (let passed = 0; passed < 3 * hour; passed += hour / 2) {
      assert.match((await manager.press('Approve')) ?? '', unknown);
      const before = rep.texts().length;
      await rep.say('onboard Fabrikam');
      assert.match(rep.texts().slice(before).join('\n'), unknown);
      await bad.pass(hour / 2);
    }
    assert.equal(simulator.state.orders.length, deals.length);
    assert.equal(bad.alarms().length, 1);
    assert.match(
      bad.alarms()[0] ?? '',
      /nobody could be looked up in Microsoft Entra ID.*What goes on by itself goes on/,
    );

    graph.trouble = undefined;
    await manager.press('Approve');
    await rep.until(/The tenant of ABC Corp is there/);
    await rep.say('onboard Fabrikam');
    await rep.until(/Who do we talk to/);
    assert.equal(bad.alarms().length, 1);
  });

  it('is known to operators who are in a group too: as the group last was', async () => {
    bad = await start(`group:${operators}`);
    const { teams, rep } = bad.product;
    const operator = teams.window(people.secondManager);
    await operator.open();
    graph.trouble = 403;
    for (const span of [6 * minute, hour, minute]) {
      await bad.pass(span);
      await rep.say('help');
    }
    await operator.until(/nobody could be looked up in Microsoft Entra ID/);
  });
});
