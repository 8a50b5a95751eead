import assert from 'node:assert/strict';
import { contradicts, type Finding, proposedAnswer } from '../../../onboarding/steps/registration.ts';
import { noTenant, ourCustomer, tenant } from '../abc-corp.ts';
import * as result from '../results.ts';

describe('first registration with Provider?', () => {
  const onboarded: Finding = { kind: 'being-onboarded', domain: 'd', by: 'Olga', accountName: 'ABC' };
  const table: [finding: Finding, proposed: 'yes' | 'no' | undefined, yesIsWrong: boolean, noIsWrong: boolean][] = [
    [{ kind: 'no-domain' }, undefined, false, false],
    [noTenant, 'yes', false, true],
    [tenant, 'no', true, false],
    [ourCustomer, 'no', true, false],
    [onboarded, undefined, true, true],
    [{ kind: 'unknown', domain: 'd', why: result.problem }, undefined, false, false],
  ];
  for (const [finding, proposed, yesIsWrong, noIsWrong] of table) {
    it(`${finding.kind} proposes ${proposed ?? 'nothing'}, contradicts yes: ${yesIsWrong}, no: ${noIsWrong}`, () => {
      assert.equal(proposedAnswer(finding), proposed);
      assert.deepEqual([contradicts('yes', finding), contradicts('no', finding)], [yesIsWrong, noIsWrong]);
    });
  }
});
