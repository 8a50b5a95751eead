import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adatum, basic, checkOut } from '../../partner-center/test/conformance/scene.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { customerRequest, type Partner, startPartner } from './partner.ts';

/** What the file of an earlier version did not have yet. */
const newMembers = ['gdap', 'qualifications', 'users', 'catalogRotation', 'seatChanges', 'switched'];

describe('simulator: state over restarts', () => {
  let folder: string;
  let stateFile: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'simulator-'));
    stateFile = join(folder, 'simulator.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What is said to a simulator that is stopped then. */
  async function during<T>(say: (partner: Partner) => Promise<T>, options = {}): Promise<T> {
    const partner = await startPartner({ stateFile, ...options });
    return say(partner).finally(() => partner.close());
  }

  const redeem = (refresh_token: unknown) => (partner: Partner) =>
    partner.token({ grant_type: 'refresh_token', refresh_token: String(refresh_token) });
  const create = (headers = {}) => {
    const body = customerRequest('abccorp.onmicrosoft.com');
    return (partner: Partner) => partner.send('POST', '/v1/customers', { body, headers });
  };

  it('goes on where it was: customers, refresh tokens, kept answers', async () => {
    const createOnce = create({ 'MS-RequestId': randomUUID() });
    const rolled = await during(redeem('simulator-refresh-token'));
    const created = await during(createOnce);
    const repeated = await during(createOnce);
    assert.equal(repeated.text, created.text);
    assert.equal((await during(redeem(rolled.at('refresh_token')))).status, 200);
  });

  it('keeps the switches that were turned, unless the start says another thing', async () => {
    const turn = { mfa: 'reported', throttlePerMinute: 60, customerReadableMs: 7 };
    await during((partner) => partner.send('POST', '/_switches', { body: turn }));
    const standing = (partner: Partner) => partner.send('GET', '/_switches');
    const [kept, said] = [await during(standing), await during(standing, { mfa: 'enforced' })];
    assert.deepEqual(
      [kept, said].map(({ at }) => [
        at('mfa'),
        at('throttlePerMinute'),
        at('customerReadableMs'),
        at('verificationMs'),
      ]),
      [
        ['reported', 60, 7, 8000],
        ['enforced', 60, 7, 8000],
      ],
    );
  });

  it('takes a file of an earlier version, with its orders and its refresh tokens that have no date', async () => {
    await during((partner) => checkOut(partner, { ...basic, quantity: 7 }));
    const written = readFileSync(stateFile, 'utf8');
    const old = JSON.parse(written, (name, value) => (newMembers.includes(name) ? undefined : value));
    writeFileSync(stateFile, JSON.stringify({ ...old, refreshTokens: ['an-old-one'] }));
    assert.ok(readFileSync(stateFile, 'utf8').length < written.length);

    assert.equal((await during(redeem('an-old-one'))).status, 200);
    const subscriptions = await during((partner) => {
      partner.wait(3000);
      return partner.send('GET', `${adatum(partner)}/subscriptions`);
    });
    assert.deepEqual([subscriptions.at('items.0.quantity'), subscriptions.at('items.0.status')], [7, 'active']);
  });

  it('leaves a file that is not its state as it is', async () => {
    writeFileSync(stateFile, '{"customers": 3}');
    await assert.rejects(startSimulator({ port: 0, stateFile }), /does not hold a simulator's state/);
    assert.equal(readFileSync(stateFile, 'utf8'), '{"customers": 3}');
  });

  it('makes the same ids and passwords under the same seed', async () => {
    const [one, same, other] = await Promise.all(
      [7, 7, 8].map((seed, at) => during(create(), { seed, stateFile: join(folder, `${at}.json`) })),
    );
    assert.equal(one?.text, same?.text);
    assert.notEqual(one?.text, other?.text);
  });
});
