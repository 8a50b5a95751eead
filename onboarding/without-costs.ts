import type { Problem } from './problem.ts';

const ofCost = 'errors.tasks.cost-moved';

/** The same without what we pay, which is not for customers to read. */
export function withoutCosts({ key, values }: Problem): Problem {
  const { title = '' } = values;
  if (key === ofCost) return { key: 'errors.tasks.cost-changed', values: { title } };
  const told = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? withoutCosts(value) : value,
  ]);
  return { key, values: Object.fromEntries(told) };
}
