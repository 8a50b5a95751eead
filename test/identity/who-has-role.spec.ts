import assert from 'node:assert/strict';
import { createFindGroupMembers } from '../../bot/identity/find-group-members.ts';
import { createFindManager } from '../../bot/identity/find-manager.ts';
import type { GraphOptions } from '../../bot/identity/graph.ts';
import { createHasLeft } from '../../bot/identity/has-left.ts';
import { createIsMember } from '../../bot/identity/is-member.ts';
import { createWhoHasRole, type RoleMembers, type WhoHasRole } from '../../bot/identity/who-has-role.ts';
import { type GraphDouble, startGraph } from './graph-double.ts';

const person = (id: string) => ({ id, tenantId: 'ours', name: id });
const idOf = (number: number) => `0a1b0000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const robin = idOf(1);
const sam = idOf(2);
const gus = idOf(3);
const hidden = idOf(4);
const old = idOf(5);
const gina = idOf(6);
const ann = idOf(7);
const max = idOf(8);
const morgan = idOf(9);
const olga = idOf(10);
const elsewhere = idOf(11);
const sales = '11111111-0000-4000-8000-000000000001';
const notReached = { code: 'graph-not-reached' };

describe('who has a role', () => {
  let graph: GraphDouble;
  let minutes: number;
  beforeEach(async () => {
    graph = await startGraph();
    minutes = 1;
    graph.groups.set(sales, [
      { id: robin.toUpperCase(), userType: 'Member' },
      { id: gus, userType: 'Guest' },
      { id: hidden, userType: null },
      { id: sam, userType: 'Member' },
    ]);
  });
  afterEach(() => graph.close());

  const open = (members: Partial<RoleMembers>, options: Partial<GraphOptions> = {}): WhoHasRole => {
    const nobody = { ids: [], groups: [] };
    const asking = {
      graphUrl: graph.url,
      token: async () => 'the-token',
      now: () => minutes * 60_000,
      ...options,
    };
    return createWhoHasRole(
      {
        rep: { ...nobody, everyone: false },
        approver: { ...nobody, requesterManager: false },
        operator: nobody,
        auditor: nobody,
        ...members,
      },
      {
        findManager: createFindManager(asking),
        findGroupMembers: createFindGroupMembers(asking),
        isMember: createIsMember(asking),
        hasLeft: createHasLeft(asking),
      },
    );
  };
  const inSales = { rep: { ids: [], groups: [sales], everyone: false } };

  it('a group’s members have, over all its pages, and no guests', async () => {
    graph.pageSize = 1;
    const who = open(inSales);
    assert.deepEqual(await who.rolesOf(person(robin)), ['rep']);
    assert.deepEqual(await who.rolesOf(person(sam)), ['rep'], 'on the last page');
    for (const id of [gus, hidden, elsewhere]) assert.deepEqual(await who.rolesOf(person(id)), [], id);
    const first = `GET /v1.0/groups/${sales}/transitiveMembers/microsoft.graph.user?$select=id,displayName,userType,accountEnabled&$top=999 Bearer the-token`;
    assert.deepEqual([graph.asked[0], graph.asked.length], [first, 4], 'asked once for all of them');
  });

  it('is kept for five minutes, and is one request for all who ask at once', async () => {
    const who = open(inSales);
    await Promise.all([robin, sam, gus].map((id) => who.rolesOf(person(id))));
    minutes = 5;
    await who.rolesOf(person(robin));
    assert.equal(graph.asked.length, 1);
    minutes = 7;
    graph.groups.set(sales, []);
    assert.deepEqual(await who.rolesOf(person(robin)), []);
  });

  it('nobody has whose account is disabled, by a group, as a member or as a manager', async () => {
    graph.userTypes.set(sam, 'Member');
    graph.managers.set(robin, morgan);
    for (const id of [sam, morgan]) graph.left.add(id);
    const approver = { ids: [], groups: [sales], requesterManager: true };
    const who = open({ ...inSales, approver });
    assert.deepEqual(await who.approversOf(person(robin), approver), [robin]);
    assert.deepEqual(await open({ rep: { ids: [], groups: [], everyone: true } }).rolesOf(person(sam)), []);
  });

  it('of those who are named by id, who is known to have left is not asked; all others are, also while Graph is down', async () => {
    const named = { approver: { ids: [sam, morgan, elsewhere], groups: [], requesterManager: false } };
    graph.userTypes.set(sam, 'Member').set(morgan, 'Member');
    graph.left.add(morgan);
    graph.trouble = 503;
    assert.deepEqual(await open(named).approversOf(person(robin), named.approver), [sam, morgan, elsewhere]);
    graph.trouble = undefined;
    assert.deepEqual(await open(named).approversOf(person(robin), named.approver), [sam, elsewhere]);
  });

  it('nobody has by a group that is not there', async () => {
    graph.groups.clear();
    assert.deepEqual(await open(inSales).rolesOf(person(robin)), []);
  });

  for (const [what, trouble] of [
    ['a refused token', 401],
    ['a missing permission', 403],
    ['too many requests', 429],
    ['a fault of Graph', 500],
    ['silence', 'never'],
    ['a page of a proxy', { body: '<html>' }],
    ['JSON of another kind', { body: '{"id":"x"}' }],
  ] as const) {
    it(`cannot be told after ${what}, but of who is named by id, and is asked for again the next time`, async () => {
      const who = open(
        { ...inSales, auditor: { ids: [ann], groups: [] } },
        trouble === 'never' ? { timeoutMs: 1000 } : {},
      );
      graph.trouble = trouble;
      await assert.rejects(who.rolesOf(person(robin)), notReached);
      assert.deepEqual(await who.rolesOf(person(ann)), ['auditor']);
      graph.trouble = undefined;
      assert.deepEqual(await who.rolesOf(person(robin)), ['rep']);
    });
  }

  it('cannot be told of a group whose next page is elsewhere: the token goes nowhere', async () => {
    const elsewhere = await startGraph();
    try {
      graph.pageSize = 1;
      graph.nextOrigin = elsewhere.url;
      await assert.rejects(open(inSales).rolesOf(person(robin)), notReached);
      assert.deepEqual(elsewhere.asked, []);
    } finally {
      await elsewhere.close();
    }
  });

  it('cannot be told of a group without end', async () => {
    graph.pageSize = 1;
    graph.groups.set(
      sales,
      Array.from({ length: 50 }, (_, at) => ({ id: idOf(100 + at), userType: 'Member' })),
    );
    await assert.rejects(open(inSales).rolesOf(person(robin)), notReached);
    assert.equal(graph.asked.length, 20);
  });

  it('everyone has who is a member of the tenant: no guest, nobody of another tenant, nobody without an object id', async () => {
    graph.userTypes.set(robin, 'Member').set(gus, 'Guest').set(old, null);
    const who = open({ rep: { ids: [gina], groups: [], everyone: true } });
    assert.deepEqual(await who.rolesOf(person(robin)), ['rep']);
    for (const id of [gus, old, elsewhere, '29:anonymous', `${robin}/manager`, 'me']) {
      assert.deepEqual(await who.rolesOf(person(id)), [], id);
    }
    assert.equal(graph.asked.length, 4, 'only ids are asked for');
    assert.deepEqual(await who.rolesOf(person(gina)), ['rep'], 'a guest who is named');
    graph.trouble = 500;
    assert.deepEqual(await who.rolesOf(person(robin)), ['rep'], 'known for five minutes');
    await assert.rejects(who.rolesOf(person(sam)), notReached);
  });

  it('approvers are those named, the requester’s manager, and the members of groups', async () => {
    graph.managers.set(robin, morgan.toUpperCase());
    const approver = { ids: [max], groups: [sales], requesterManager: true };
    const who = open({ approver });
    assert.deepEqual(await who.approversOf(person(robin), approver), [max, morgan, robin, sam]);
    assert.equal(await who.isManagerOf(morgan, person(robin)), true);
    assert.equal(await who.isManagerOf(morgan, person(sam)), false);
    graph.trouble = 500;
    minutes = 10;
    assert.deepEqual(await who.rolesOf(person(max)), ['approver'], 'also when Graph is down');
    await assert.rejects(who.approversOf(person(robin), approver), notReached);
  });

  it('operators hear of trouble as far as they are known', async () => {
    const who = open({ operator: { ids: [olga], groups: [sales] } });
    graph.trouble = 500;
    assert.deepEqual(await who.membersOf('operator'), [olga]);
    graph.trouble = undefined;
    assert.deepEqual(await who.membersOf('operator'), [olga, robin, sam]);
    graph.trouble = 500;
    await assert.rejects(open({ operator: { ids: [], groups: [sales] } }).membersOf('operator'), notReached);
  });
});
