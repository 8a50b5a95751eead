import type { State } from '../../../../simulator/state.ts';
import { type Operation, operation } from '../operation.ts';
import type { Exceptions } from '../outcome.ts';
import { newIds, type PreparedPartner } from '../prepared-partner.ts';
import { type Trouble, troubles } from '../troubles.ts';

const name = 'Adatum 2026';
const invited = ({ adminRelationships }: State) => adminRelationships.length;
const isAsked = ({ adminRelationships }: State) =>
  adminRelationships.filter(({ status }) => status === 'approvalPending').length;

const relationship = (customerId: string) => ({
  displayName: name,
  customerId,
  roles: ['29232cdf-9323-42fd-ade2-1d097af3e4de'],
  days: 730,
  isExtended: true,
});

async function draft({ client, customerId }: PreparedPartner): Promise<void> {
  await client().createAdminRelationship(relationship(customerId), newIds());
}

/** Operators read of Graph, also where the same refusal of Partner Center has words of its own. */
function says(trouble: Trouble): string | undefined {
  if (/^(401 (always|MFA)|403)/.test(trouble)) return 'graph-not-allowed';
  if (/^(404|409)/.test(trouble)) return 'graph-refused';
  return /^(429 (long|fault)|503 always|slow)/.test(trouble) ? 'graph-not-reached' : undefined;
}

const ofGraph: Exceptions = Object.fromEntries(troubles.map((trouble) => [trouble, { says: says(trouble) }]));
/** A write without an answer. */
const lost = Object.fromEntries(
  (['drop before', 'drop after', '500 once', '503 once', 'HTML'] as const).map((trouble) => [
    trouble,
    { says: 'graph-not-reached' },
  ]),
);
/** Graph knows no request ids: what was carried out is refused the second time, which is why its callers look first. */
const refusedAgain = { again: { result: 'partner-center-refused', effects: 1 } } as const;
const doneAlready = {
  'drop after': { says: 'graph-not-reached', ...refusedAgain },
  slow: { says: 'graph-not-reached', ...refusedAgain },
};

/** Granular delegated admin privileges, which are Microsoft Graph's. */
export const ofAdminRelationships: readonly Operation[] = [
  operation('findAdminRelationship', (client, { customerId }) => client.findAdminRelationship(customerId, name), {
    prepare: draft,
    except: ofGraph,
  }),
  operation(
    'adminRelationship',
    async (client, { adminRelationshipId }) => client.adminRelationship(adminRelationshipId()),
    { prepare: draft, except: { ...ofGraph, '404 late': { result: 'nothing' } } },
  ),
  operation(
    'createAdminRelationship',
    (client, { customerId }, ids) => client.createAdminRelationship(relationship(customerId), ids),
    { effects: invited, except: { ...ofGraph, ...lost, ...doneAlready } },
  ),
  operation(
    'askForApproval',
    (client, { adminRelationshipId }, ids) => client.askForApproval(adminRelationshipId(), ids),
    { effects: isAsked, prepare: draft, except: { ...ofGraph, ...lost, ...doneAlready } },
  ),
];
