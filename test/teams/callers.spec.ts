import assert from 'node:assert/strict';
import sinon, { type SinonFakeTimers } from 'sinon';
import { readConfig } from '../../bot/config.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { openChannel } from '../../bot/teams/botbuilder/open-channel.ts';
import type { Channel } from '../../bot/teams/channel/channel.ts';
import { demo } from '../../dev/demo.ts';
import { type Identity, startIdentity } from './channel-identity.ts';
import { ourTenant } from './chat-window.ts';

const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const nowhere = 'http://127.0.0.1:1';
const hours = 3_600_000;

describe('a caller of the bot', () => {
  let identity: Identity;
  let store: Store;
  let channel: Channel;
  let clock: SinonFakeTimers;
  beforeEach(async () => {
    identity = await startIdentity();
    store = openSqliteStore({ file: ':memory:' });
    channel = openChannel(readConfig({ ...demo.settings(nowhere), ...identity.settings }).teams, store);
    clock = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    sinon.stub(console, 'error');
  });
  afterEach(async () => {
    sinon.restore();
    await store.close();
    identity.close();
  });

  /** Whether what came was handed on. */
  const isHeard = async (authorization: string, of: { serviceUrl?: string; channelId?: string } = {}) => {
    let heard = 0;
    const { status } = await channel.receive({ body: message(of), headers: { authorization } }, async () => {
      heard += 1;
    });
    assert.equal(status === 200, heard === 1);
    return heard === 1;
  };

  it('who was verified is heard again, until the token ends', async () => {
    const authorization = identity.authorization(serviceUrl);
    for (const time of [1, 2]) assert.ok(await isHeard(authorization), `time ${time}`);
    clock.tick(hours / 2);
    assert.ok(await isHeard(authorization));
    // The SDK grants five minutes for clocks that differ.
    clock.tick(hours / 2 + 6 * 60_000);
    assert.equal(await isHeard(authorization), false);
  });

  it('is refused with a token of another service URL, channel or bot, also after one who was verified', async () => {
    const authorization = identity.authorization(serviceUrl);
    const ofAnotherBot = identity.authorization(serviceUrl, { aud: '6f1c0a52-3d53-4c0e-9d0b-0000000000ff' });
    const [, , signature] = authorization.split('.');
    const withForeignSignature = [...ofAnotherBot.split('.').slice(0, 2), signature].join('.');
    for (const time of ['before', 'after']) {
      assert.equal(await isHeard(authorization, { serviceUrl: 'https://elsewhere.example/' }), false, time);
      assert.equal(await isHeard(authorization, { channelId: 'webchat' }), false, time);
      assert.equal(await isHeard(ofAnotherBot), false, time);
      assert.equal(await isHeard(withForeignSignature), false, time);
      assert.equal(await isHeard(''), false, time);
      assert.ok(await isHeard(authorization), time);
    }
  });
});

function message(of: object) {
  return {
    type: 'message',
    id: '1',
    text: 'hello',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:robin', aadObjectId: 'robin' },
    recipient: { id: '28:bot' },
    conversation: { id: 'chat-of-robin', conversationType: 'personal', tenantId: ourTenant },
    ...of,
  };
}
