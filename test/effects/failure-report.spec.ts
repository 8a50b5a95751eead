import assert from 'node:assert/strict';
import sinon from 'sinon';
import { failureReport } from '../../bot/effects/failure-report.ts';
import { OnboardingError } from '../../bot/errors.ts';
import type { Effect } from '../../bot/onboarding/effects.ts';

const at = Date.parse('2026-11-22T12:00:00Z');
const effect = (attempts: number): Effect => ({
  id: 'e1',
  requestId: 'r1',
  deed: { kind: 'create-customer' },
  attempts,
  dueAt: at,
  lease: { owner: 'me', until: at + 1000 },
  unanswered: false,
});
const passing = (retryAfterSeconds?: number) =>
  new OnboardingError('partner-center-no-answer', {
    userMessage: 'No answer.',
    retryable: true,
    correlationId: 'c1',
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });

describe('what is done about an effect that failed', () => {
  // In the middle of the jitter the pause is the plain one.
  beforeEach(() => sinon.stub(Math, 'random').returns(0.5));
  afterEach(() => sinon.restore());

  const pauses: [string, unknown, number, number | null][] = [
    ['doubles the pause', passing(), 1, 2_000],
    ['doubles it again', passing(), 4, 16_000],
    ['pauses five minutes at most', passing(), 11, 300_000],
    ['waits as long as the other side asks, and a little more', passing(90), 1, 101_250],
    ['leaves it to a person after the last attempt', passing(), 12, null],
    [
      'leaves a refusal to a person at once',
      new OnboardingError('partner-center-refused', { userMessage: 'No.' }),
      1,
      null,
    ],
    ['leaves a defect of ours to a person', new TypeError('undefined is not a function'), 1, null],
  ];
  for (const [what, thrown, attempts, pause] of pauses) {
    it(what, () => {
      assert.equal(failureReport(thrown, effect(attempts), at).retryAt, pause === null ? null : at + pause);
    });
  }

  it('goes on looking for as long as it takes', () => {
    const look: Effect = { ...effect(5000), deed: { kind: 'check-relationship' } };
    assert.equal(failureReport(passing(), look, at).retryAt, at + 300_000);
  });

  it('spreads the pauses, so that many do not come back at once', () => {
    sinon.restore();
    sinon.stub(Math, 'random').onFirstCall().returns(0).onSecondCall().returns(0.999);
    const [early, late] = [failureReport(passing(), effect(3), at), failureReport(passing(), effect(3), at)];
    assert.ok(Number(late.retryAt) - Number(early.retryAt) > 3_000);
  });

  it('knows the request answered only where its own answer came, not that to a look before it', () => {
    assert.equal(failureReport(passing(), effect(1), at).request, 'lost');
    for (const code of ['partner-center-refused', 'partner-center-not-found', 'partner-center-throttled'] as const) {
      const answer = (answeredRequest: string) =>
        new OnboardingError(code, { userMessage: 'No.', retryable: true, answeredRequest });
      assert.equal(failureReport(answer('r1'), effect(1), at).request, 'answered', code);
      assert.equal(failureReport(answer('another'), effect(1), at).request, 'unsent', code);
    }
  });

  it('counts no attempt and never gives up while nothing is sent, and comes back soon after', () => {
    const leftAlone = new OnboardingError('partner-center-unavailable', {
      userMessage: 'Left alone.',
      retryable: true,
      retryAfterSeconds: 15,
      heldBack: true,
    });
    const { request, retryAt } = failureReport(leftAlone, effect(12), at);
    assert.equal(request, 'held-back');
    assert.ok(retryAt !== null);
    assert.ok(Number(failureReport(leftAlone, effect(1), at).retryAt) - at < 20_000);
  });

  it('says what a person reads, and the id that support asks for, but not the cause', () => {
    const report = failureReport(passing(), effect(1), at);
    assert.deepEqual([report.text, report.correlationId], ['No answer.', 'c1']);
    assert.equal(
      failureReport(passing(), effect(12), at).text,
      'No answer. It was tried 12 times; press Retry to go on.',
    );
    assert.doesNotMatch(JSON.stringify(failureReport(new TypeError('secret detail'), effect(1), at)), /secret detail/);
  });
});
