import { type Edit, editsBetween } from '../../onboarding/edit.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { mapPersonal } from '../../onboarding/personal.ts';
import type { TimelineEntry } from '../../onboarding/timeline.ts';
import { orderFacts } from '../../onboarding/what-counts.ts';

/** One line of what happened: an entry of a timeline, or one of several things that it says have changed. */
export interface Row {
  readonly onboarding: string;
  readonly account: string;
  readonly entry: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly kind: string;
  /** Who did it; '' = it happened by itself. */
  readonly by: string;
  /** Their Entra object id. */
  readonly byId: string;
  readonly field: string;
  /** Which of several, e.g. the product of a line. */
  readonly of: string;
  readonly before: string;
  readonly after: string;
  /** What else the entry says. */
  readonly more: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

export const columns = [
  'onboarding',
  'account',
  'entry',
  'at',
  'kind',
  'by',
  'byId',
  'field',
  'of',
  'before',
  'after',
  'more',
  'hash',
] as const satisfies readonly (keyof Row)[];

/** Stands where a personal text stood. */
const ERASED = '[erased]';

export function rowsOf({ id, accountName, timeline }: Onboarding): Row[] {
  return timeline.flatMap((entry) => {
    const by = 'by' in entry ? entry.by : undefined;
    const about = {
      onboarding: id,
      account: accountName,
      entry: entry.id,
      at: new Date(entry.at).toISOString(),
      kind: entry.kind,
      by: by?.name ?? '',
      byId: by?.id ?? '',
    };
    const { edits, more } = partsOf(entry);
    const changes = edits.length === 0 ? [{ field: '', of: '', before: null, after: null }] : edits;
    return changes.map(({ field, of, before, after }) => ({
      ...about,
      field,
      of,
      before: plain(before),
      after: plain(after),
      more,
      hash: entry.hash,
    }));
  });
}

/** What an entry says has changed, and what else it says. An approval says what stands from then on. */
function partsOf(entry: TimelineEntry): { edits: readonly Edit[]; more: Row['more'] } {
  switch (entry.kind) {
    case 'edited':
      return { edits: entry.edits, more: {} };
    case 'submitted': {
      const { before, after, ...rest } = entry;
      return { edits: editsBetween(before === null ? [] : orderFacts(before), orderFacts(after)), more: moreOf(rest) };
    }
    case 'approved':
    case 'approved-in-part': {
      const { order, ...rest } = entry;
      return { edits: order === null ? [] : editsBetween([], orderFacts(order)), more: moreOf(rest) };
    }
    default:
      return { edits: [], more: moreOf(entry) };
  }
}

const told = ['id', 'at', 'hash', 'kind', 'by'];

function moreOf(entry: object): Row['more'] {
  const rest = Object.entries(entry).filter(([key]) => !told.includes(key));
  const shown = rest.map(([key, value]) => [
    key,
    mapPersonal(value, (found) => ('text' in found ? found.text : ERASED)),
  ]);
  return Object.fromEntries(shown);
}

function plain(value: Edit['before']): string {
  if (value === null || typeof value === 'string') return value ?? '';
  return 'text' in value ? value.text : ERASED;
}
