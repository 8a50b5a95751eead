import { z } from 'zod';
import type { Token } from './check-token.ts';
import { Refused } from './refusals.ts';
import { isServiceUrl, type ServiceUrls } from './service-url.ts';

/** Unlike what is read of an activity later, whatever it says here counts, of whatever form it is. */
const tenant = z.unknown();
const Envelope = z
  .object({
    channelId: z.unknown(),
    serviceUrl: z.unknown(),
    from: z.object({ aadObjectId: z.unknown(), tenantId: tenant }).partial().catch({}),
    recipient: z.object({ tenantId: tenant }).partial().catch({}),
    conversation: z.object({ tenantId: tenant }).partial().catch({}),
    channelData: z
      .object({
        tenant: z.object({ id: tenant }).partial().catch({}),
        team: z.object({ tenantId: tenant }).partial().catch({}),
      })
      .partial()
      .catch({}),
  })
  .partial();
type Envelope = z.infer<typeof Envelope>;

/**
 * Looks whether an activity is what its token is good for, of Teams, of a person, and of our tenants.
 * @param token undefined where the bot has no identity and checks nobody
 * @throws Refused
 */
export type CheckActivity = (token: Token | undefined, activity: object) => void;

/** @param allowedTenants in lower case; empty = any */
export function createCheckActivity(parts: {
  readonly serviceUrls: ServiceUrls;
  readonly allowedTenants: readonly string[];
}): CheckActivity {
  const { serviceUrls, allowedTenants } = parts;
  return (token, activity) => {
    const envelope = Envelope.parse(activity);
    const { channelId, serviceUrl, from } = envelope;
    if (channelId !== 'msteams') throw new Refused('other-channel');
    if (typeof serviceUrl !== 'string') throw new Refused('no-service-url');
    if (token !== undefined && token.serviceUrl !== serviceUrl) throw new Refused('other-service-url');
    if (!isServiceUrl(serviceUrl, serviceUrls)) throw new Refused('unknown-service-url');
    if (typeof from?.aadObjectId !== 'string' || from.aadObjectId === '') throw new Refused('no-person');
    checkTenants(tenantsIn(envelope), allowedTenants);
  };
}

/** Every tenant that an activity names. */
function tenantsIn({ from, recipient, conversation, channelData }: Envelope): readonly unknown[] {
  return [
    conversation?.tenantId,
    channelData?.tenant?.id,
    channelData?.team?.tenantId,
    from?.tenantId,
    recipient?.tenantId,
  ].filter((named) => named !== undefined && named !== null);
}

/** One that names none is from nowhere. */
function checkTenants(named: readonly unknown[], allowed: readonly string[]): void {
  if (allowed.length === 0) return;
  const foreign = named.find((one) => typeof one !== 'string' || !allowed.includes(one.toLowerCase()));
  if (foreign === undefined && named.length > 0) return;
  // Anything else, also lists within lists, would have to become a text first.
  throw new Refused('other-tenant', { tenant: typeof foreign === 'string' ? foreign.slice(0, 100) : '' });
}
