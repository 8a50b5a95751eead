import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { demo } from '../../dev/demo.ts';

/** One person's Playground config, as far as the product depends on it. */
function readConfig(person: 'rep' | 'manager') {
  const text = readFileSync(`dev/playground/${person}.yml`, 'utf8');
  const [about = '', others = ''] = text.split(/^users:$/m);
  const all = (source: string, key: string) =>
    [...source.matchAll(new RegExp(`^[ -]*${key}: (\\S+)`, 'gm'))].map(([, value]) => value ?? '');
  return {
    currentUser: all(about, 'aadObjectId')[0] ?? '',
    others: all(others.split(/^personalChat:$/m)[0] ?? '', 'aadObjectId'),
    chat: all(others.split(/^personalChat:$/m)[1] ?? '', 'id')[0],
    tenants: all(text, 'tenantId'),
    bots: all(about, 'id')[0],
  };
}

describe('the two Playground windows', () => {
  const rep = readConfig('rep');
  const manager = readConfig('manager');

  it('belong to the people that the demo gives a role', () => {
    assert.equal(rep.currentUser, demo.people.rep);
    assert.equal(manager.currentUser, demo.people.manager);
    const everybody = [rep.currentUser, ...rep.others];
    for (const id of Object.values(demo.people)) assert.ok(everybody.includes(id), `${id} is in no window`);
  });

  it('show the same people, of one tenant, each in a chat of their own', () => {
    assert.deepEqual([rep.currentUser, ...rep.others].toSorted(), [manager.currentUser, ...manager.others].toSorted());
    assert.deepEqual(rep.tenants, manager.tenants);
    assert.equal(rep.bots, manager.bots);
    assert.notEqual(rep.chat, manager.chat);
  });

  it('list exactly five others: the Playground ends without a word with more, less or oneself among them', () => {
    for (const { currentUser, others } of [rep, manager])
      assert.equal(new Set(others.filter((id) => id !== currentUser)).size, 5);
  });
});
