import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const document = readFileSync('docs/reliability.md', 'utf8');
const named = [...document.matchAll(/`((?:partner-center\/)?test\/[^`]+\.ts)` · ([^|\n]+?) *\|/g)].map(
  ([, file = '', test = '']) => ({
    file,
    test,
  }),
);

describe('the promises in docs/reliability.md', () => {
  it('name tests', () => assert.ok(named.length > 20, `only ${named.length}`));

  for (const { file, test } of new Map(named.map((one) => [`${one.file} ${one.test}`, one])).values()) {
    it(`are held by “${test}”`, () => {
      assert.ok(existsSync(file), `there is no ${file}`);
      const source = readFileSync(file, 'utf8');
      assert.ok(source.includes(`it('${test}`) || source.includes(`it(\`${test}`), `${file} has no such test`);
    });
  }
});
