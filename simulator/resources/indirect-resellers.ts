import { z } from 'zod';
import { type Call, isGuid } from '../call.ts';
import resellerTable from '../data/indirect-resellers.json' with { type: 'json' };
import { type Answer, collection, fault, json } from '../respond.ts';
import type { World } from '../world.ts';
import { sellsTo } from './countries.ts';
import { readableCustomer } from './find-customer.ts';

const resellers = z
  .array(
    z.object({
      tenantId: z.string(),
      name: z.string(),
      mpnId: z.string(),
      /** Whether the Microsoft Partner Agreement is signed. */
      agreementSigned: z.boolean(),
      /** Left out: the provider's own. */
      country: z.string().optional(),
    }),
  )
  .parse(resellerTable);

type IndirectReseller = (typeof resellers)[number];

/** The indirect resellers of this partner; only an indirect provider has any. */
function resellersOf({ switches }: World): readonly IndirectReseller[] {
  return switches.partnerType === 'indirect' ? resellers : [];
}

export function resellerWithTenant(world: World, tenantId: string): IndirectReseller | undefined {
  return resellersOf(world).find((reseller) => reseller.tenantId === tenantId.toLowerCase());
}

export function resellerWithPartnerId(world: World, mpnId: string): IndirectReseller | undefined {
  return resellersOf(world).find((reseller) => reseller.mpnId === mpnId);
}

function relationship({ tenantId, name, mpnId }: IndirectReseller) {
  const relationshipType = 'is_indirect_cloud_solution_provider_of';
  return { id: tenantId, name, relationshipType, mpnId, attributes: { objectType: 'PartnerRelationship' } };
}

/** `GET /v1/relationships?relationship_type=` (Microsoft Learn: retrieve-a-list-of-indirect-resellers). */
export function listPartnerRelationships({ world, query }: Call): Answer {
  switch (query.get('relationship_type')?.toLowerCase()) {
    case 'isindirectcloudsolutionproviderof': {
      const items = resellersOf(world).map((reseller) => {
        const { attributes, ...rest } = relationship(reseller);
        return { ...rest, state: 'Active', location: reseller.country ?? world.state.partner.country, attributes };
      });
      return json(200, collection(items));
    }
    case 'isindirectresellerof':
      return json(200, collection([]));
    default:
      throw fault(400, 3000, 'Invalid property. relationship_type');
  }
}

/** `GET /v1/customers/{id}/relationships`: the indirect reseller a customer was created for. */
export function listCustomerRelationships(call: Call): Answer {
  const { associatedPartnerId } = readableCustomer(call);
  const reseller = associatedPartnerId && resellerWithTenant(call.world, associatedPartnerId);
  return json(200, collection(reseller ? [relationship(reseller)] : []));
}

const questions = 'https://learn.microsoft.com/partner-center/mpa-indirect-provider-faq';
const migration = 'https://partner.microsoft.com/resources/detail/migrate-pmc-pc-mpa-guide-pptx';

/** `GET /v1/compliance/csp/agreementstatus?mpnId=|tenantId=` (Microsoft Learn: verify-indirect-reseller-mpa-status). */
export function getPartnerAgreementStatus({ world, query }: Call): Answer {
  const mpnId = query.get('mpnId') ?? '';
  const tenantId = query.get('tenantId') ?? '';
  if (!mpnId && !tenantId) {
    throw fault(400, 2001, 'Both MPN Id and Tenant Id cannot be empty.', [], 'ComplianceController');
  }
  if (mpnId && tenantId) {
    throw fault(400, 2000, 'Both MPN Id and Tenant Id should not be passed.', [], 'ComplianceController');
  }
  if (mpnId) checkByPartnerId(world, mpnId);
  else checkByTenant(world, tenantId);
  return json(200, { isAgreementSigned: true });
}

/** A number as long as a real one that belongs to none of the resellers is a partner outside the program (2204). */
function checkByPartnerId(world: World, mpnId: string): void {
  if (!/^\d+$/.test(mpnId)) {
    throw fault(400, 2000, 'MPN Id must be numeric.', [], 'PartnerApiServiceControllers');
  }
  const { country } = world.state.partner;
  const reseller = resellerWithPartnerId(world, mpnId);
  if (!reseller && mpnId.length < 7) {
    const text = `MPN Id ${mpnId} is either invalid or not yet migrated to Partner Center. Please advise your reseller to migrate the reseller MPN ID to Partner Center to continue with this order.`;
    throw fault(400, 2200, text, [migration]);
  }
  if (!reseller) {
    const text = `MPN Id ${mpnId} is not associated with a CSP Indirect Reseller account in Partner Center. Please advise your reseller to enroll into the CSP program as an indirect reseller in Partner Center.`;
    throw fault(400, 2204, text, [questions]);
  }
  if (!sellsTo(country, reseller.country ?? country)) {
    const text = `The CSP region of the MPN ID ${mpnId} doesn’t match the CSP region from where you are placing the order. Provide the MPN ID for the CSP region where you are placing the order.`;
    throw fault(400, 2201, text, [questions]);
  }
  if (!reseller.agreementSigned) {
    const text = `MPN Id ${mpnId} has not signed Microsoft Partner Agreement (MPA) for the CSP region where the order is being placed. Please advise your reseller to sign MPA to continue with the order.`;
    throw fault(400, 2203, text, [questions]);
  }
}

function checkByTenant(world: World, tenantId: string): void {
  if (!isGuid(tenantId)) {
    throw fault(400, 2000, 'Tenant Id must be a GUID.', [], 'PartnerApiServiceControllers');
  }
  const reseller = resellerWithTenant(world, tenantId);
  if (!reseller) {
    throw fault(400, 2205, `Partner Center doesn't find any account associated to the Tenant ID ${tenantId}`);
  }
  if (!reseller.agreementSigned) {
    const text = `Partner Center Account associated to Tenant Id ${tenantId} hasn't signed the agreement`;
    throw fault(400, 2206, text, [questions]);
  }
}

/** An indirect provider must attest the resellers on record of a purchase (900206). */
export function requireResellerAttestation({ switches }: World, isAccepted: boolean | undefined): void {
  if (switches.partnerType === 'indirect' && isAccepted !== true)
    throw fault(400, 900206, 'Partner Attestation is missing');
}
