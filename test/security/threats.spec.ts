import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const [threats = ''] = readFileSync('SECURITY.md', 'utf8').split('## Supply chain');
const [, , ...rows] = threats.split('\n').filter((line) => line.startsWith('|'));

describe('the threats in SECURITY.md', () => {
  it('have a test that is there, or a reason why nothing is done', () => {
    assert.ok(rows.length > 20);
    for (const row of rows) {
      const proof = row.split('|')[3] ?? '';
      const files = [...proof.matchAll(/`([^`]+\.spec\.ts)`/g)].map(([, file = '']) => file);
      assert.ok(files.length > 0 || proof.includes('not defended'), row);
      for (const file of files) {
        assert.ok(existsSync(file.includes('/') ? file : `test/security/${file}`), `${file} is named but not there`);
      }
    }
  });
});
