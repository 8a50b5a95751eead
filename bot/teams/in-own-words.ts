import type { Change } from '../../onboarding/commands.ts';
import type { Inputs } from '../../onboarding/form.ts';
import { change, formAgain, type Reading } from './action.ts';

/** A card's own input takes no more; what comes past it is not cut, for nobody would know. */
const usual = 500;

/** What somebody typed into this input, for the change that it belongs to; too much of it comes back. */
export function inOwnWords(inputs: Inputs, input: string, make: (text: string) => Change, most = usual): Reading {
  const text = (inputs[input] ?? '').trim();
  if (text.length <= most) return change(make(text));
  return formAgain(inputs, { [input]: { code: 'too-long', label: 'text', values: { most, length: text.length } } });
}
