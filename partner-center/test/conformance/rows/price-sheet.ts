import assert from 'node:assert/strict';
import { startPartner } from '../../../../test/simulator/partner.ts';
import { asking } from '../asking.ts';
import type { Proof, Row } from '../row.ts';

const sheet = `/v1.0/sales/pricesheets(Market='US',PricesheetView='updatedlicensebased')/$value`;
const plan = { productId: 'CFQ7TTC0HDK0', skuId: '0001', termDuration: 'P1Y' };
const prices = asking('prices', `GET ${sheet}`, async (p) => {
  const read = await p.prices('us');
  return [read.size, ...['Annual', 'Monthly'].map((billingPlan) => read.find({ ...plan, billingPlan }))];
});

const annual = {
  ...plan,
  skuTitle: 'Advanced Communications',
  billingPlan: 'annual',
  segment: '',
  currency: 'USD',
  unitPrice: '115.2',
  erpPrice: '144',
  fromQuantity: 0,
  toQuantity: Number.POSITIVE_INFINITY,
  from: Date.UTC(2019, 1, 1),
  until: Date.UTC(2021, 1, 4, 20, 35, 31),
};

/** The same columns in the same order, and cells written alike: empty, number, date or words. */
const sameColumns: Proof = {
  async prove({ text }) {
    const partner = await startPartner();
    try {
      const [header, first] = text.trim().split(/\r?\n/);
      const [ownHeader, ...own] = (await partner.send('GET', sheet)).text.trim().split(/\r?\n/);
      assert.equal(ownHeader, header);
      assert.ok(own.length > 0);
      for (const line of own) assert.deepEqual(formsOf(line), formsOf(first), line);
    } finally {
      await partner.close();
    }
  },
};

function formsOf(line = ''): string[] {
  const cells = line.slice(1, -1).split('","');
  return cells.map((cell) => {
    if (cell === '') return 'nothing';
    if (/^\d+(\.\d+)?$/.test(cell)) return 'number';
    return /^\d+\/\d+\/\d{4} \d+:\d\d:\d\d [AP]M$/.test(cell) ? 'date' : 'words';
  });
}

const headers = { 'Content-Type': 'application/octet-stream' };
export const priceSheetRows: readonly Row[] = [
  {
    ...prices.takes('pricesheet-nce.sample.csv', { headers, returns: [1, annual, undefined] }),
    simulator: sameColumns,
  },
];
