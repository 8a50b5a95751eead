import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { makeGuid } from '../identifiers.ts';
import { type Answer, graphFault, json } from '../respond.ts';
import type { AdminRelationship } from '../state.ts';
import type { World } from '../world.ts';

/** Microsoft Graph as far as granular delegated admin privileges go (Microsoft Learn: delegatedadminrelationship). */

const dayMs = 24 * 60 * 60_000;
/** An invitation that nobody accepts ends after this. */
const invitedMs = 90 * dayMs;
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

const newRelationship = z.object({
  displayName: z.string().min(1).max(50),
  duration: z.string().regex(/^P(\d{1,3}D|[12]Y)$/),
  customer: z.object({ tenantId: z.guid().optional(), displayName: z.string().optional() }).optional(),
  accessDetails: z.object({ unifiedRoles: z.array(z.object({ roleDefinitionId: z.guid() })).nonempty() }),
  autoExtendDuration: z.enum(['P0D', 'PT0S', 'P180D']).default('PT0S'),
});

/** `POST …/delegatedAdminRelationships`. How a name that is taken is refused is not documented. */
export function createAdminRelationship(call: Call): Answer {
  const { state, now } = call.world;
  const asked = readBody(call, newRelationship);
  if (state.adminRelationships.some(({ displayName }) => displayName === asked.displayName)) {
    throw graphFault(409, 'nameAlreadyExists', 'A relationship with this display name exists already.');
  }
  const isGlobal = asked.accessDetails.unifiedRoles.some((role) => role.roleDefinitionId === globalAdministrator);
  if (asked.autoExtendDuration === 'P180D' && isGlobal) {
    throw graphFault(400, 'badRequest', 'A relationship with the global administrator role cannot be auto-extended.');
  }
  const made: AdminRelationship = {
    ...asked,
    id: `${makeGuid(state)}-${makeGuid(state)}`,
    status: 'created',
    createdAt: now(),
  };
  state.adminRelationships.push(made);
  return json(201, bodyOf(call.world, made));
}

/** `GET …/delegatedAdminRelationships`: of filters only the one by customer. */
export function listAdminRelationships(call: Call): Answer {
  const filter = call.query.get('$filter');
  const [, tenantId] = /^customer\/tenantId eq '([0-9a-f-]+)'$/i.exec(filter ?? '') ?? [];
  if (filter !== null && tenantId === undefined) throw graphFault(400, 'badRequest', 'Invalid filter clause.');
  const found = call.world.state.adminRelationships.filter(
    ({ customer }) => tenantId === undefined || customer?.tenantId === tenantId,
  );
  return json(200, { value: found.map((relationship) => bodyOf(call.world, relationship)) });
}

export function getAdminRelationship(call: Call): Answer {
  return json(200, bodyOf(call.world, relationshipOf(call)));
}

/** `POST …/{id}/requests`: an invitation is made of a draft; what is active is ended. */
export function requestOfAdminRelationship(call: Call): Answer {
  const { action } = readBody(call, z.object({ action: z.enum(['lockForApproval', 'terminate']) }));
  const relationship = relationshipOf(call);
  const [from, to] =
    action === 'terminate' ? (['active', 'terminated'] as const) : (['created', 'approvalPending'] as const);
  if (statusOf(call.world, relationship) !== from) {
    throw graphFault(409, 'conflict', `The relationship has to be ${from} for this.`);
  }
  const at = call.world.now();
  Object.assign(relationship, { status: to, ...(to === 'approvalPending' && { lockedAt: at }) });
  const moment = new Date(at).toISOString();
  const id = makeGuid(call.world.state);
  return json(201, { id, action, status: 'created', createdDateTime: moment, lastModifiedDateTime: moment });
}

/** What the clock has made of it. */
export function statusOf(
  { now }: World,
  { status, lockedAt = 0, activatedAt = 0, ...rest }: AdminRelationship,
): string {
  const isLate = status === 'approvalPending' && lockedAt + invitedMs <= now();
  const isOver = status === 'active' && activatedAt + daysOf(rest) * dayMs <= now();
  return isLate || isOver ? 'expired' : status;
}

function daysOf({ duration }: Pick<AdminRelationship, 'duration'>): number {
  return Number.parseInt(duration.slice(1), 10) * (duration.endsWith('Y') ? 365 : 1);
}

function relationshipOf(call: Call): AdminRelationship {
  const found = call.world.state.adminRelationships.find(({ id }) => id === call.param('relationshipId'));
  if (!found) throw graphFault(404, 'Request_ResourceNotFound', 'There is no such relationship.');
  return found;
}

function bodyOf(world: World, relationship: AdminRelationship): object {
  const { createdAt, lockedAt: _, activatedAt, ...shown } = relationship;
  return {
    ...shown,
    status: statusOf(world, relationship),
    createdDateTime: new Date(createdAt).toISOString(),
    lastModifiedDateTime: new Date(activatedAt ?? createdAt).toISOString(),
    activatedDateTime: activatedAt === undefined ? '' : new Date(activatedAt).toISOString(),
    endDateTime: new Date((activatedAt ?? createdAt) + daysOf(relationship) * dayMs).toISOString(),
  };
}
