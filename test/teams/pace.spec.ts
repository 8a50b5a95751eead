import assert from 'node:assert/strict';
import { createPace } from '../../bot/teams/send/pace.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';

/** What Teams takes of one bot in one conversation (Microsoft Learn, "Optimize your bot with rate limiting in Teams"). */
const limits = [
  [7, 1000],
  [8, 2000],
  [60, 30_000],
  [1800, 3_600_000],
] as const;

describe('the pace of what the bot says first', () => {
  let clock: number;
  beforeEach(() => {
    clock = 0;
  });
  const startPace = () =>
    createPace({
      now: () => clock,
      pause: async (ms) => {
        clock += ms;
      },
    });

  it('keeps every limit of a conversation, and is no slower than they ask', async () => {
    const pace = startPace();
    const sent: number[] = [];
    while (sent.length < 200) {
      await pace.join({ conversationId: 'one', tenantId: 't' });
      sent.push(clock);
    }
    assertWithin(sent, limits);
    assert.equal(sent[6], 0, 'seven at once');
    assert.equal(sent[7], 1000);
    assert.equal(sent[8], 2000);
    assert.equal(sent[60], 30_000);
  });

  it('leaves it to be repeated when the hour is full', async () => {
    const pace = startPace();
    const sent: number[] = [];
    const refused = (async () => {
      for (;;) {
        await pace.join({ conversationId: 'one', tenantId: 't' });
        sent.push(clock);
      }
    })();
    await assert.rejects(refused, (error: unknown) => {
      assert.ok(error instanceof OnboardingError);
      assert.equal(error.detail.retryable, true);
      assert.ok((error.detail.retryAfterSeconds ?? 0) > 20);
      return true;
    });
    assert.equal(sent.length, 1800);
    assertWithin(sent, limits);
    clock += 3_600_000;
    await pace.join({ conversationId: 'one', tenantId: 't' });
  });

  it('takes thirty requests a second of a tenant, from all its conversations', async () => {
    const pace = startPace();
    const sent: number[] = [];
    for (let index = 0; index < 100; index++) {
      await pace.join({ conversationId: `chat ${index}`, tenantId: 't' });
      sent.push(clock);
    }
    assertWithin(sent, [[30, 1000]]);
    assert.equal(clock, 3000);
    await pace.join({ conversationId: 'chat', tenantId: 'another' });
    assert.equal(clock, 3000, 'another tenant has its own');
  });

  it('lets answers go ahead, and counts them', async () => {
    const pace = startPace();
    for (let index = 0; index < 10; index++) pace.goAhead({ conversationId: 'one', tenantId: 't' });
    assert.equal(clock, 0);
    await pace.join({ conversationId: 'one', tenantId: 't' });
    assert.equal(clock, 2000);
  });

  it('is the same for edits, which count for the tenant only', async () => {
    const pace = startPace();
    for (let index = 0; index < 31; index++) await pace.join({ tenantId: 't' });
    assert.equal(clock, 1000);
  });
});

function assertWithin(sent: readonly number[], windows: readonly (readonly [number, number])[]): void {
  for (const [most, within] of windows) {
    for (let index = most; index < sent.length; index++) {
      const between = (sent[index] ?? 0) - (sent[index - most] ?? 0);
      assert.ok(between >= within, `${most + 1} within ${between} ms, where ${most} within ${within} are allowed`);
    }
  }
}
