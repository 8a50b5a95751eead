import assert from 'node:assert/strict';
import { extendedTermOf } from '../../bot/lookups/extended-term.ts';
import { createClient, startScriptedServer } from '../../partner-center/test/scripted-server.ts';
import { ofEachTest } from '../of-each-test.ts';
import { businessBasic, yearlyPlan } from '../onboarding/abc-corp.ts';

describe('what going on month by month after the term costs', () => {
  const server = ofEachTest(startScriptedServer);
  const basic = ['CFQ7TTC0LH18', 'E001', 'Microsoft 365 Business Basic Extended Service Term', '5.93', '7.42', 'USD'];
  const monthly = { ...yearlyPlan, term: 'P1M', cost: 1200, suggested: 1500 };

  const costs = async (rows: readonly (readonly string[])[], product = businessBasic, status = 200) => {
    const titles = ['ProductId', 'SkuId', 'SkuTitle', 'UnitPrice', 'ERP Price', 'Currency'];
    const text = [titles, ...rows].map((row) => row.join(',')).join('\n');
    server.on("GET /v1.0/sales/pricesheets(Market='US',PricesheetView='licensebasedest')/$value", {
      status,
      body: text,
    });
    const market = { country: 'US', segment: 'commercial' } as const;
    const extended = await extendedTermOf({ offers: createClient(server).partnerCenter, market }, product);
    return extended && [extended.cost, extended.suggested, extended.isEstimate];
  };

  it('is what the price sheet says of the product', async () => {
    assert.deepEqual(await costs([basic, ['OTHER', ...basic.slice(1)]]), [593, 742, false]);
  });

  it('is nothing for what is not on it, nor for a trial', async () => {
    assert.equal(await costs([['OTHER', ...basic.slice(1)]]), null);
    assert.equal(await costs([basic], { ...businessBasic, isTrial: true }), null);
  });

  it('is about what Microsoft says in general where the sheet leaves it open, or there is none', async () => {
    const noTeams = [...basic.slice(0, 2), 'Microsoft 365 Business Basic (no Teams)', ...basic.slice(3)];
    const withMonth = { ...businessBasic, plans: [yearlyPlan, monthly] };
    assert.deepEqual(await costs([basic, noTeams], withMonth), [1236, 1545, true], '3 % above a month at a time');
    assert.deepEqual(await costs([basic.with(5, 'EUR')], withMonth), [1236, 1545, true]);
    assert.deepEqual(await costs([], businessBasic, 404), [1230, 1538, true], '23 % above a month of a year');
    const paidYearly = { ...yearlyPlan, billing: 'annual', cost: 12_000, suggested: null };
    assert.deepEqual(await costs([], { ...businessBasic, plans: [paidYearly] }, 404), [1230, null, true]);
  });
});
