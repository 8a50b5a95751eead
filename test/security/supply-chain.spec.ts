import assert from 'node:assert/strict';
import { checkPackages } from '../../dev/supply-chain/check-packages.ts';
import { lockedPackages } from '../../dev/supply-chain/locked-packages.ts';

describe('the check of packages', () => {
  const [honest] = lockedPackages().filter(({ name }) => name === 'zod');
  assert.ok(honest);
  const attacks = {
    'is locked without its SHA-512': { integrity: '' },
    'comes from git+ssh://git@evil.example/zod.git': { from: 'git+ssh://git@evil.example/zod.git' },
    'has the licence AGPL-3.0': { licence: 'AGPL-3.0' },
    'has the licence MIT AND AGPL-3.0': { licence: '(MIT AND AGPL-3.0)' },
    'has the licence of nobody knows what': { licence: '' },
    'runs a script that allowScripts does not name': { hasInstallScript: true },
    'would need its script in production': { name: 'node', dev: false },
  };
  for (const [problem, change] of Object.entries(attacks)) {
    it(`finds one that ${problem}`, () => {
      const found = checkPackages([honest, { ...honest, ...change }]);
      assert.deepEqual(
        found.map((each) => each.replace(/^\S+ |[()]/g, '')),
        [problem],
      );
    });
  }

  it('finds nothing wrong with ours', () => assert.deepEqual(checkPackages(), []));
});
