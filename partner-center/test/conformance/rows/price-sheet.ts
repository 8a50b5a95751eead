import assert from 'node:assert/strict';
import { startPartner } from '../../../../test/simulator/partner.ts';
import { accepts } from '../client-proof.ts';
import type { Proof, Row } from '../row.ts';

const sheet = `/v1.0/sales/pricesheets(Market='US',PricesheetView='updatedlicensebased')/$value`;

/** The same columns in the same order, and cells written alike: empty, number, date or words. */
const sameColumns: Proof = {
  async prove({ text }) {
    const partner = await startPartner();
    try {
      const reply = await partner.send('GET', sheet);
      assert.equal(reply.status, 200);
      const [header, first] = text.trim().split(/\r?\n/);
      const [ownHeader, ...own] = reply.text.trim().split(/\r?\n/);
      assert.equal(ownHeader, header);
      assert.ok(own.length > 0);
      for (const line of own) assert.deepEqual(formsOf(line), formsOf(first), line);
    } finally {
      await partner.close();
    }
  },
};

function formsOf(line = ''): string[] {
  return line
    .slice(1, -1)
    .split('","')
    .map((cell) => {
      if (cell === '') return 'nothing';
      if (/^\d+(\.\d+)?$/.test(cell)) return 'number';
      return /^\d+\/\d+\/\d{4} \d+:\d\d:\d\d [AP]M$/.test(cell) ? 'date' : 'words';
    });
}

export const priceSheetRows: readonly Row[] = [
  {
    example: 'pricesheet-nce.sample.csv',
    operation: 'prices',
    client: accepts({
      request: `GET ${sheet}`,
      headers: { 'Content-Type': 'application/octet-stream' },
      call: async (p) => {
        const prices = await p.prices('us');
        const plan = { productId: 'CFQ7TTC0HDK0', skuId: '0001', termDuration: 'P1Y' };
        return [
          prices.size,
          prices.find({ ...plan, billingPlan: 'Annual' }),
          prices.find({ ...plan, billingPlan: 'Monthly' }),
        ];
      },
      returns: [
        1,
        {
          productId: 'CFQ7TTC0HDK0',
          skuId: '0001',
          termDuration: 'P1Y',
          billingPlan: 'annual',
          segment: '',
          currency: 'USD',
          unitPrice: '115.2',
          erpPrice: '144',
          fromQuantity: 0,
          toQuantity: Number.POSITIVE_INFINITY,
          from: Date.UTC(2019, 1, 1),
          until: Date.UTC(2021, 1, 4, 20, 35, 31),
        },
        undefined,
      ],
    }),
    simulator: sameColumns,
  },
];
