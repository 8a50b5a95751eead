import assert from 'node:assert/strict';
import { erased } from '../../onboarding/chain.ts';
import { mapPersonal } from '../../onboarding/personal.ts';
import { annCarter, answerNo, fillInCompany, fillInNewTenant, startAccount } from '../flow/fill-in.ts';
import { pat } from '../flow/journeys.ts';
import { day, KeptRecord, startWithFile, type WithFile } from './start-with-file.ts';

function withoutPersonalData(record: KeptRecord): KeptRecord {
  return KeptRecord.parse({ ...record, timeline: mapPersonal(record.timeline, erased) });
}

describe('the record of what happened, after somebody’s data was erased', () => {
  let product: WithFile['product'];
  let records: WithFile['records'];
  let kept: WithFile['kept'];
  let put: WithFile['put'];
  let everyBody: WithFile['everyBody'];
  let headOfLog: WithFile['headOfLog'];
  const started = async (settings = {}) => {
    ({ product, records, kept, put, everyBody, headOfLog } = await startWithFile(settings));
  };
  afterEach(() => product.close());

  const known = /ann@abccorp\.com|Carter|555 0100/;

  it('knows nothing of them, and is verified as before', async () => {
    await started();
    const { rep } = product;
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
    await rep.press('Edit account');
    await rep.press('Continue', { ...annCarter, 'Last name': 'Carter-Lee' });
    await fillInCompany(rep);
    const log = await headOfLog();
    assert.match(everyBody(), known);

    const early = await records('erase', 'ann@abccorp.com');
    assert.deepEqual([early.code, /ABC Corp: still under way/.test(early.said)], [1, true]);
    assert.match(everyBody(), known, 'what is under way needs them');

    await rep.press('Cancel onboarding');
    await rep.press('Yes, cancel');
    await product.stopBot();
    assert.equal((await records('erase', 'nobody@abccorp.com')).code, 0);
    assert.match(product.stored(), known);
    assert.match(everyBody(), known);
    const honest = kept('ABC Corp');
    put(withoutPersonalData(honest));
    assert.match((await records('verify')).said, /personal data is gone, and no entry says that it was erased/);
    put(honest);
    const { code, said } = await records('erase', 'Ann@ABCcorp.com');
    assert.deepEqual([code, /ABC Corp: erased/.test(said)], [0, true], said);
    assert.doesNotMatch(product.stored(), known, 'in no byte of the files');
    assert.match(everyBody(), /Microsoft 365 Business Basic/);
    const verified = await records('verify', '--heads-from', log);
    assert.equal(verified.code, 0, verified.said);
    assert.doesNotMatch((await records('export', '--format', 'json')).said, known);
    assert.equal(kept('ABC Corp').timeline.at(-1)?.kind, 'personal-data-erased');
  });

  it('has none of the mails to them either, nor to whom they went', async () => {
    await started();
    const { rep } = product;
    await startAccount(rep, 'Fabrikam', pat);
    await answerNo(rep);
    await rep.press('Send now');
    await product.mailTo('pat@fabrikam.com');
    await rep.say('cancel');
    await rep.press('Yes, cancel');
    const { said } = await records('erase', 'pat@fabrikam.com');
    assert.match(said, /Erased from 1 onboardings and 1 kept mails/);
    assert.doesNotMatch(product.stored(), /pat@fabrikam|\bPat\b/);
    assert.deepEqual(await product.mails(), []);
    assert.equal((await records('verify')).code, 0);
  });

  it('which happens by itself when it was over for long enough', async () => {
    await started({ RETENTION_DAYS: '30' });
    const { rep } = product;
    await fillInNewTenant(rep);
    await rep.press('Cancel onboarding');
    await rep.press('Yes, cancel');
    product.later(29 * day);
    await product.untilLogged(/the head of what happened/);
    assert.match(everyBody(), known);
    product.later(2 * day);
    await product.untilLogged(/the head of what happened/, 2);
    assert.doesNotMatch(product.stored(), known, 'in no byte of the files');
    assert.equal((await records('verify')).code, 0);
  });
});
