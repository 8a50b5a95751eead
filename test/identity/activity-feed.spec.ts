import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createActivityFeed } from '../../bot/identity/activity-feed.ts';
import { fillInNewTenant } from '../flow/fill-in.ts';
import { people, startProduct } from '../flow/start-product.ts';
import { startIdentity } from '../teams/channel-identity.ts';
import { type GraphDouble, startGraph } from './graph-double.ts';

const minute = 60_000;
const hour = 60 * minute;
const person = (last: number, name: string) => ({ name, aadObjectId: `0a1b0000-0000-4000-8000-00000000000${last}` });
const ann = people.manager.aadObjectId;
const entry = {
  type: 'approvalWanted',
  ...{ customer: 'x'.repeat(200), preview: 'y', about: 'abc 1' },
  link: 'https://teams.microsoft.com/l/chat/0/0?users=28:bot',
} as const;

describe('the activity feed', () => {
  let graph: GraphDouble;
  beforeEach(async () => {
    graph = await startGraph();
  });
  afterEach(() => graph.close());

  it('is left alone for an hour where Graph refuses, which is told once, and is no error', async () => {
    let now = 0;
    let refused = 0;
    const tell = createActivityFeed({
      ...{ graphUrl: graph.url, token: async () => 'token', now: () => now },
      refused: () => void refused++,
    });
    await tell(ann, entry);
    await tell('../groups', entry);
    assert.deepEqual(
      graph.fed.map(({ personId }) => personId),
      [ann],
    );
    graph.trouble = 404;
    await tell(ann, entry);
    graph.trouble = 403;
    await tell(ann, entry);
    await tell(ann, entry);
    assert.deepEqual([graph.asked.length, refused], [3, 1]);
    now = hour;
    graph.trouble = undefined;
    await tell(ann, entry);
    assert.equal(graph.fed.length, 2);
    assert.deepEqual(graph.fed[0], graph.fed[1], 'the second takes the place of the first');
  });

  it('says that an approval is wanted, and to the rep that they are needed, each with the way to the deal', async () => {
    const identity = await startIdentity();
    graph.userTypes.set(people.rep.aadObjectId, 'Member');
    const [fay, olga] = [person(7, 'Fay Forgotten'), person(8, 'Olga Operator')];
    const settings = {
      ...{ GRAPH_URL: graph.url, TEAMS_CATALOG_APP_ID: randomUUID(), OPERATORS: olga.aadObjectId },
      APPROVERS: [people.manager, people.secondManager, fay, person(9, 'No App')].map((one) => one.aadObjectId).join(),
    };
    const product = await startProduct({ identity, settings });
    const { teams, rep, manager, untilLogged } = product;
    const [second, forgotten, operator] = [people.secondManager, fay, olga].map((one) => teams.window(one));
    assert.ok(second && forgotten && operator);
    // One gets the app now; two had it before this bot could hear of it; one may not have it.
    graph.heardInstalled = () => void second.open();
    graph.installed.add(fay.aadObjectId).add(olga.aadObjectId);
    graph.notInstallable.set(person(9, '').aadObjectId, 403);
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    for (const approver of [manager, second, forgotten]) await approver.until(/Approval wanted/);
    await operator.until(/could not be installed in Teams for 0a1b\S+9, who.*ReadWriteSelfForUser/);
    product.later(10 * minute);
    await untilLogged(/"ask-approvers".*"approvers-asked"/, 2);
    for (const approver of [manager, second, forgotten])
      assert.equal(approver.texts().filter((text) => text === 'Approval wanted').length, 1);
    assert.equal(operator.texts().filter((text) => /could not be installed/.test(text)).length, 1);
    const toRep = new Promise<void>((resolve) => {
      graph.heardFed = (personId) => personId === people.rep.aadObjectId && resolve();
    });
    await manager.press('Send back', { 'Comment, reason or question': 'Too cheap' });
    await rep.until(/sent ABC Corp back/);
    await toRep;
    await product.close();
    identity.close();
    const said = JSON.stringify(graph.fed.map(({ personId, body }) => [personId, body]));
    assert.deepEqual(
      graph.fed.map(({ personId, body }) => [personId, Reflect.get(Object(body), 'activityType')]),
      [
        [ann, 'approvalWanted'],
        [fay.aadObjectId, 'approvalWanted'],
        [people.rep.aadObjectId, 'youAreNeeded'],
      ],
      said,
    );
    assert.match(said, /"webUrl":"https:\/\/teams\.microsoft\.com\/l\/chat\/0\/0\?users=28:[^"]+%2Fdeals%2Fabc"/);
  });
});
