import type { Problem } from './problem.ts';

const ofCost = 'errors.tasks.cost-moved';

/** Whether it says what we pay, which is not for customers to read. */
export function tellsCost({ key, values }: Problem): boolean {
  return key === ofCost || Object.values(values).some((value) => typeof value === 'object' && tellsCost(value));
}

/** The same as customers may read it. */
export function withoutCosts({ key, values }: Problem): Problem {
  const { title = '' } = values;
  if (key === ofCost) return { key: 'errors.tasks.cost-changed', values: { title } };
  const told = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? withoutCosts(value) : value,
  ]);
  return { key, values: Object.fromEntries(told) };
}
