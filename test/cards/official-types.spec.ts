import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { everyView } from './sample-views.ts';

const compilerOptions = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  module: 'nodenext',
  target: 'esnext',
  types: [],
};

/**
 * `@microsoft/teams.cards` is the newest word on what Teams takes, and it is types only: it reads no card. A template with
 * its expressions has no type, the card that comes of it has.
 */
describe('every card', () => {
  it('compiles against the official types', () => {
    // Inside the project, where the compiler finds its packages.
    mkdirSync('.data', { recursive: true });
    const folder = mkdtempSync(resolve('.data/cards-'));
    try {
      const views = everyView();
      const typed = Object.values(views).map((card) => `(${JSON.stringify(card)}) satisfies IAdaptiveCard;`);
      const imported = "import type { IAdaptiveCard } from '@microsoft/teams.cards';";
      writeFileSync(join(folder, 'cards.ts'), [...typed, imported].join('\n'));
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['cards.ts'] }));
      const { stdout, status } = spawnSync('tsc', ['-p', folder, '--pretty', 'false'], {
        env: { PATH: `${resolve('node_modules/.bin')}:${process.env.PATH}` },
        encoding: 'utf8',
      });
      const viewAt = (line: string) => Object.keys(views)[Number(line) - 1];
      assert.equal(
        stdout.replace(/^.*cards\.ts\((\d+),\d+\)/gm, (_, line: string) => `${viewAt(line)}`),
        '',
      );
      assert.equal(status, 0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
