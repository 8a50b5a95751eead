import { nameShown, Person } from '../../../onboarding/person.ts';
import type { SignInConfig, TeamsConfig } from '../../config.ts';
import { audiencesOf, isForThePage } from '../../sign-in/entra-sign-in.ts';
import { createReadToken } from '../../sign-in/entra-tokens.ts';

/** Who comes with this token; undefined = it is not for us, not from Entra, of another tenant, or too old. */
export type WhoLooks = (token: string) => Promise<Person | undefined>;

/**
 * People of the tab by the token that Teams gives it (Microsoft Learn, "Enable SSO for tab apps"): issuer, tenant,
 * audience, expiry and scope are asked. Their name is shown as that of whoever writes in Teams.
 */
export function createWhoLooks(options: {
  readonly signIn: SignInConfig;
  readonly teams: Pick<TeamsConfig, 'loginUrl' | 'allowedTenants'>;
  readonly publicUrl: string;
  readonly now: () => number;
}): WhoLooks {
  const { signIn, teams, publicUrl, now } = options;
  const { loginUrl, allowedTenants: tenants } = teams;
  const readToken = createReadToken({ loginUrl, tenants, audiences: audiencesOf(signIn.appId, publicUrl), now });
  return async (token) => {
    const person = await readToken(token, isForThePage);
    return person && { ...person, name: nameShown(person.name, person.id) };
  };
}

const prefix = 'demo.';

/** Says who somebody wants to be: believed by a bot without an identity, which listens to its own machine alone. */
export function demoToken(person: Person): string {
  return `${prefix}${Buffer.from(JSON.stringify(person)).toString('base64url')}`;
}

/** The people of a desk, where there is no Entra that could say who they are. */
export const whoSaysSo: WhoLooks = async (token) => {
  if (!token.startsWith(prefix)) return undefined;
  try {
    return Person.safeParse(JSON.parse(Buffer.from(token.slice(prefix.length), 'base64url').toString())).data;
  } catch {
    return undefined;
  }
};
