import type { Operation } from '../operation.ts';
import type { Exceptions } from '../outcome.ts';

/** A refusal of the legal business profile sends us to the organization profile, which knows our tenant as well. */
const fromOrganizationProfile = { result: 'another', requests: 2 } as const;
const whenRefused: Exceptions = {
  '403 900329': fromOrganizationProfile,
  '403 900308': fromOrganizationProfile,
  '403 900309': fromOrganizationProfile,
  '403 other': fromOrganizationProfile,
  '404 late': fromOrganizationProfile,
  '409 once': { ...fromOrganizationProfile, retryable: false },
};

/** Ourselves, our relationships and what was done at our account. */
export const ofPartner: readonly Operation[] = [
  { name: 'partnerProfile', call: (client) => client.partnerProfile(), except: whenRefused },
  { name: 'legalBusinessProfile', call: (client) => client.legalBusinessProfile() },
  { name: 'organizationProfile', call: (client) => client.organizationProfile() },
  { name: 'mpnProfile', call: (client) => client.mpnProfile() },
  { name: 'partnerBillingProfile', call: (client) => client.partnerBillingProfile() },
  { name: 'supportProfile', call: (client) => client.supportProfile() },
  { name: 'isMfaCompliant', call: (client) => client.isMfaCompliant() },
  { name: 'relationshipLink', call: (client) => client.relationshipLink() },
  { name: 'partnerRelationships', call: (client) => client.partnerRelationships('IsIndirectResellerOf') },
  {
    name: 'isPartnerAgreementSigned',
    call: (client) => client.isPartnerAgreementSigned({ mpnId: '4847411' }),
    switches: { partnerType: 'indirect' },
  },
  { name: 'auditRecords', call: (client) => client.auditRecords() },
  {
    name: 'auditRecord',
    call: (client, { auditRecordId }) => client.auditRecord(auditRecordId()),
    except: { '404 late': { result: 'nothing' } },
  },
];
