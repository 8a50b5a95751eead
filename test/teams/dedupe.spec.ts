import assert from 'node:assert/strict';
import type { Answer } from '../../bot/teams/channel/answer.ts';
import { createDedupe, type Dedupe } from '../../bot/teams/receive/dedupe.ts';

describe('a delivery', () => {
  let dedupe: Dedupe;
  let carriedOut: number;
  beforeEach(() => {
    dedupe = createDedupe();
    carriedOut = 0;
  });
  const carryOut = async (): Promise<Answer> => ({ status: 200, body: { nth: ++carriedOut } });

  it('that comes again while it is carried out, and after that, gets the one answer', async () => {
    const answers = await Promise.all([dedupe('a', carryOut), dedupe('a', carryOut)]);
    answers.push(await dedupe('a', carryOut));
    assert.equal(carriedOut, 1);
    assert.deepEqual(new Set(answers).size, 1);
  });

  it('that failed is tried again when it comes again', async () => {
    await assert.rejects(dedupe('a', () => Promise.reject(new Error('the store is down'))));
    await dedupe('a', carryOut);
    assert.equal(carriedOut, 1);
  });

  it('is carried out beside another, and always where the client gave it no id', async () => {
    await Promise.all(['a', 'b', undefined, undefined].map((delivery) => dedupe(delivery, carryOut)));
    assert.equal(carriedOut, 4);
  });
});
