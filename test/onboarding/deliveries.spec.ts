import assert from 'node:assert/strict';
import type { CardMessage } from '../../onboarding/card-message.ts';
import type { Change, Command } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import { type Onboarding, startOnboarding } from '../../onboarding/onboarding.ts';
import * as abc from './abc-corp.ts';
import { acting } from './story.ts';

const at = abc.startedAt;
const card: CardMessage = { viewer: 'requester', conversationId: 'chat-of-rep', activityId: 'one', request: 0 };

function clicked(change: Change, delivery: string, more: { shownIn?: CardMessage; revision?: number } = {}): Command {
  return { source: 'person', by: acting(abc.rep), revision: null, change, delivery, ...more };
}

function changed(record: Onboarding, command: Command): Onboarding {
  const decision = decide(record, command, at);
  assert.ok(decision.outcome === 'changed', JSON.stringify(decision));
  return decision.record;
}

describe('a delivery that comes again', () => {
  it('changes nothing, whatever has happened in between and however old its card is by then', () => {
    const click = clicked(abc.addLine(), 'first', { revision: 1 });
    const once = changed(abc.started(), click);
    const moved = changed(once, clicked(abc.cancel, 'second'));
    for (const record of [once, moved]) assert.deepEqual(decide(record, click, at), { outcome: 'unchanged' });
  });

  it('is known from the start, and remembered longer than Teams repeats one, but not for ever', () => {
    const start = { id: 'a', accountName: 'ABC', requester: abc.rep, conversationId: 'c', providerId: 'p', at };
    const record = startOnboarding({ ...start, delivery: 'the first' });
    assert.equal(decide(record, clicked(abc.cancel, 'the first'), at).outcome, 'unchanged');
    let later = record;
    for (let count = 0; count < 40; count++) later = changed(later, clicked(abc.saveAccount, `click ${count}`));
    assert.ok(later.deliveries.length < 20);
    assert.equal(later.deliveries.at(-1), 'click 39');
  });
});

describe('the messages that show the card', () => {
  it('are known by the same change that they show, one for each viewer', () => {
    const other = { ...card, activityId: 'two' };
    const once = changed(abc.started(), clicked(abc.saveAccount, '1', { shownIn: card }));
    assert.deepEqual(once.cards, [card]);
    assert.deepEqual(changed(once, clicked(abc.saveAccount, '2', { shownIn: other })).cards, [other]);
    const approvers = { ...card, activityId: 'three', viewer: abc.manager.id };
    const both = changed(once, { source: 'cards', change: { kind: 'shown', card: approvers } });
    assert.deepEqual(both.cards, [card, approvers]);
  });

  it('are forgotten when they are gone, and there is nothing to write when that is known', () => {
    const record = { ...abc.started(), cards: [card] };
    const told = (kind: 'shown' | 'gone', which = card): Command => ({
      source: 'cards',
      change: { kind, card: which },
    });
    assert.equal(decide(record, told('shown'), at).outcome, 'unchanged');
    const before = { ...card, activityId: 'the one before' };
    assert.equal(decide(record, told('gone', before), at).outcome, 'unchanged', 'another is shown by now');
    assert.deepEqual(changed(record, told('gone')).cards, []);
  });
});
