import assert from 'node:assert/strict';
import { isSamePlace } from '../../onboarding/same-place.ts';
import { address } from './abc-corp.ts';

describe('an address is the same place', () => {
  const typed = { ...address, addressLine1: '12 north Main Street, Suite 5', addressLine2: '', postalCode: '98052' };
  const suggested = { ...typed, addressLine1: '12 N Main St', addressLine2: 'Ste 5', postalCode: '98052-8300' };

  it('as the postal service writes it', () => {
    assert.ok(isSamePlace(typed, suggested));
    assert.ok(isSamePlace({ ...typed, city: 'redmond', state: 'wa' }, suggested));
  });

  it('but not with anything else about it changed', () => {
    const others = [
      { addressLine1: '21 N Main St' },
      { addressLine1: '12 S Main St' },
      { addressLine2: 'Ste 6' },
      { addressLine2: '' },
      { city: 'Bellevue' },
      { state: 'OR' },
      { postalCode: '98053-8300' },
      { postalCode: '980521' },
      { country: 'GU' },
    ];
    for (const other of others) assert.ok(!isSamePlace(typed, { ...suggested, ...other }), JSON.stringify(other));
  });
});
