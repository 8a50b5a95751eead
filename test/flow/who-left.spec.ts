import assert from 'node:assert/strict';
import { type GraphDouble, startGraph } from '../identity/graph-double.ts';
import type { Window } from '../teams/chat-window.ts';
import { agreementAlreadySigned, fillInNewTenant } from './fill-in.ts';
import { type Product, people, startProduct } from './start-product.ts';

const minutes = 60_000;
const operator = { name: 'Olga Operator', aadObjectId: '0a1b0000-0000-4000-8000-0000000000a1' };
const approvers = '11111111-0000-4000-8000-000000000001';
const member = ({ aadObjectId }: { aadObjectId: string }) => ({ id: aadObjectId, userType: 'Member' });
const nobodyReached = /^ABC Corp: Nobody who may approve this can be reached in Teams\..*goes on by itself\.$/;

describe('somebody who has left', () => {
  let graph: GraphDouble;
  let product: Product;
  let rep: Window;
  let manager: Window;
  let second: Window;
  let olga: Window;
  beforeEach(async () => {
    graph = await startGraph();
    graph.groups.set(approvers, [member(people.manager), member(people.secondManager)]);
    const settings = { APPROVERS: `group:${approvers}`, OPERATORS: operator.aadObjectId, GRAPH_URL: graph.url };
    product = await startProduct({ settings });
    ({ rep, manager } = product);
    second = product.teams.window(people.secondManager);
    olga = product.teams.window(operator);
    await olga.open();
  });
  afterEach(async () => {
    await product.close();
    await graph.close();
  });

  const submit = async () => {
    await fillInNewTenant(rep, { agreement: agreementAlreadySigned });
    await rep.press('Submit for approval');
  };
  const asked = (times: number) => product.untilLogged(/"ask-approvers".*"approvers-asked"/, times);
  /** The look at who may approve that comes by itself, so many have been before. */
  const look = async (afterMinutes: number, before: number) => {
    await asked(before);
    product.later(afterMinutes * minutes);
    await asked(before + 1);
  };

  it('as an approver holds nobody up: who has come for them is asked', async () => {
    graph.groups.set(approvers, [member(people.manager)]);
    await second.open();
    await submit();
    await manager.until(/Approval wanted/);
    graph.left.add(people.manager.aadObjectId);
    graph.groups.set(approvers, [member(people.manager), member(people.secondManager)]);
    await look(90, 1);
    await second.until(/Approval wanted/);
    assert.match((await manager.press('Approve')) ?? '', /^Only an approver can decide/);
    await second.press('Approve');
    await rep.until(/^Max Moreno approved ABC Corp/);
    assert.equal(manager.texts().filter((text) => text === 'Approval wanted').length, 1);
  });

  it('as the last approver is for the operators, by name of the onboarding, until somebody can be asked', async () => {
    await submit();
    await manager.until(/Approval wanted/);
    product.teams.connector.block(manager.conversationId, { status: 403, code: 'BotNotInConversationRoster' });
    await manager.install('remove');
    await look(90, 1);
    await olga.until(nobodyReached);
    await rep.until(/can be reached in Teams/);
    await look(10, 2);
    assert.equal(olga.texts().filter((text) => nobodyReached.test(text)).length, 1, 'said once');

    await second.open();
    await second.until(/Approval wanted/);
    await look(10, 3);
    await rep.say('status ABC Corp');
    assert.ok(!rep.card().texts.some((text) => /can be reached in Teams/.test(text)), 'over by itself');
    await second.press('Approve');
    await rep.until(/^Max Moreno approved ABC Corp/);
  });

  it('where nobody has the role any more, is for the operators too', async () => {
    await submit();
    await manager.until(/Approval wanted/);
    graph.groups.set(approvers, []);
    await look(90, 1);
    await olga.until(/^ABC Corp: Nobody may approve this any more\. Put somebody into APPROVERS/);
  });

  it('from all but the rep of a deal, so that nobody may approve it, is for the operators at once', async () => {
    graph.groups.set(approvers, [member(people.rep)]);
    product.later(10 * minutes);
    await submit();
    assert.ok(rep.card().texts.some((text) => /Nobody can approve this: .* there is no other approver/.test(text)));
    const told = /^Robin Reyes has a deal that nobody may approve.*Put somebody else into APPROVERS/;
    await olga.until(told);
    await rep.press('Submit for approval');
    graph.groups.set(approvers, [member(people.manager)]);
    product.later(10 * minutes);
    await rep.press('Submit for approval');
    await manager.until(/Approval wanted/);
    assert.equal(olga.texts().filter((text) => told.test(text)).length, 1, 'once');
  });

  it('as the rep, with work that only a person gets going, is replaced by whom an operator names', async () => {
    const heir = product.teams.window(people.secondRep);
    await heir.open();
    await heir.say('help');
    await submit();
    await manager.until(/Approval wanted/);
    await product.trouble('POST /v1/customers', 'refuse', { status: 400, code: 800018 });
    await manager.press('Approve');
    await olga.until(/^ABC Corp: /);
    product.teams.connector.block(rep.conversationId, { status: 403, code: 'BotNotInConversationRoster' });
    await olga.say('status ABC Corp');
    await olga.press('Give to another rep');
    await olga.press('Give it to them', { Rep: people.secondRep.name });
    await heir.until(/^Olga Operator gave you the onboarding of ABC Corp/);
    await fetch(`${product.simulator.url}/_faults`, { method: 'DELETE' });
    await olga.say('status ABC Corp');
    await olga.press('Retry');
    await heir.until(/[Tt]he order( for ABC Corp)? is placed/);
    await heir.until(/^Order placed/);
    assert.ok(heir.card().buttons.some(({ title }) => title === 'Open credentials'));
    assert.ok((await olga.look())?.texts.includes('Order placed'), 'nor is what the operator has out of date');
  });

  it('as a rep is told nothing any more, and the operators see that their deals need another', async () => {
    await submit();
    await manager.until(/Approval wanted/);
    await product.stopBot();
    await product.startBot({ REPS: people.secondRep.aadObjectId });
    const before = rep.texts().length;
    await manager.press('Send back', { 'Comment, reason or question': 'Too cheap' });
    await olga.until(/^ABC Corp: Robin Reyes is no rep any more/);
    await olga.say('attention');
    assert.match(olga.card().texts.join('\n'), /Robin Reyes is no rep any more/);
    assert.equal(rep.texts().length, before);
    await product.teams.window(people.secondRep).open();
    await olga.say('status ABC Corp');
    await olga.press('Give to another rep');
    await olga.press('Give it to them', { Rep: people.secondRep.name });
    await olga.say('attention');
    assert.ok(olga.card().texts.includes('Nothing needs attention.'));
  });
});
