import assert from 'node:assert/strict';
import type { FieldErrors, FormResult, Inputs } from '../../../onboarding/form.ts';

type ReadForm<T> = (inputs: Inputs) => FormResult<T>;

export function acceptedValue<T>(result: FormResult<T>): T {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.errors));
  return result.value;
}

export function errorsOf<T>(result: FormResult<T>): FieldErrors {
  return result.ok ? {} : result.errors;
}

/** A row each: what is wrong in an otherwise right form, and beside which fields the mistakes then stand. */
export type Mistakes = [what: string, inputs: Inputs, fields: string[]][];

/** One test for each mistake, one for all of them in one form; and one that the right form has none. */
export function describeMistakes<T>(read: ReadForm<T>, right: Inputs, mistakes: Mistakes): void {
  it('takes a right form', () => assert.deepEqual(errorsOf(read(right)), {}));

  for (const [what, inputs, fields] of mistakes) {
    it(`says beside ${fields.join(' and ') || 'no field'} that ${what}`, () => {
      const errors = errorsOf(read({ ...right, ...inputs }));
      assert.deepEqual(Object.keys(errors).sort(), fields.toSorted());
      for (const sentence of Object.values(errors)) assert.match(sentence, /^[A-ZĀ-ž“].*\.$/u);
    });
  }
}
