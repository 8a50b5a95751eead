const niceSteps = [1, 2, 5, 10];

/** Four or five round and whole numbers from 0 up to this one, or a little more. */
export function ticksTo(most: number): readonly number[] {
  const wanted = Math.max(most / 4, 1);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = (niceSteps.find((nice) => nice * power >= wanted) ?? 10) * power;
  const count = Math.max(Math.ceil(most / step), 1);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
