import { expected } from '../../partner-center/test/fault-matrix/expected.ts';
import type { Outcome } from '../../partner-center/test/fault-matrix/outcome.ts';
import { everyOperation, rowName } from '../../partner-center/test/fault-matrix/run-every-operation.ts';
import { troublesOf } from '../../partner-center/test/fault-matrix/run-operation.ts';
import { type Trouble, troubles } from '../../partner-center/test/fault-matrix/troubles.ts';
import { table } from './table.ts';
import { heads } from './trouble-words.ts';

export const clientLegend = `\`✓\` the answer as without trouble · \`∅\` "there is none" · \`≈\` another answer, the operation's own exception ·
\`✗\` refused · \`N\` not found · \`S\` sign-in needed · \`T57\` throttled, with the seconds to wait · \`U\` cannot be reached ·
\`?0\` \`?1\` nobody knows, and the simulator holds so many effects · \`↻\` may be repeated later · a number behind the others:
so many requests arrived, where it was not one · \`·\` does not happen to this operation`;

/** One symbol for each cell: operations down, troubles across. */
export function clientTable(): string {
  return table(
    ['operation', ...troubles.map((trouble) => heads[trouble] ?? trouble.replace('403 ', ''))],
    everyOperation.map((operation) => [
      rowName(operation),
      ...troubles.map((trouble) =>
        troublesOf(operation).includes(trouble) ? symbolOf(expected(operation, trouble)) : '·',
      ),
    ]),
  );
}

function symbolOf({ result, requests, effects, retryable, retryAfterSeconds }: Outcome): string {
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
      return `?${effects}`;
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

/** What is said in a trouble, by name; without what the simulator does not offer, and Entra. */
export function saidIn(trouble: Trouble): string[] {
  const said = everyOperation
    .filter(({ name, usual }) => usual?.fails === undefined && name !== 'findTenant')
    .filter((operation) => troublesOf(operation).includes(trouble))
    .flatMap((operation) => expected(operation, trouble).says ?? []);
  return [...new Set(said)];
}
