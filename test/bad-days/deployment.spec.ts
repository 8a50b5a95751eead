import assert from 'node:assert/strict';
import { documentOf } from '../../bot/store/onboarding-document.ts';
import { recordSchema } from '../../onboarding/onboarding.ts';
import { type BadDay, minute, startBadDay } from './day.ts';

describe('a deployment in the middle of trouble', () => {
  let bad: BadDay;
  beforeEach(async () => {
    // Whoever is killed takes no webhooks.
    bad = await startBadDay({ settings: { PARTNER_CENTER_WEBHOOK: 'off' } });
  });
  afterEach(() => bad.close());

  it('kills and replaces whoever is at work, two versions side by side: nothing is lost or there twice', async () => {
    const { lines, product, onboardings, store } = bad;
    const waiting = await bad.begin(3, ['existing tenant']);
    await bad.pass();
    lines.partnerCenter = () => 'cut';
    const deals = [...waiting, ...(await bad.begin(6))];
    await bad.pass(minute, 10 * minute);
    await product.stopBot();

    // The first of the new ones makes a tenant, and is killed before it knows.
    const first = await bad.startMachine('first');
    lines.partnerCenter = ({ what, moment }) => {
      if (first.isDead) return { status: 503 };
      if (moment === 'carried out' && what === 'POST /v1/customers') first.kill();
      return first.isDead ? 'cut' : 'goes on';
    };
    await bad.pass(10 * minute);
    assert.ok(first.isDead);

    const second = await bad.startMachine('second');
    await bad.startMachine('third');
    const [ofNewer] = waiting;
    const read = ofNewer && (await onboardings.get(ofNewer.id));
    assert.ok(read);
    const { id } = read.record;
    const schema = recordSchema + 1;
    const newer = { ...read.record, schema, ofTomorrow: true };
    await store.replace({ kind: 'onboarding', id, body: newer, schema, dueAt: 1 }, read.etag);
    await bad.pass(3 * minute, 3 * minute);

    // The second is killed over an order that is placed.
    lines.partnerCenter = ({ what, moment }) => {
      const isOrder = moment === 'carried out' && what.endsWith('/checkout') && !second.isDead;
      if (isOrder) second.kill();
      return isOrder ? 'cut' : 'goes on';
    };
    await bad.pass(5 * minute, 5 * minute, 5 * minute);
    assert.ok(second.isDead);
    await bad.startMachine('fourth');
    await bad.quietTime();
    const left = await store.get('onboarding', id);
    assert.deepEqual(left?.body, JSON.parse(JSON.stringify(newer)), 'what a newer version wrote is left alone');
    await bad.allIsWell(
      deals.filter((deal) => deal !== ofNewer),
      { isRepeated: true },
    );

    // Its own version would go on with it; here that is ours, once it is of ours again.
    await store.replace(documentOf(read.record), left?.etag ?? '');
    await bad.quietTime();
    await bad.allIsWell(deals, { isRepeated: true });
    assert.deepEqual(bad.alarms(), []);
  });
});
