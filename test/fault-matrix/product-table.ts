import { expectedOfProduct, type ProductOutcome, type Way } from './expected.ts';
import { productTasks } from './product-tasks.ts';
import { productTroubles } from './run-every-task.ts';
import { table } from './table.ts';

export const productLegend = `\`✓\` went on by itself · \`C\` by the customer's own acceptance of the agreement, which it was mailed · \`P\` after
a person pressed Retry · \`✗\` refused, which ends it, and the rep reads why · then how often the task failed / how many of
its requests arrived · \`·\` does not happen`;

const symbols: Readonly<Record<Way, string>> = { alone: '✓', customer: 'C', person: 'P', refused: '✗' };

/** How the onboarding went on: troubles down, the product's tasks across. */
export function productTable(): string {
  const troubles = [...new Set(productTasks.flatMap(productTroubles))];
  return table(
    ['trouble', ...productTasks.map(({ kind }) => kind)],
    troubles.map((trouble) => [
      trouble,
      ...productTasks.map((task) =>
        productTroubles(task).includes(trouble) ? symbolOf(expectedOfProduct(task, trouble)) : '·',
      ),
    ]),
  );
}

function symbolOf({ way, failures, requests }: ProductOutcome): string {
  return `${symbols[way]} ${failures}/${requests}`;
}
