import type { OnboardingError } from '../../errors/onboarding-error.ts';
import type { Alarms } from '../alarms.ts';
import type { Config } from '../config.ts';
import { createActivityFeed, type TellInFeed } from '../identity/activity-feed.ts';
import { graphTokens } from '../identity/app-tokens.ts';
import { createFindGroupMembers } from '../identity/find-group-members.ts';
import { createFindManager } from '../identity/find-manager.ts';
import type { GraphOptions } from '../identity/graph.ts';
import { createHasLeft } from '../identity/has-left.ts';
import { createInstallApp, type InstallApp } from '../identity/install-app.ts';
import { createIsMember } from '../identity/is-member.ts';
import { lookedUp } from '../identity/looked-up.ts';
import { createIsOutOfOffice, type IsOutOfOffice } from '../identity/out-of-office.ts';
import { createWhoHasRole, type WhoHasRole } from '../identity/who-has-role.ts';
import type { Log } from '../log/log.ts';
import { signInGraphTokens } from '../sign-in/graph-tokens.ts';

/** The members of each role, looked up in Entra ID where the settings name no ids. */
export function openWhoHasRole(
  { approval, people, teams }: Config,
  token: (() => Promise<string>) | undefined,
  asking: Pick<GraphOptions, 'now' | 'heard'>,
): WhoHasRole {
  const { reps, operators, auditors } = people;
  const { approvers } = approval;
  const asked = lookedUp({ approval, people, teams });
  // A bot without an identity has no token; only where nobody has to be looked up it needs none.
  const needsGraph = asked.people || asked.groups.length > 0;
  const noToken = () => Promise.reject(new Error('nobody is looked up'));
  const graph = { graphUrl: teams.graphUrl, token: needsGraph ? (token ?? graphTokens(teams)) : noToken, ...asking };
  return createWhoHasRole(
    { rep: reps, approver: approvers, operator: operators, auditor: auditors },
    {
      findManager: createFindManager(graph),
      findGroupMembers: createFindGroupMembers(graph),
      isMember: teams.looksGuestsUp ? createIsMember(graph) : null,
      hasLeft: needsGraph ? createHasLeft(graph) : null,
    },
  );
}

/** What tells people in their activity feed, as the application that the app's manifest names; null = a bot without an identity has none there. */
export function openActivityFeed(
  { teams, signIn }: Config,
  token: (() => Promise<string>) | undefined,
  { now, log }: { readonly now: () => number; readonly log: Log },
): TellInFeed | null {
  if (teams.appId === undefined || signIn === undefined) return null;
  const refused = (why: unknown) =>
    log.info({ err: why }, 'nobody is told in their activity feed for an hour: it takes TeamsActivity.Send');
  return createActivityFeed({
    graphUrl: teams.graphUrl,
    token: token ?? signInGraphTokens(signIn, teams),
    now,
    refused,
  });
}

/** What installs the app for people, as the same application; null = the settings do not say so. */
export function openInstallApp(
  { teams, signIn }: Config,
  token: (() => Promise<string>) | undefined,
  { now, log, alarms }: { readonly now: () => number; readonly log: Log; readonly alarms: Alarms },
): InstallApp | null {
  const { catalogAppId, graphUrl } = teams;
  if (catalogAppId === undefined || signIn === undefined) return null;
  const refused = (why: OnboardingError) => {
    log.warn({ err: why }, 'the app was not installed for somebody');
    if (why.detail.retryable !== true) void alarms.raise(`install ${why.detail.httpStatus}`, why.says);
  };
  return createInstallApp({ graphUrl, catalogAppId, token: token ?? signInGraphTokens(signIn, teams), now, refused });
}

/** Whose mailbox says that they are away; only where somebody may stand in for them. A bot without an identity cannot ask. */
export function openOutOfOffice(
  { approval, teams }: Config,
  token: (() => Promise<string>) | undefined,
  now: () => number,
): IsOutOfOffice | null {
  const hasDeputies = Object.keys(approval.policy.deputies).length > 0;
  if (!hasDeputies || (token === undefined && teams.appId === undefined)) return null;
  return createIsOutOfOffice({ graphUrl: teams.graphUrl, token: token ?? graphTokens(teams), now }, now);
}
