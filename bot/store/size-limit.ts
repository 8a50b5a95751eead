import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';
import type { DocumentToWrite } from './store.ts';

/**
 * The largest document, in bytes of UTF-8. Cosmos DB takes items of 2 MB (Microsoft Learn: concepts-limits); the rest is
 * left for what it and we add. SQLite would take more, but what development accepts production has to accept too.
 */
export const LARGEST_DOCUMENT = 2 * 1_024 * 1_024 - 16 * 1_024;

/**
 * The body as JSON text.
 * @throws OnboardingError `store-document-too-large` before anything is written
 */
export function fittingBody({ kind, id, body, index, summary, facts }: DocumentToWrite): string {
  const text = JSON.stringify(body);
  const size = Buffer.byteLength(text) + Buffer.byteLength(JSON.stringify({ kind, id, index, summary, facts }));
  if (size <= LARGEST_DOCUMENT) return text;
  throw documentTooLarge(new Error(`${kind} ${id.slice(0, 100)} has ${size} bytes`));
}

export function documentTooLarge(cause: unknown): OnboardingError {
  return new OnboardingError('store-document-too-large', {
    says: saying('errors.store.tooLarge'),
    cause,
  });
}
