import assert from 'node:assert/strict';
import { z } from 'zod';
import type { OrderLine } from '../../simulator/state.ts';
import type { Window } from '../teams/chat-window.ts';
import { agreementAlreadySigned, fillInNewTenant } from './fill-in.ts';
import { type Product, startProduct } from './start-product.ts';

const day = 24 * 60 * 60_000;
const looked = /"task":"watch-end-of-term".*"result":"ends-of-term-seen"/;
const settled = /"task":"set-end-of-term".*"result":"end-of-term-settled"/;

const Subscriptions = z.object({
  items: z.array(z.object({ offerName: z.string(), status: z.string(), termDuration: z.string() })),
});

/** As they are to the partner at this moment. */
async function subscriptionsOf({ simulator: { url, state } }: Product): Promise<string[]> {
  const form = { client_id: 'any', client_secret: 'any', grant_type: 'client_credentials' };
  const scope = 'https://api.partnercenter.microsoft.com/.default';
  const body = new URLSearchParams({ ...form, scope });
  const granted = await fetch(`${url}/partner/oauth2/v2.0/token`, { method: 'POST', body });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await granted.json());
  const path = `/v1/customers/${state.orders[0]?.customerId}/subscriptions`;
  const answer = await fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${token}` } });
  const { items } = Subscriptions.parse(JSON.parse((await answer.text()).replace(/^\uFEFF/, '')));
  return items.map(({ offerName, status, termDuration }) => `${offerName}: ${status}, ${termDuration}`).toSorted();
}

async function addLine(rep: Window, product: string, end: string): Promise<void> {
  await rep.press('Show prices', { 'Add another product': product });
  await rep.press('Add another', { 'When the term is over': end });
}

describe('what becomes of a subscription after its term', () => {
  let product: Product;
  afterEach(() => product.close());

  const begun = async (settings = {}) => {
    product = await startProduct({ settings });
    await fillInNewTenant(product.rep, { agreement: agreementAlreadySigned });
  };
  /** @returns what the approver reads before the decision */
  const ordered = async () => {
    const { rep, manager } = product;
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    const wanted = manager.texts();
    await manager.press('Approve');
    await product.untilLogged(settled);
    return wanted;
  };
  const says = () =>
    product.simulator.state.orders.flatMap(({ lineItems }) =>
      lineItems.map(({ autoRenewEnabled, scheduledActions }) => [
        autoRenewEnabled ?? true,
        ...scheduledActions.map(({ actionType }) => actionType),
      ]),
    );
  const changeLines = (change: Partial<OrderLine>) => {
    for (const { lineItems } of product.simulator.state.orders)
      for (const line of lineItems) Object.assign(line, change);
  };
  const microsoftExtendsAll = () => fetch(`${product.simulator.url}/_extend-unrenewed`, { method: 'POST' });
  const timesLogged = (line: RegExp) =>
    product
      .logged()
      .split('\n')
      .filter((text) => line.test(text)).length;
  /** Until it was looked at once more. */
  const later = async (days: number) => {
    const before = timesLogged(looked);
    product.later(days * day);
    await product.untilLogged(looked, before + 1);
  };

  it('is what each line was ordered with: told after the order, and so it comes a year later', async () => {
    await begun();
    const { rep } = product;
    await rep.press('Edit subscriptions');
    await addLine(rep, 'Microsoft 365 Business Standard', 'Renews for the same term, at the price of that day');
    await addLine(
      rep,
      'Microsoft 365 E3',
      'Goes on month by month until somebody ends it: $44.50 list / $35.60 cost per seat and month',
    );
    await rep.press('Continue');
    const review = rep.card().texts;
    const wanted = await ordered();
    const told =
      /^Until \d+ \w+ \d{4} \(if ordered today\), then month by month: \$44\.50 list \/ \$35\.60 cost per seat and/;
    for (const text of [review, wanted]) assert.ok(text.some((line) => told.test(line)));
    assert.deepEqual(says(), [[false, 'Cancel'], [true], [false, 'RenewToExtendedServiceTerm']]);
    assert.ok(
      product.simulator.requests.filter(({ method }) => method === 'PATCH').length === 2,
      'what renews by itself',
    );
    await rep.say('status ABC Corp');
    assert.match(
      rep.card().texts.join('\n'),
      /E3: Until \d+ \w+ \d{4}, then month by month: .* · Partner Center knows/,
    );

    for (let passed = 0; passed < 420; passed += 60) await later(60);
    assert.deepEqual(await subscriptionsOf(product), [
      'Microsoft 365 Business Basic: deleted, P1Y',
      'Microsoft 365 Business Standard: active, P1Y',
      'Microsoft 365 E3 Extended Service Term: active, P1M',
    ]);
    await rep.say('status ABC Corp');
    const now = rep.card().texts.join('\n');
    assert.match(now, /Basic: Ended on \d+ \w+ \d{4}, with its term$/m);
    assert.match(now, /Standard: Until \d+ \w+ \d{4}, then it renews .* · Partner Center knows$/m);
    assert.match(now, /E3: Month by month since/);
    // What renews is looked after in its next term, too.
    await later(60);
  });

  it('is told again when Microsoft changed it, also after people were forgotten; then it is theirs who changed it', async () => {
    await begun({ RETENTION_DAYS: '1' });
    await ordered();
    const kept = /the head of what happened up to now/;
    const days = timesLogged(kept);
    await later(11);
    // The heads are listed once what had been kept for long enough is erased.
    await product.untilLogged(kept, days + 1);
    assert.ok(!product.stored().includes('ann@abccorp'));
    await microsoftExtendsAll();
    await later(11);
    const found = /ABC Corp .* set it back as ordered: .*Basic \(ordered: ends; found: goes on month by month\)/;
    await product.rep.until(found);
    assert.deepEqual(says(), [[false, 'Cancel']]);
    // A change in the middle of the term deletes what was scheduled.
    changeLines({ scheduledActions: [] });
    await later(11);
    await product.untilLogged(settled, 3);
    assert.deepEqual(says(), [[false, 'Cancel']]);
    changeLines({ scheduledActions: [], autoRenewEnabled: true });
    await later(11);
    await product.rep.until(/Somebody changed at Partner Center .*Basic \(ordered: ends; found: renews\)/);
    assert.deepEqual(says(), [[true]]);
  });
});
