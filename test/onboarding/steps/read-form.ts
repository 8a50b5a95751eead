import assert from 'node:assert/strict';
import type { FieldErrors, FormResult, Inputs, MistakeCode } from '../../../onboarding/form.ts';

type ReadForm<T> = (inputs: Inputs) => FormResult<T>;

export function acceptedValue<T>(result: FormResult<T>): T {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.errors));
  return result.value;
}

/** The same form with nothing filled in. */
export function emptied(right: Inputs): Inputs {
  return Object.fromEntries(Object.keys(right).map((id) => [id, '']));
}

export function errorsOf<T>(result: FormResult<T>): FieldErrors {
  return result.ok ? {} : result.errors;
}

/** A row each: what is wrong in an otherwise right form, and which mistakes then stand beside which inputs. */
type Mistakes = [what: string, inputs: Inputs, mistakes: Readonly<Record<string, MistakeCode>>][];

/** One test for each mistake, one for all of them in one form; and one that the right form has none. */
export function describeMistakes<T>(read: ReadForm<T>, right: Inputs, rows: Mistakes): void {
  for (const [what, inputs, mistakes] of [['it is right', {}, {}] as const, ...rows]) {
    it(`says beside ${Object.keys(mistakes).join(' and ') || 'no field'} that ${what}`, () => {
      const errors = Object.entries(errorsOf(read({ ...right, ...inputs })));
      assert.deepEqual(Object.fromEntries(errors.map(([id, { code }]) => [id, code])), mistakes);
    });
  }
}
