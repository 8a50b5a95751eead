import assert from 'node:assert/strict';
import { basic, completedOrder } from '../../partner-center/test/conformance/scene.ts';
import { catalogItem, partnerOfEachTest, type Reply } from './partner.ts';

describe('simulator: the end of a term', () => {
  const partner = partnerOfEachTest();

  const buy = async (line: object = {}) => (await completedOrder(partner, { ...basic, ...line })).subscription;
  const look = (path: string) => partner.send('GET', path);
  const change = async (path: string, members: object): Promise<Reply> => {
    const whole = JSON.parse((await look(path)).text);
    return partner.send('PATCH', path, { body: { ...whole, ...members } });
  };
  const atEnd = (actionType: string) => [{ scheduleType: 'TermEnd', actionType }];
  const tell = (path: string, autoRenewEnabled: boolean, actionType: string) =>
    change(path, { autoRenewEnabled, scheduledActions: atEnd(actionType) });
  /** How it stands on the day after its year. */
  const afterYear = async (path: string, ...members: string[]) => {
    await partner.waitDays(366);
    return members.map((await look(path)).at);
  };

  it('renews, where that was said, or nothing was', async () => {
    const told = await buy();
    assert.deepEqual((await tell(told, true, 'RenewToNewTerm')).at('scheduledActions.0.actionType'), 'RenewToNewTerm');
    const untold = await buy();
    assert.equal((await look(untold)).at('scheduledActions'), undefined);
    const members = ['status', 'termDuration', 'commitmentEndDate'] as const;
    assert.deepEqual(await afterYear(told, ...members), ['active', 'P1Y', '2028-03-01T00:00:00Z']);
    assert.equal((await look(untold)).at('commitmentEndDate'), '2028-03-01T00:00:00Z');
  });

  it('cancels at once and without a free day, where that was said', async () => {
    const path = await buy();
    await tell(path, false, 'Cancel');
    assert.equal((await look(path)).at('status'), 'active');
    assert.deepEqual(await afterYear(path, 'status', 'scheduledActions.0.actionType'), ['deleted', 'Cancel']);
  });

  it('extends month by month what was to be extended, and what merely does not renew; that ends at any time', async () => {
    const [told, untold] = [await buy(), await buy()];
    await tell(told, false, 'RenewToExtendedServiceTerm');
    await change(untold, { autoRenewEnabled: false });
    const members = ['status', 'termDuration', 'billingCycle', 'offerName', 'commitmentEndDate'] as const;
    const extended = ['active', 'P1M', 'monthly', 'Microsoft 365 Business Basic Extended Service Term'];
    assert.deepEqual(await afterYear(told, ...members), [...extended, '2027-04-01T00:00:00Z']);
    assert.match(String((await look(told)).at('offerId')), /^CFQ7TTC0LH18:E001:/);
    await partner.waitDays(40);
    assert.deepEqual(members.map((await look(untold)).at), [...extended, '2027-05-01T00:00:00Z']);
    assert.equal((await change(untold, { status: 'deleted' })).at('status'), 'deleted');
  });

  it('gives a trial nothing to pay for afterwards', async () => {
    const catalogItemId = await catalogItem(partner, 'CFQ7TTC0LCHC', '0009');
    const path = await buy({ catalogItemId, termDuration: 'P1M' });
    assert.equal((await tell(path, false, 'RenewToExtendedServiceTerm')).at('code'), 3000);
    assert.deepEqual(await afterYear(path, 'status', 'termDuration'), ['deleted', 'P1M']);
  });

  it('takes only what fits, and forgets it with a change in the middle of the term', async () => {
    const path = await buy();
    const refused = [
      (await tell(path, true, 'Cancel')).at('code'),
      (await tell(path, false, 'RenewToNewTerm')).at('code'),
      (await change(path, { autoRenewEnabled: false, scheduledActions: [...atEnd('Cancel'), ...atEnd('Cancel')] }))
        .status,
      (await tell(path, false, 'Sleep')).status,
      (await tell(path, true, 'Transition')).status,
    ];
    assert.deepEqual(refused, [3000, 3000, 400, 400, 501]);
    await tell(path, false, 'Cancel');
    assert.equal((await change(path, { quantity: 20 })).at('scheduledActions'), undefined);
  });

  it('is changed in bulk for all that does not renew, as Microsoft did', async () => {
    const [renewing, ending] = [await buy(), await buy()];
    await tell(ending, false, 'Cancel');
    await partner.send('POST', '/_extend-unrenewed');
    const action = 'scheduledActions.0.actionType';
    assert.equal((await look(ending)).at(action), 'RenewToExtendedServiceTerm');
    assert.equal((await look(renewing)).at(action), undefined);
  });
});
