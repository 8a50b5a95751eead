import { type Operation, operation, orNothing } from '../operation.ts';

/** A refusal of the legal business profile sends us to the organization profile, which knows our tenant as well. */
const fromOrganizationProfile = { result: 'another', requests: 2 } as const;
const whenRefused: Pick<Operation, 'except'> = {
  except: {
    '403 900329': fromOrganizationProfile,
    '403 900308': fromOrganizationProfile,
    '403 900309': fromOrganizationProfile,
    '403 other': fromOrganizationProfile,
    '404 late': fromOrganizationProfile,
    '409 once': { ...fromOrganizationProfile, retryable: false },
  },
};

/** Ourselves, our relationships and what was done at our account. */
export const ofPartner: readonly Operation[] = [
  operation('partnerProfile', (client) => client.partnerProfile(), whenRefused),
  operation('legalBusinessProfile', (client) => client.legalBusinessProfile()),
  operation('organizationProfile', (client) => client.organizationProfile()),
  operation('mpnProfile', (client) => client.mpnProfile()),
  operation('partnerBillingProfile', (client) => client.partnerBillingProfile()),
  operation('supportProfile', (client) => client.supportProfile()),
  operation('isMfaCompliant', (client) => client.isMfaCompliant()),
  // What is counted grows with each look.
  operation('mfaAdoption', async (client) => (await client.mfaAdoption()).map(({ applicationId }) => applicationId)),
  operation('relationshipLink', (client) => client.relationshipLink()),
  operation('partnerRelationships', (client) => client.partnerRelationships('IsIndirectResellerOf')),
  operation('isPartnerAgreementSigned', (client) => client.isPartnerAgreementSigned({ mpnId: '4847411' }), {
    switches: { partnerType: 'indirect' },
  }),
  operation('auditRecords', (client) => client.auditRecords()),
  operation('auditRecord', (client, { auditRecordId }) => client.auditRecord(auditRecordId()), orNothing),
];
