import type { OnboardingSummary } from '../store/onboarding-summary.ts';
import type { Onboardings } from '../store/onboardings.ts';

const PAGE = 100;

/**
 * All onboardings, page after page, each once. One that ends meanwhile moves from the open ones, which come first, to
 * the others: none is missed.
 * @param signal ends it between two pages, by throwing
 */
export async function* everySummary(
  onboardings: Pick<Onboardings, 'every'>,
  signal?: AbortSignal,
): AsyncGenerator<OnboardingSummary> {
  const seen = new Set<string>();
  let after: string | undefined;
  do {
    signal?.throwIfAborted();
    const page = await onboardings.every({ limit: PAGE, after });
    for (const summary of page.items) {
      if (seen.has(summary.id)) continue;
      seen.add(summary.id);
      yield summary;
    }
    after = page.next;
  } while (after !== undefined);
}
