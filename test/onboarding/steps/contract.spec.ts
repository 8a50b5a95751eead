import assert from 'node:assert/strict';
import { contractName, frequencies, readContractForm } from '../../../onboarding/steps/contract.ts';
import { contract, rushmore } from '../abc-corp.ts';
import { acceptedValue, describeMistakes, emptied } from './read-form.ts';

const right = {
  contractName: contract.name,
  frequency: 'monthly',
  paymentTerms: 'net-30',
  billingPolicy: 'advance',
  startDate: '',
  termMonths: '12',
  autoRenew: 'true',
  currency: 'USD',
};
const read = (inputs: Record<string, string>) =>
  readContractForm(inputs, { accountName: 'ABC Corp', contacts: [rushmore] }, 'USD', '2026-11-29');

describe('the contract form', () => {
  describeMistakes(read, right, [
    [
      'nothing is filled in',
      emptied(right),
      {
        contractName: 'missing',
        frequency: 'choose-frequency',
        paymentTerms: 'choose-payment-terms',
        billingPolicy: 'choose-billing-policy',
        termMonths: 'not-a-whole-number',
        currency: 'choose-currency',
      },
    ],
    ['the name is too long', { contractName: 'x'.repeat(101) }, { contractName: 'too-long' }],
    ['the name reads like another', { contractName: 'АВС-CSP' }, { contractName: 'mixed-alphabets' }],
    ['the start is no day', { startDate: '2026-02-30' }, { startDate: 'not-a-day' }],
    ['the frequency is not offered', { frequency: 'daily' }, { frequency: 'choose-frequency' }],
    ['the currency is another market’s', { currency: 'EUR' }, { currency: 'choose-currency' }],
    ['no term is that short', { termMonths: '0' }, { termMonths: 'not-a-whole-number' }],
    ['no term is that long', { termMonths: '121' }, { termMonths: 'not-a-whole-number' }],
    ['a discount is at most all of it', { discountPercent: '100.01' }, { discountPercent: 'not-a-percentage' }],
    ['a discount is never negative', { discountPercent: '-5' }, { discountPercent: 'not-a-percentage' }],
    ['a discount has two decimals', { discountPercent: '0.125' }, { discountPercent: 'not-a-percentage' }],
    ['a discount may have a comma', { discountPercent: '7,5' }, {}],
    ['the billing contact is none', { billingContact: '1' }, { billingContact: 'choose-billing-contact' }],
    ['an address is wrong', { invoiceRecipients: 'a@abc.com, b' }, { invoiceRecipients: 'not-a-recipient' }],
    [
      'the addresses are too many',
      { invoiceRecipients: 'a@b.com;'.repeat(11) },
      { invoiceRecipients: 'too-many-recipients' },
    ],
    ['the PO number is too long', { purchaseOrder: 'x'.repeat(51) }, { purchaseOrder: 'too-long' }],
  ]);

  it('takes the name that is proposed, whatever alphabet the account is in', () => {
    const name = contractName('АВС', 'monthly');
    const account = { accountName: 'АВС', contacts: [rushmore] };
    assert.equal(
      acceptedValue(readContractForm({ ...right, contractName: name }, account, 'USD', '2026-11-29')).name,
      name,
    );
  });

  it('left as proposed is the usual contract', () => {
    assert.deepEqual(acceptedValue(read(right)), contract);
  });

  it('reads what differs', () => {
    const typed = { startDate: '2026-12-01', purchaseOrder: ' PO-1 ', discountPercent: '7,5', autoRenew: 'false' };
    const invoiceRecipients = 'a@abc.com; b@abc.com c@abc.com,';
    assert.deepEqual(acceptedValue(read({ ...right, ...typed, invoiceRecipients })), {
      ...contract,
      startDate: '2026-12-01',
      purchaseOrder: 'PO-1',
      discountPercent: 7.5,
      autoRenew: false,
      invoiceRecipients: ['a@abc.com', 'b@abc.com', 'c@abc.com'],
    });
  });

  it('lets a proposed name follow the frequency, and a name of the rep’s own alone', () => {
    for (const frequency of frequencies) {
      assert.equal(acceptedValue(read({ ...right, frequency })).name, contractName('ABC Corp', frequency));
      assert.equal(acceptedValue(read({ ...right, frequency, contractName: 'My own' })).name, 'My own');
    }
    assert.equal(contractName('ABC & Söhne, Ltd.', 'triennial'), 'ABC-Söhne-Ltd-CSP-Triennial');
  });

  it('is not over on the day on which it is filled in', () => {
    const over = (startDate: string, termMonths: string) => {
      const known = { accountName: 'ABC Corp', contacts: [rushmore] };
      const read = readContractForm({ ...right, startDate, termMonths }, known, 'USD', '2026-11-29');
      return !read.ok && read.errors.startDate?.code === 'contract-over';
    };
    assert.deepEqual([over('2025-11-29', '12'), over('2025-11-30', '12'), over('', '1')], [true, false, false]);
    assert.deepEqual([over('2020-02-30', '12'), over('2020-01-01', '999999999')], [false, false]);
  });
});
