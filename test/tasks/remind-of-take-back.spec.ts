import assert from 'node:assert/strict';
import { remindOfTakeBack } from '../../bot/tasks/remind-of-take-back.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { newTask } from '../../onboarding/tasks.ts';
import { saying } from '../../words/saying.ts';
import { day, takeBackKnown } from '../onboarding/taken-back.ts';

describe('the reminder of the time in which an order can be taken back', () => {
  const { story, until } = takeBackKnown();
  const remind = (retryable: boolean) => {
    const subscriptions = () =>
      Promise.reject(
        new OnboardingError('partner-center-refused', { says: saying('errors.partnerCenter.not-reached'), retryable }),
      );
    const parts = {
      ordering: { subscriptions },
      timeZoneOf: () => Promise.resolve('UTC'),
      now: () => Math.floor(until / day) * day + 9.1 * 3_600_000 - day,
    };
    const task = newTask({ kind: 'remind-of-take-back' }, 0);
    return remindOfTakeBack(parts, {
      record: story.record,
      task,
      ids: { requestId: '', correlationId: '' },
      nextAt: 0,
    });
  };

  it('is told of what is known while Partner Center does not answer, and not where it refuses us', async () => {
    const { kind, ...seen } = await remind(true);
    assert.equal(kind, 'take-back-seen');
    assert.partialDeepStrictEqual(seen, {
      subscriptions: [null, null],
      lines: [{ tells: 'day-5' }, { tells: 'day-5' }],
    });
    await assert.rejects(remind(false), OnboardingError);
  });
});
