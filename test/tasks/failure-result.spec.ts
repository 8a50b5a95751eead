import assert from 'node:assert/strict';
import sinon from 'sinon';
import { failureResult } from '../../bot/tasks/failure-result.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { Task } from '../../onboarding/tasks.ts';

const at = Date.parse('2026-11-22T12:00:00Z');
const task = (attempts: number): Task => ({
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

describe('what is done about an task that failed', () => {
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
      assert.equal(failureResult(thrown, task(attempts), at).retryAt, pause === null ? null : at + pause);
    });
  }

  it('goes on looking for as long as it takes', () => {
    const look: Task = { ...task(5000), deed: { kind: 'check-relationship' } };
    assert.equal(failureResult(passing(), look, at).retryAt, at + 300_000);
  });

  it('spreads the pauses, so that many do not come back at once', () => {
    sinon.restore();
    sinon.stub(Math, 'random').onFirstCall().returns(0).onSecondCall().returns(0.999);
    const [early, late] = [failureResult(passing(), task(3), at), failureResult(passing(), task(3), at)];
    assert.ok(Number(late.retryAt) - Number(early.retryAt) > 3_000);
  });

  it('knows the request answered only where its own answer came, not that to a look before it', () => {
    assert.equal(failureResult(passing(), task(1), at).request, 'lost');
    for (const code of ['partner-center-refused', 'partner-center-not-found', 'partner-center-throttled'] as const) {
      const answer = (answeredRequest: string) =>
        new OnboardingError(code, { userMessage: 'No.', retryable: true, answeredRequest });
      assert.equal(failureResult(answer('r1'), task(1), at).request, 'answered', code);
      assert.equal(failureResult(answer('another'), task(1), at).request, 'unsent', code);
    }
  });

  it('counts no attempt and never gives up while nothing is sent, and comes back soon after', () => {
    const leftAlone = new OnboardingError('partner-center-unavailable', {
      userMessage: 'Left alone.',
      retryable: true,
      retryAfterSeconds: 15,
      heldBack: true,
    });
    const { request, retryAt } = failureResult(leftAlone, task(12), at);
    assert.equal(request, 'held-back');
    assert.ok(retryAt !== null);
    assert.ok(Number(failureResult(leftAlone, task(1), at).retryAt) - at < 20_000);
  });

  it('says what a person reads, and the id that support asks for, but not the cause', () => {
    const result = failureResult(passing(), task(1), at);
    assert.deepEqual([result.text, result.correlationId], ['No answer.', 'c1']);
    assert.equal(
      failureResult(passing(), task(12), at).text,
      'No answer. It was tried 12 times; press Retry to go on.',
    );
    assert.doesNotMatch(JSON.stringify(failureResult(new TypeError('secret detail'), task(1), at)), /secret detail/);
  });
});
