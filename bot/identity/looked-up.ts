import type { Config } from '../config.ts';

/** What the settings make the bot look up in Microsoft Graph: people at all, and which groups. */
export function lookedUp({ approval, people, teams }: Pick<Config, 'approval' | 'people' | 'teams'>): {
  readonly people: boolean;
  readonly groups: readonly string[];
} {
  const { reps, operators, auditors } = people;
  const { approvers } = approval;
  return {
    people: approvers.requesterManager || (reps.everyone && teams.looksGuestsUp),
    groups: [...new Set([reps, approvers, operators, auditors].flatMap(({ groups }) => groups))],
  };
}
