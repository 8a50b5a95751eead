import { type RecordRead, readRecord } from '../../onboarding/read-record.ts';
import type { StoredDocument } from './store.ts';

/** The record that a document holds. One of another id is a copy that somebody made: it is no record of this id. */
export function recordIn({ id, body }: Pick<StoredDocument, 'id' | 'body'>): RecordRead {
  const read = readRecord(body);
  if (read.outcome !== 'read' || read.record.id === id) return read;
  return { outcome: 'broken', why: new Error(`it holds the record ${read.record.id}`) };
}
