import { shippedFile } from '../../files/shipped-file.ts';

/** What the pages need inside Teams: teams-js, unchanged, and our own that uses it. In a browser neither does anything. */
export function pageScript(): string {
  const teamsJs = shippedFile('node_modules/@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js');
  return `${teamsJs}\n${shippedFile('bot/sign-in/in-teams.js')}`;
}
