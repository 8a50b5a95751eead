import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * What the page needs inside a Teams dialog: teams-js, unchanged, and the call that tells Teams the page has loaded.
 * In a browser of its own the page works without; then Teams does not answer and nothing happens.
 * Source: Microsoft Learn, "Initialize your Teams app" (teams-js, `app.initialize`).
 */
export function dialogScript(): string {
  const teamsJs = createRequire(import.meta.url).resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js');
  return `${readFileSync(teamsJs, 'utf8')}\nif (window.parent !== window) microsoftTeams.app.initialize();\n`;
}
