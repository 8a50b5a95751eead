import { table } from '../table.ts';
import { productDeeds } from './deeds.ts';
import type { ProductOutcome, Way } from './expected.ts';
import { type ProductRow, productTroubles } from './run-every-deed.ts';

export const productLegend = `\`✓\` went on by itself · \`C\` by the customer's own acceptance of the agreement, which it was mailed · \`P\` after
a person pressed Retry · then how often the deed failed / how many of its requests arrived · \`·\` does not happen`;

const symbols: Readonly<Record<Way, string>> = { alone: '✓', customer: 'C', person: 'P' };

/** How the onboarding went on: troubles down, the product's writes across. */
export function productTable(rows: readonly ProductRow[]): string {
  const troubles = [...new Set(productDeeds.flatMap(productTroubles))];
  const ordered = rows.flatMap(({ cells }) => cells).map(({ trouble }) => trouble);
  return table(
    ['trouble', ...rows.map(({ deed }) => deed.kind)],
    troubles
      .toSorted((one, other) => ordered.indexOf(one) - ordered.indexOf(other))
      .map((trouble) => [
        trouble,
        ...rows.map(({ cells }) => {
          const cell = cells.find((one) => one.trouble === trouble);
          return cell === undefined ? '·' : symbolOf(cell.outcome);
        }),
      ]),
  );
}

function symbolOf({ way, failures, requests }: ProductOutcome): string {
  return `${symbols[way]} ${failures}/${requests}`;
}
