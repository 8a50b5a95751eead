import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import sinon from 'sinon';
import { readConfig } from '../../bot/config.ts';
import { createLogger } from '../../bot/log/log.ts';
import { createDoor, type Door } from '../../bot/teams/door/door.ts';
import { isServiceUrl } from '../../bot/teams/door/service-url.ts';
import { demo } from '../../dev/demo.ts';
import { type Product, people, startProduct } from '../flow/start-product.ts';
import { appId, type Identity, otherChannelsKeyId, startIdentity } from '../teams/channel-identity.ts';
import { ourTenant } from '../teams/chat-window.ts';

const foreignTenant = people.stranger.tenantId;
const otherApp = '6f1c0a52-3d53-4c0e-9d0b-0000000000ff';
const hour = 3600;
const seconds = () => Math.floor(Date.now() / 1000);
const { privateKey: foreignKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

describe('the front door', () => {
  let identity: Identity;
  let product: Product;
  let stderr: sinon.SinonSpy;
  beforeEach(async () => {
    identity = await startIdentity();
    product = await startProduct({ identity });
    stderr = sinon.spy(process.stderr, 'write');
  });
  afterEach(async () => {
    sinon.restore();
    await product.close();
    identity.close();
  });

  const serviceUrl = () => product.teams.connector.url;
  const message = (of: object = {}) => ({
    type: 'message',
    id: randomUUID(),
    text: 'help',
    channelId: 'msteams',
    serviceUrl: serviceUrl(),
    from: { id: '29:attacker', name: 'A', aadObjectId: people.rep.aadObjectId },
    recipient: { id: '28:bot' },
    conversation: { id: 'chat-of-attacker', conversationType: 'personal', tenantId: ourTenant },
    channelData: { tenant: { id: ourTenant } },
    ...of,
  });
  const call = async (authorization: string | undefined, activity: object = message()) => {
    const answer = await fetch(`${product.botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(authorization && { Authorization: authorization }) },
      body: JSON.stringify(activity),
    });
    const { code } = Object(JSON.parse((await answer.text()) || '{}'));
    return [answer.status, code];
  };
  /** The honest user: heard as before, whatever was tried meanwhile. */
  const isStillOpen = async (text = 'help') => {
    const before = product.rep.texts().length;
    await product.rep.say(text);
    assert.ok(product.rep.texts().length > before);
    assert.deepEqual(product.teams.connector.chat('chat-of-attacker'), []);
    assert.equal(stderr.callCount, 0, 'nothing is written to standard error');
  };

  it('is closed to every token but the channel’s for this bot', async () => {
    const token = (...of: [claims?: object, header?: object, key?: typeof foreignKey]) =>
      identity.authorization(serviceUrl(), ...of);
    const [, head = '', claims = '', signature = ''] = /^(?:Bearer )([^.]+)\.([^.]+)\.(.+)$/.exec(token()) ?? [];
    const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
    const symmetric = `${part({ alg: 'HS256', typ: 'JWT', kid: 'bench' })}.${claims}`;
    const pem = identity.publicKey.export({ type: 'spki', format: 'pem' });
    const entra = 'https://sts.windows.net';
    const attacks: readonly [name: string, code: string, authorization: string | undefined][] = [
      ['nothing', 'no-token', undefined],
      ['a word', 'not-a-token', 'Bearer'],
      ['a password', 'not-a-token', `Basic ${Buffer.from('bot:bot').toString('base64')}`],
      ['two tokens', 'not-a-token', `${token()} ${token().slice(7)}`],
      ['claims that are no JSON', 'wrong-signature', `Bearer ${head}.${claims.slice(2)}.${signature}`],
      ['no signature', 'not-a-token', `Bearer ${head}.${claims}.`],
      ['alg none', 'wrong-algorithm', `Bearer ${part({ alg: 'none' })}.${claims}.${signature}`],
      [
        'the public key as a secret',
        'wrong-algorithm',
        `Bearer ${symmetric}.${createHmac('sha256', pem).update(symmetric).digest('base64url')}`,
      ],
      ['another hash', 'wrong-algorithm', token({}, { alg: 'RS512' })],
      ['a key of one’s own', 'wrong-signature', token({}, {}, foreignKey)],
      ['a key brought along', 'wrong-signature', token({}, { jwk: pem, x5u: 'http://127.0.0.1:1' }, foreignKey)],
      ['other claims', 'wrong-signature', `Bearer ${head}.${part({ aud: appId })}.${signature}`],
      ['a key nobody knows', 'unknown-key', token({}, { kid: randomUUID() })],
      ['no key', 'unknown-key', token({}, { kid: undefined })],
      ['a key of the web chat', 'key-not-for-teams', token({}, { kid: otherChannelsKeyId })],
      ['the Emulator', 'wrong-issuer', token({ iss: `${entra}/${ourTenant}/`, appid: appId, ver: '1.0' })],
      [
        'a skill',
        'wrong-issuer',
        token({ iss: `https://login.microsoftonline.com/${ourTenant}/v2.0`, azp: otherApp, ver: '2.0' }),
      ],
      ['an issuer that starts right', 'wrong-issuer', token({ iss: 'https://api.botframework.com.evil.example' })],
      ['no issuer', 'wrong-issuer', token({ iss: undefined })],
      ['another bot', 'wrong-audience', token({ aud: otherApp })],
      ['many bots', 'wrong-audience', token({ aud: [otherApp, appId] })],
      ['no bot', 'wrong-audience', token({ aud: undefined })],
      ['no end', 'no-expiry', token({ exp: undefined })],
      ['an end that is none', 'no-expiry', token({ exp: 'never' })],
      ['an end that is over', 'expired', token({ exp: seconds() - hour })],
      ['a beginning to come', 'not-yet-valid', token({ nbf: seconds() + hour })],
      ['no service URL', 'no-service-url', token({ serviceurl: undefined })],
      ['service URLs', 'no-service-url', token({ serviceurl: [serviceUrl()] })],
    ];
    for (const [name, code, authorization] of attacks) {
      assert.deepEqual(await call(authorization), [401, code], name);
    }
    await isStillOpen();
    assert.equal(identity.keysAsked, 1, 'unknown keys are not looked for each time');
  });

  it('is closed to activities that are not what the token is for, not of Teams, or of nobody', async () => {
    const attacks: readonly [name: string, status: number, code: string, of: object][] = [
      ['Direct Line', 401, 'other-channel', { channelId: 'directline' }],
      ['the web chat', 401, 'other-channel', { channelId: 'webchat' }],
      ['the Emulator', 401, 'other-channel', { channelId: 'emulator', recipient: { id: 'b', role: 'skill' } }],
      ['an App Service Extension', 401, 'other-channel', { channelId: 'AseChannel' }],
      ['no channel', 401, 'other-channel', { channelId: undefined }],
      ['another service URL', 401, 'other-service-url', { serviceUrl: 'https://smba.trafficmanager.net/emea/' }],
      ['no service URL', 401, 'no-service-url', { serviceUrl: undefined }],
      ['nobody', 401, 'no-person', { from: { id: '29:attacker' } }],
      ['another bot', 401, 'no-person', { from: { id: '28:bot', role: 'bot', aadObjectId: '' } }],
      ['a person that is a list', 401, 'no-person', { from: { id: 'x', aadObjectId: [people.manager.aadObjectId] } }],
      ['a foreign chat', 403, 'other-tenant', { conversation: { id: 'chat-of-attacker', tenantId: foreignTenant } }],
      ['a foreign event', 403, 'other-tenant', { channelData: { tenant: { id: foreignTenant } } }],
      ['a foreign team', 403, 'other-tenant', { channelData: { team: { tenantId: foreignTenant } } }],
      ['a foreign person', 403, 'other-tenant', { from: { ...people.rep, tenantId: foreignTenant } }],
      ['a foreign tenant by name', 403, 'other-tenant', { channelData: { tenant: foreignTenant } }],
      ['a foreign meeting', 403, 'other-tenant', { channelData: { meeting: { tenantId: foreignTenant } } }],
      ['a foreign channel', 403, 'other-tenant', { channelData: { channel: { tenant: { id: foreignTenant } } } }],
      ['a tenant beside', 403, 'other-tenant', { recipient: { id: '28:bot', tenant: { id: foreignTenant } } }],
      ['tenants', 403, 'other-tenant', { channelData: { tenant: { id: [ourTenant] } } }],
      ['no tenant', 403, 'other-tenant', { channelData: undefined, conversation: { id: 'chat-of-attacker' } }],
    ];
    for (const [name, status, code, of] of attacks) {
      assert.deepEqual(await call(identity.authorization(serviceUrl()), message(of)), [status, code], name);
    }
    const { aadObjectId } = people.rep;
    for (const from of [
      ...['me', '..', 'everyone', `${aadObjectId}/manager`, ` ${aadObjectId}`].map((id) => ({ aadObjectId: id })),
      ...['8:guest:x', '8:live:x', '8:teamsvisitor:x'].map((id) => ({ id, aadObjectId })),
      { aadObjectId, userRole: 'guest' },
    ]) {
      const answer = await call(identity.authorization(serviceUrl()), message({ from: { id: '29:x', ...from } }));
      assert.deepEqual(answer, [401, 'no-person'], JSON.stringify(from));
    }
    await isStillOpen();
  });

  it('answers an activity that is odd in other places as if it were not odd', async () => {
    const odd: readonly object[] = [{ id: { a: 1 } }, { locale: [1] }, { timestamp: 'never', replyToId: 7 }];
    const conversation = { id: 'chat-of-oddity', tenantId: ourTenant };
    for (const of of odd) {
      const answer = await call(identity.authorization(serviceUrl()), message({ conversation, ...of }));
      assert.deepEqual(answer, [200, undefined], JSON.stringify(of));
    }
    assert.equal(product.teams.connector.chat(conversation.id).length, odd.length);
  });

  it('sends nothing to an address that an id leads to', async () => {
    for (const id of ['.', '..']) {
      const inside = message({ conversation: { id, tenantId: ourTenant } });
      assert.deepEqual(await call(identity.authorization(serviceUrl()), inside), [200, undefined]);
    }
    assert.doesNotMatch(product.logged(), /a turn failed/);
    await isStillOpen();
  });

  it('sends answers, and the bot’s own token, to Teams only', async () => {
    for (const elsewhere of [
      'https://evil.example/',
      'https://smba.trafficmanager.net.evil.example/',
      'https://smba.trafficmanager.net@evil.example/',
      'https://me:x@smba.trafficmanager.net/',
      'https://smba.trafficmanager.net:8443/',
      'https://smba.trafficmanager.net\\@evil.example/',
      'https://smba.trafficmanager.net/emea/..//evil',
      'https://smba.trafficmanager.net/?at=evil.example',
      'https://smba.trafficmanager.net/#evil.example',
      'https://smba.trafficmanager.net/emea/#',
      'https://smba.trafficmanager.net/emea/?',
      'http://smba.trafficmanager.net/',
      ' https://smba.trafficmanager.net/',
      'https://evil-smba.trafficmanager.net/',
      'http://127.0.0.1.evil.example/',
      'file:///etc/passwd',
      'nowhere',
    ]) {
      const authorization = identity.authorization(elsewhere);
      const attack = await call(authorization, message({ serviceUrl: elsewhere }));
      assert.deepEqual(attack, [401, 'unknown-service-url'], elsewhere);
    }
    await isStillOpen();
    const { serviceUrls } = readConfig({ ...product.settings }).teams;
    for (const region of ['emea', 'amer', 'teams']) {
      assert.ok(isServiceUrl(`https://smba.trafficmanager.net/${region}/`, serviceUrls));
    }
    const inProduction = { ...serviceUrls, loopback: false };
    assert.ok(!isServiceUrl(serviceUrl(), inProduction), 'this machine is for development only');
  });

  it('takes no time for a token that nobody signed', async () => {
    const claims = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`claim${index}`, `${index}`]));
    const long = ['{"alg":"RS256"}', JSON.stringify(claims), 'x'].map((part) =>
      Buffer.from(part).toString('base64url'),
    );
    const before = process.cpuUsage();
    const attacks = Array.from({ length: 41 }, () => call(`Bearer ${long.join('.').slice(0, 15_000)}`));
    for (const answer of await Promise.all(attacks)) assert.deepEqual(answer, [401, 'token-too-long']);
    const { user } = process.cpuUsage(before);
    assert.ok(user < 2_000_000, `${user / 1000} ms for what took 21 s`);
    await isStillOpen();
  });

  it('puts on record what is no activity, too, and what it does not know', async () => {
    const send = async (body: string, type = 'application/json') => {
      const headers = { 'Content-Type': type, Authorization: identity.authorization(serviceUrl()) };
      return (await fetch(`${product.botUrl}/api/messages`, { method: 'POST', headers, body })).status;
    };
    assert.equal(await send('{}', 'text/plain'), 415);
    assert.equal(await send('[]'), 400);
    assert.equal(await send(JSON.stringify(message({ type: 'invoke', name: 'x' }))), 501);
    for (const why of ['json-only', 'not-an-activity', 'unknown-invoke']) {
      assert.match(product.logged(), new RegExp(`"why":"${why}".*was refused`));
    }
    await isStillOpen();
  });

  it('puts each refusal on record in a short line, up to so many a minute, and counts the rest', async () => {
    const forged = identity.authorization(serviceUrl(), {}, {}, foreignKey);
    for (let time = 0; time < 50; time += 1) await call(forged);
    await call(identity.authorization(serviceUrl()), message({ conversation: { id: 'c', tenantId: foreignTenant } }));
    await isStillOpen();
    await product.stopBot();
    const lines = product.logged().split('\n');
    const refusals = lines.filter((line) => line.includes('a caller was refused'));
    assert.equal(refusals.length, 20);
    assert.match(refusals[19] ?? '', /"why":"wrong-signature","total":20/);
    assert.ok(refusals.every((line) => line.length < 200));
    const rest = lines.filter((line) => line.includes('more callers were refused'));
    assert.equal(rest.length, 1);
    assert.match(rest[0] ?? '', /"leftOut":\{"wrong-signature":30,"other-tenant":1\},"total":51/);
    assert.ok(!product.logged().includes(forged.slice(-20)));
    await product.startBot();
  });
});

