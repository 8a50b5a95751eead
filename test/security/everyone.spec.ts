import assert from 'node:assert/strict';
import { type Product, startProduct } from '../flow/start-product.ts';
import { type GraphDouble, startGraph } from '../identity/graph-double.ts';
import { type Identity, startIdentity } from '../teams/channel-identity.ts';
import type { TeamsPerson } from '../teams/chat-window.ts';

const member = { name: 'Mia Member', aadObjectId: '0a1b0000-0000-4000-8000-0000000000b1' };
const guest = { name: 'Gus Guest', aadObjectId: '0a1b0000-0000-4000-8000-0000000000b2' };
const external = { name: 'Ed External', aadObjectId: '0a1b0000-0000-4000-8000-0000000000b3' };

const noRole = /you have no part in that yet/;
const gone = /^This onboarding is no longer there/;
const notLookedUp = /^Who may do this could not be looked up in Microsoft Entra ID\. Please try again/;

describe('REPS=everyone, with a bot that has an identity', () => {
  let graph: GraphDouble;
  let identity: Identity;
  let product: Product;
  beforeEach(async () => {
    graph = await startGraph();
    graph.userTypes.set(member.aadObjectId, 'Member').set(guest.aadObjectId, 'Guest');
    identity = await startIdentity();
    product = await startProduct({ identity, settings: { REPS: 'everyone', GRAPH_URL: graph.url } });
  });
  afterEach(async () => {
    await product.close();
    identity.close();
    await graph.close();
  });

  const click = (person: TeamsPerson) =>
    product.teams.window(person).forge({ onboarding: { verb: 'open', id: 'abc-corp', revision: 1 } });

  it('is every member of the tenant, and no guest and nobody of elsewhere', async () => {
    assert.match((await click(member)) ?? '', gone);
    assert.match((await click(guest)) ?? '', noRole);
    assert.match((await click(external)) ?? '', noRole);
    await product.teams.window(member).say('onboard ABC Corp');
    assert.ok(product.teams.window(member).card().texts.includes('ABC Corp'));
  });

  it('asks Graph once for who clicks again and again', async () => {
    const asked = graph.asked.length;
    for (let count = 0; count < 3; count++) await click(member);
    assert.equal(graph.asked.length, asked + 1);
  });

  it('is nobody who cannot be looked up, and they are told so; who is known goes on', async () => {
    await click(member);
    graph.trouble = 503;
    assert.match((await click(guest)) ?? '', notLookedUp);
    assert.match((await click(member)) ?? '', gone);
    graph.trouble = undefined;
    assert.match((await click(guest)) ?? '', noRole);
  });

  it('is no bot: they get no answer at all', async () => {
    const bot = { id: '28:other-bot', name: 'Other bot', aadObjectId: member.aadObjectId };
    const activity = {
      type: 'message',
      id: 'a-message',
      text: 'onboard ABC Corp',
      channelId: 'msteams',
      serviceUrl: product.teams.connector.url,
      recipient: { id: '28:onboarding-bot' },
      conversation: { id: 'chat-of-bots', conversationType: 'personal', tenantId: product.settings.ALLOWED_TENANTS },
    };
    for (const from of [bot, { ...bot, id: '29:other-bot', role: 'bot' }]) {
      const { status } = await fetch(`${product.botUrl}/api/messages`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Authorization: identity.authorization(product.teams.connector.url),
        },
        body: JSON.stringify({ ...activity, from }),
      });
      assert.ok(status < 300);
    }
    assert.deepEqual(product.teams.connector.chat('chat-of-bots'), []);
    assert.ok(!product.stored().includes('abc-corp'));
  });
});
