import assert from 'node:assert/strict';
import { cartLineErrors, knownFaults } from '../../partner-center/known-faults.ts';
import { partnerCenterErrors } from '../../words/en/partner-center-errors.ts';
import { saysWhatToDo } from '../fault-matrix/says-what-to-do.ts';

const sentences: Readonly<Record<string, string>> = partnerCenterErrors;

describe('the sentences about errors of Partner Center', () => {
  const faults = Object.entries(knownFaults).flatMap(([status, codes]) =>
    codes.map((code) => `fault-${status}-${code}`),
  );
  const lines = Object.keys(cartLineErrors).map((number) => `cart-line-${number}`);

  it('has one for each fault and cart line error that the client knows, and no other', () => {
    const has = Object.keys(sentences).filter((key) => /^(fault|cart-line)-/.test(key));
    assert.deepEqual(has.sort(), [...faults, ...lines, 'cart-line-unknown'].sort());
  });

  it('tells in each refusal what to do', () => {
    const silent = faults.filter((key) => !saysWhatToDo(sentences[key] ?? ''));
    assert.deepEqual(silent, []);
  });
});
