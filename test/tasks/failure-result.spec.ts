import assert from 'node:assert/strict';
import sinon from 'sinon';
import { failureResult } from '../../bot/tasks/failure-result.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { natures, Task, type TaskKind } from '../../onboarding/tasks.ts';
import { english } from '../../words/english.ts';
import { saying } from '../../words/saying.ts';

const at = Date.parse('2026-11-22T12:00:00Z');
const task = (attempts: number, kind: TaskKind = 'create-customer') => ({ idempotencyKey: 'r1', kind, attempts });
const kinds = Task.options.flatMap(({ shape: { kind } }) => ('options' in kind ? kind.options : kind.value));
const passing = (retryAfterSeconds?: number) =>
  new OnboardingError('partner-center-no-answer', {
    says: saying('errors.partnerCenter.not-confirmed'),
    retryable: true,
    correlationId: 'c1',
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });

describe('what is done about a task that failed', () => {
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
      new OnboardingError('partner-center-refused', { says: saying('errors.partnerCenter.refused') }),
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

  it('goes on looking for as long as it takes, and tries everything else twelve times but for changes of an order', () => {
    for (const kind of kinds) {
      const retryAt = (attempts: number) => failureResult(passing(), task(attempts, kind), at).retryAt;
      const isAside = natures[kind] === 'aside';
      const pause = isAside ? 3_600_000 : 300_000;
      assert.equal(retryAt(11), at + pause, kind);
      const isEndless = natures[kind] === 'poll' || isAside || kind === 'change-order';
      for (const attempts of [12, 5000]) {
        assert.equal(retryAt(attempts), isEndless ? at + pause : null, kind);
      }
    }
  });

  it('never leaves to a person what nothing of a deal rests on', () => {
    const refused = new OnboardingError('partner-center-refused', { says: saying('errors.partnerCenter.refused') });
    assert.equal(failureResult(refused, task(1, 'create-delegation'), at).retryAt, at + 30_000);
    const heldBack = new OnboardingError('partner-center-unavailable', {
      says: saying('errors.partnerCenter.graph-not-reached'),
      retryable: true,
      heldBack: true,
    });
    assert.equal(failureResult(heldBack, task(1, 'create-delegation'), at).request, 'unsent', 'its pauses grow');
  });

  it('spreads the pauses, so that many do not come back at once', () => {
    const pauseAt = (chance: number) => {
      sinon.restore();
      sinon.stub(Math, 'random').returns(chance);
      return Number(failureResult(passing(), task(3), at).retryAt) - at;
    };
    assert.ok(pauseAt(0.999) - pauseAt(0) > 3_000);
  });

  it('knows the request answered only where its own answer came, not that to a look before it', () => {
    assert.equal(failureResult(passing(), task(1), at).request, 'lost');
    for (const code of ['partner-center-refused', 'partner-center-not-found', 'partner-center-throttled'] as const) {
      const answer = (answeredRequest: string) =>
        new OnboardingError(code, { says: saying('errors.partnerCenter.refused'), retryable: true, answeredRequest });
      assert.equal(failureResult(answer('r1'), task(1), at).request, 'answered', code);
      assert.equal(failureResult(answer('another'), task(1), at).request, 'unsent', code);
    }
  });

  it('counts no attempt and never gives up while nothing is sent, and comes back soon after', () => {
    const leftAlone = new OnboardingError('partner-center-unavailable', {
      says: saying('errors.partnerCenter.left-alone', { seconds: 15 }),
      retryable: true,
      retryAfterSeconds: 15,
      heldBack: true,
    });
    const { request, retryAt } = failureResult(leftAlone, task(12), at);
    assert.equal(request, 'held-back');
    assert.ok(retryAt !== null);
    assert.ok(Number(failureResult(leftAlone, task(1), at).retryAt) - at < 20_000);
  });

  it('counts no attempt in an outage, and tries again less often the longer it lasts', () => {
    const outage = new OnboardingError('mail-not-sent', {
      says: saying('errors.mail.notYet'),
      retryable: true,
      outage: 'mail',
    });
    const failed = (ms: number) => failureResult(outage, { ...task(12), failingSince: at - ms }, at);
    assert.equal(failed(0).isOutage, true);
    const pauses = [0, 60_000, 24 * 60 * 60_000].map((ms) => Number(failed(ms).retryAt) - at);
    assert.deepEqual(pauses, [2000, 5000, 300_000]);
  });

  it('says what a person reads, and the id that support asks for, but not the cause', () => {
    const result = failureResult(passing(), task(1), at);
    assert.deepEqual([result.problem, result.correlationId], [saying('errors.partnerCenter.not-confirmed'), 'c1']);
    assert.match(
      english.tell(failureResult(passing(), task(12), at).problem),
      /^Partner Center did not confirm .* It was tried 12 times; press Retry to go on\.$/,
    );
    assert.doesNotMatch(JSON.stringify(failureResult(new TypeError('secret detail'), task(1), at)), /secret detail/);
  });
});
