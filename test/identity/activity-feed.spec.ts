import assert from 'node:assert/strict';
import { createActivityFeed } from '../../bot/identity/activity-feed.ts';
import { fillInNewTenant } from '../flow/fill-in.ts';
import { people, startProduct } from '../flow/start-product.ts';
import { startIdentity } from '../teams/channel-identity.ts';
import { type GraphDouble, startGraph } from './graph-double.ts';

const hour = 60 * 60_000;
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
    const product = await startProduct({ identity, settings: { GRAPH_URL: graph.url } });
    await fillInNewTenant(product.rep);
    await product.rep.press('Submit for approval');
    await product.manager.until(/Approval wanted/);
    await product.manager.press('Send back', { 'Comment, reason or question': 'Too cheap' });
    await product.rep.until(/sent ABC Corp back/);
    await product.close();
    identity.close();
    const said = JSON.stringify(graph.fed.map(({ personId, body }) => [personId, body]));
    assert.deepEqual(
      graph.fed.map(({ personId, body }) => [personId, Reflect.get(Object(body), 'activityType')]),
      [
        [ann, 'approvalWanted'],
        [people.rep.aadObjectId, 'youAreNeeded'],
      ],
      said,
    );
    assert.match(said, /"webUrl":"https:\/\/teams\.microsoft\.com\/l\/chat\/0\/0\?users=28:[^"]+%2Fdeals%2Fabc"/);
  });
});
