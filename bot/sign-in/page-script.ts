import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What the pages need inside Teams: teams-js, unchanged, and our own that uses it. In a browser neither does anything. */
export function pageScript(): string {
  const teamsJs = createRequire(import.meta.url).resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js');
  return `${readFileSync(teamsJs, 'utf8')}\n${readFileSync(join(import.meta.dirname, 'in-teams.js'), 'utf8')}`;
}
