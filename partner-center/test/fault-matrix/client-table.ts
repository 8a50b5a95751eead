import type { Outcome } from './expected.ts';
import { rowName } from './run-every-operation.ts';
import type { Row } from './run-operation.ts';
import { table } from './table.ts';
import { heads, type Trouble, troubles } from './troubles.ts';

export const clientLegend = `\`✓\` the answer as without trouble · \`∅\` "there is none" · \`≈\` another answer, the operation's own exception ·
\`✗\` refused · \`N\` not found · \`S\` sign-in needed · \`T57\` throttled, with the seconds to wait · \`U\` cannot be reached ·
\`?0\` \`?1\` nobody knows, and the simulator holds so many effects · \`↻\` may be repeated later · a number behind the others:
so many requests arrived, where it was not one · \`·\` does not happen to this operation`;

/** One symbol for each cell: operations down, troubles across. */
export function clientTable(rows: readonly Row[]): string {
  return table(
    ['operation', ...troubles.map((trouble) => heads[trouble] ?? trouble.replace('403 ', ''))],
    rows.map(({ operation, cells }) => [
      rowName(operation),
      ...troubles.map((trouble) => {
        const cell = cells.find((one) => one.trouble === trouble);
        return cell === undefined ? '·' : symbolOf(cell.outcome);
      }),
    ]),
  );
}

function symbolOf({ result, requests, tasks, retryable, retryAfterSeconds }: Outcome): string {
  const count = requests === 1 ? '' : String(requests);
  const later = retryable ? '↻' : '';
  switch (result) {
    case 'answer':
      return `✓${count}`;
    case 'nothing':
      return `∅${count}`;
    case 'another':
      return `≈${count}`;
    case 'partner-center-no-answer':
      return `?${tasks}`;
    case 'partner-center-refused':
      return `✗${count}${later}`;
    case 'partner-center-not-found':
      return `N${count}${later}`;
    case 'partner-center-sign-in':
      return `S${count}${later}`;
    case 'partner-center-throttled':
      return `T${retryAfterSeconds}`;
    case 'partner-center-unavailable':
      return `U${count}${later}`;
    default:
      return result;
  }
}

/** What a person reads in each trouble, every sentence once; without what the simulator does not offer, and Entra. */
export function sentencesOf(rows: readonly Row[]): Map<Trouble, string[]> {
  const cells = rows
    .filter(({ operation }) => operation.usual?.result === undefined && operation.name !== 'findTenant')
    .flatMap((row) => row.cells);
  return new Map(
    troubles.map((trouble) => [
      trouble,
      [...new Set(cells.flatMap((cell) => (cell.trouble === trouble ? (cell.sentence ?? []) : [])))],
    ]),
  );
}
