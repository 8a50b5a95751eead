import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GraphDouble, startGraph } from '../identity/graph-double.ts';
import type { CardOnScreen, Window } from '../teams/chat-window.ts';
import { fillInNewTenant } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const person = (last: number, name: string) => {
  return { name, aadObjectId: `0a1b0000-0000-4000-8000-0000000000${last}` };
};
const [fay, dora, olga] = [person(21, 'Fay Finance'), person(22, 'Dora Deputy'), person(23, 'Olga Operator')];
const sales = '11111111-0000-4000-8000-000000000001';
const member = ({ aadObjectId }: { aadObjectId: string }) => ({ id: aadObjectId, userType: 'Member' });

const policy = {
  steps: [
    { name: 'Sales', who: [`group:${sales}`] },
    { name: 'Finance', who: [fay.aadObjectId, people.manager.aadObjectId] },
  ],
  bands: [{ from: 0, ask: ['Sales', 'Finance'] }],
  deputies: { [fay.aadObjectId]: dora.aadObjectId },
};

const hour = 60 * 60_000;

describe('the approval by a policy', () => {
  let folder: string;
  let graph: GraphDouble;
  let product: Product;
  let finance: Window;
  let deputy: Window;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'policy-'));
    const file = join(folder, 'policy.json');
    writeFileSync(file, JSON.stringify(policy));
    graph = await startGraph();
    graph.groups.set(sales, [member(people.manager), member(people.secondManager)]);
    const settings = {
      ...{ APPROVAL_POLICY_FILE: file, APPROVERS: '', GRAPH_URL: graph.url },
      ...{ REPS: `${people.rep.aadObjectId},${dora.aadObjectId}`, OPERATORS: olga.aadObjectId },
    };
    product = await startProduct({ settings });
    finance = product.teams.window(fay);
    deputy = product.teams.window(dora);
    for (const window of [finance, deputy]) await window.open();
  });
  afterEach(async () => {
    await product.close();
    await graph.close();
    rmSync(folder, { recursive: true });
  });

  const submit = async (rep = product.rep) => {
    await fillInNewTenant(rep);
    await rep.press('Submit for approval');
  };
  /** What somebody is answered who presses Approve and may not. */
  const refused = async (window: Window, card?: CardOnScreen) =>
    (await window.press('Approve', {}, card)) ?? JSON.stringify(await window.answer());
  const isAsked = (window: Window) => window.texts().includes('Approval wanted');

  it('goes from one step to the next, each by somebody else, and only then to work', async () => {
    const { rep, manager, simulator } = product;
    await submit();
    await manager.until(/Approval wanted/);
    assert.ok(!isAsked(finance), 'who comes second is not asked yet');
    const request = manager.card();
    await manager.press('Pass on');
    assert.ok(manager.texts().some((text) => /^1 other approver has never opened this bot/.test(text)));
    assert.match(await refused(finance, request), /waits for somebody else/);
    await manager.press('Approve', {}, request);
    await finance.until(/Approval wanted/);
    assert.equal(simulator.state.customers.length, 1, 'nothing is set up');
    // The manager is of Finance as well, and has spoken.
    await manager.until(/Approved by Morgan Lee/);
    assert.ok(!manager.card().buttons.some(({ title }) => title === 'Approve'));
    await manager.say('approvals');
    assert.equal(manager.texts().at(-1), 'Nothing is waiting for your approval.');
    await finance.press('Approve');
    await rep.until(/The tenant of ABC Corp is there/);
    await rep.until(/^Fay Finance approved ABC Corp/);
  });

  it('counts one of two at once, and both see it', async () => {
    const { manager, teams } = product;
    const second = teams.window(people.secondManager);
    await second.open();
    await submit();
    await manager.until(/Approval wanted/);
    await second.until(/Approval wanted/);
    await Promise.all([manager.press('Approve'), second.press('Approve')]);
    await finance.until(/Approval wanted/);
    for (const window of [manager, second]) await window.until(/Approved by M.* (so far|waits for Finance)/);
    assert.equal(product.simulator.state.customers.length, 1);
  });

  it('is refused to who has left the group since they were asked, and known to the operators once nobody is left', async () => {
    const { manager, teams } = product;
    const operator = teams.window(olga);
    await operator.open();
    await submit();
    await manager.until(/Approval wanted/);
    graph.groups.set(sales, []);
    product.later(6 * 60_000);
    assert.match(await refused(manager), /waits for somebody else/);
    product.later(90 * 60_000);
    await operator.until(/^ABC Corp: Nobody may approve this any more/);
  });

  it('is a deputy’s while the person is away, and not before', async () => {
    const { rep, manager } = product;
    await submit();
    await manager.until(/Approval wanted/);
    await manager.press('Approve');
    await finance.until(/Approval wanted/);
    assert.match(await refused(deputy, finance.card()), /waits for somebody else/);
    await finance.say('away until Friday');
    assert.match(finance.texts().at(-1) ?? '', /Until then Dora Deputy decides/);
    await deputy.until(/Approval wanted/);
    await deputy.press('Approve');
    await rep.until(/^Dora Deputy approved ABC Corp/);
  });

  it('is a deputy’s while the person’s mailbox says that they are out of office, where it may be asked', async () => {
    const { rep, manager, now, later } = product;
    const at = (ms: number) => ({ dateTime: new Date(ms).toISOString().replace('Z', '0000'), timeZone: 'UTC' });
    const [scheduledStartDateTime, scheduledEndDateTime] = [at(now() + hour), at(now() + 3 * hour)];
    graph.replies.set(fay.aadObjectId, { status: 'scheduled', scheduledStartDateTime, scheduledEndDateTime });
    await submit();
    await manager.until(/Approval wanted/);
    const request = manager.card();
    await manager.press('Approve');
    await finance.until(/Approval wanted/);
    assert.match(await refused(deputy, request), /waits for somebody else|out of date/);
    later(2 * hour);
    await deputy.until(/Approval wanted/);
    await deputy.press('Approve');
    await rep.until(/^Dora Deputy approved ABC Corp/);
  });

  it('is not a deputy’s of their own request', async () => {
    const { manager } = product;
    await finance.say('away until Friday');
    await submit(deputy);
    await manager.until(/Approval wanted/);
    const request = manager.card();
    await manager.press('Approve');
    await finance.until(/Approval wanted/);
    assert.match((await deputy.press('Approve', {}, request)) ?? '', /somebody else has to decide/);
  });
});
