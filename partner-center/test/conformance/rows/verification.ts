import assert from 'node:assert/strict';
import type { Partner } from '../../../../test/simulator/partner.ts';
import { accepts } from '../client-proof.ts';
import type { Row } from '../row.ts';
import { adatum, ofAdatum } from '../scene.ts';
import { shows } from '../simulator-proof.ts';

const customerId = '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04';
const path = `/v1/customers/${customerId}`;

const asked = async (partner: Partner, website: string) => {
  const body = { qualification: 'Education', educationSegment: 'K12', website };
  await partner.send('POST', `${adatum(partner)}/qualifications`, { body });
};
const qualifications = ofAdatum('/qualifications', 'GET', { kind: 'app' });

function verification(file: string, written: string, read: string): Row {
  return {
    example: `validation-status.${file}.json`,
    operation: 'verificationStatus',
    client: accepts({
      request: `GET ${path}/validationStatus?type=account`,
      call: (p) => p.verificationStatus(customerId),
      returns: read,
    }),
    simulator: shows({
      ask: async (partner) => {
        const customer = adatum(partner).split('/').at(-1) ?? '';
        await partner.submit('/verification', { customer, verdict: written });
        const shown = await partner.send('GET', `${adatum(partner)}/validationStatus?type=account`);
        assert.equal(shown.at('status'), written);
        return shown;
      },
    }),
  };
}

function qualification(file: string, simulator: Row['simulator']): Row {
  const client = accepts({
    request: `GET ${path}/qualifications`,
    call: (p) => p.qualifications(customerId),
    leavesOut: [],
  });
  return { example: `qualifications.${file}.json`, operation: 'qualifications', client, simulator };
}

/** What Microsoft finds out about a customer. */
export const verificationRows: readonly Row[] = [
  verification('allowed', 'Allowed', 'Allowed'),
  verification('under-review', 'UnderReview', 'UnderReview'),
  verification('not-allowed', 'NotAllowed', 'NotAllowed'),
  verification('unknown', 'Unknown', 'Unknown'),
  verification('not-ready', 'Not Ready', 'NotReady'),
  qualification(
    'approved',
    shows({
      ask: async (partner) => {
        await asked(partner, 'adatum.example');
        partner.wait(60_000);
        return qualifications(partner);
      },
    }),
  ),
  qualification(
    'in-review',
    shows({
      ask: async (partner) => {
        await asked(partner, 'adatum.example');
        return qualifications(partner);
      },
    }),
  ),
  qualification(
    'denied',
    shows({
      ask: async (partner) => {
        await asked(partner, 'denied.example');
        partner.wait(60_000);
        return qualifications(partner);
      },
    }),
  ),
];
