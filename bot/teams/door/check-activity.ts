import { z } from 'zod';
import type { Token } from './check-token.ts';
import { Refused } from './refusals.ts';
import { isServiceUrl, type ServiceUrls } from './service-url.ts';

const Envelope = z
  .object({
    channelId: z.unknown(),
    serviceUrl: z.unknown(),
    from: z.object({ id: z.unknown(), aadObjectId: z.unknown(), userRole: z.unknown() }).partial().catch({}),
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
  readonly personForm: RegExp;
}): CheckActivity {
  const { serviceUrls, allowedTenants, personForm } = parts;
  return (token, activity) => {
    const { channelId, serviceUrl, from } = Envelope.parse(activity);
    if (channelId !== 'msteams') throw new Refused('other-channel');
    if (typeof serviceUrl !== 'string') throw new Refused('no-service-url');
    if (token !== undefined && token.serviceUrl !== serviceUrl) throw new Refused('other-service-url');
    if (!isServiceUrl(serviceUrl, serviceUrls)) throw new Refused('unknown-service-url');
    if (from === undefined || !isPerson(from, personForm)) throw new Refused('no-person');
    checkTenants(tenantsNamed(activity), allowedTenants);
  };
}

/**
 * Whether it is somebody of the directory. Those who are in none have ids of the channel that say so (`8:guest:`,
 * `8:live:`, `8:teamsvisitor:`); an id of the directory beside it does not make them somebody else.
 */
function isPerson({ id, aadObjectId, userRole }: NonNullable<Envelope['from']>, personForm: RegExp): boolean {
  const isOutside = typeof id === 'string' && /^8:(?!orgid:)/i.test(id);
  const isGuest = typeof userRole === 'string' && /^(guest|anonymous)$/i.test(userRole);
  return typeof aadObjectId === 'string' && personForm.test(aadObjectId) && !isOutside && !isGuest;
}

const Places = z
  .object({ from: z.unknown(), recipient: z.unknown(), conversation: z.unknown(), channelData: z.unknown() })
  .partial();
/** What Teams says of a chat, a team or a meeting lies no deeper. */
const deepest = 4;

/** Every tenant that an activity names, wherever it does; unlike what is read of it later, of whatever form. */
function tenantsNamed(activity: object): readonly unknown[] {
  return tenantsIn(Places.parse(activity), deepest).filter((named) => named !== undefined && named !== null);
}

function tenantsIn(value: unknown, levels: number): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, within]) => {
    const named = key === 'tenantId' ? [within] : key === 'tenant' ? [idOf(within)] : [];
    return levels === 0 ? named : [...named, ...tenantsIn(within, levels - 1)];
  });
}

/** A tenant is named by its id, or stands there as an object with one. */
function idOf(tenant: unknown): unknown {
  return typeof tenant === 'object' && tenant !== null && 'id' in tenant ? tenant.id : tenant;
}

/** One that names none is from nowhere. */
function checkTenants(named: readonly unknown[], allowed: readonly string[]): void {
  if (allowed.length === 0) return;
  const foreign = named.find((one) => typeof one !== 'string' || !allowed.includes(one.toLowerCase()));
  if (foreign === undefined && named.length > 0) return;
  // Anything else, also lists within lists, would have to become a text first.
  throw new Refused('other-tenant', { tenant: typeof foreign === 'string' ? foreign.slice(0, 100) : '' });
}