describe('a caller whom the front door knows', () => {
  const serviceUrl = 'https://smba.trafficmanager.net/emea/';
  let identity: Identity;
  let door: Door;
  let ahead: number;
  let logged: string;
  beforeEach(async () => {
    identity = await startIdentity();
    ahead = 0;
    logged = '';
    const { teams } = readConfig({ ...demo.settings('http://127.0.0.1:1'), ...identity.settings });
    const write = (line: string) => {
      logged += line;
    };
    const log = createLogger({ level: 'info', destination: { write } });
    door = createDoor(teams, () => Date.now() + ahead, log);
  });
  afterEach(() => {
    door.close();
    identity.close();
  });
  const later = (byHours: number) => {
    ahead += byHours * hour * 1000;
  };
  const comes = async (
    authorization = identity.authorization(serviceUrl, { exp: seconds() + ahead / 1000 + hour }),
  ) => {
    const caller = await door.whoCalls(authorization);
    return caller.kind === 'refused' ? caller.code : 'let in';
  };

  it('is let in again until the token ends', async () => {
    const authorization = identity.authorization(serviceUrl);
    for (const time of [1, 2]) assert.equal(await comes(authorization), 'let in', `time ${time}`);
    later(0.5);
    assert.equal(await comes(authorization), 'let in');
    // Five minutes are granted for clocks that differ.
    later(0.6);
    assert.equal(await comes(authorization), 'expired');
  });

  it('is let in for days when the keys cannot be had any more, and told to come again when there are none', async () => {
    identity.keysAre('broken');
    for (let time = 0; time < 10; time += 1) assert.equal(await comes(), 'keys-unavailable');
    assert.equal(identity.keysAsked, 1, 'whoever fails is left alone for a while');
    assert.match(logged, /^[^\n]{1,300}could not be fetched"}$/m);
    assert.doesNotMatch(logged, /stack/);
    identity.keysAre('there');
    later(0.01);
    assert.equal(await comes(), 'let in');
    identity.keysAre('broken');
    later(25);
    for (let time = 0; time < 10; time += 1) assert.equal(await comes(), 'let in');
    later(48);
    assert.equal(await comes(), 'keys-unavailable');
    identity.keysAre('there');
    later(0.1);
    assert.equal(await comes(), 'let in');
  });

  it('does not wait for ever for keys that do not come', async () => {
    identity.keysAre('silent');
    const before = performance.now();
    const answers = await Promise.all([comes(), comes(), comes()]);
    assert.deepEqual(answers, Array(3).fill('keys-unavailable'));
    assert.ok(performance.now() - before < 5000);
    assert.equal(identity.keysAsked, 1);
  });

  it('finds a new key at once, and an unknown one costs a look each five minutes', async () => {
    assert.equal(await comes(), 'let in');
    for (const [hours, asked] of [
      [0, 1],
      [0.1, 2],
      [0, 2],
    ] as const) {
      later(hours);
      const unknown = { kid: randomUUID() };
      assert.equal(await comes(identity.authorization(serviceUrl, {}, unknown)), 'unknown-key');
      assert.equal(identity.keysAsked, asked);
    }
  });
});
