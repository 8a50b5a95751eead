/** What sort of thing a document is. Ids are unique within a kind. */
export type Kind =
  | 'onboarding'
  | 'person'
  | 'conversation'
  | 'card'
  | 'dialog'
  | 'turn'
  | 'secret'
  | 'mail'
  | 'hand-over'
  | 'webhook';

/** A document as it was read. `body` is a JSON value; whoever reads it parses it. */
export interface StoredDocument {
  readonly kind: Kind;
  readonly id: string;
  /** Opaque; a new one with every write. Give it back to replace or delete exactly what was read. */
  readonly etag: string;
  readonly body: unknown;
}

/** The fields a document can be found by, e.g. `{ requester: '8f1…' }`. */
export interface Lookup {
  readonly [field: string]: string;
}

export interface DocumentToWrite {
  readonly kind: Kind;
  readonly id: string;
  /** A JSON value. */
  readonly body: unknown;
  readonly lookup?: Lookup;
  /** When work is due on the document, in milliseconds since 1970; without it the document is never due. */
  readonly dueAt?: number;
  /** From when on the document no longer exists for any reader, in milliseconds since 1970. */
  readonly expiresAt?: number;
}

export type Created = { readonly outcome: 'written'; readonly etag: string } | { readonly outcome: 'exists' };
export type Replaced = { readonly outcome: 'written'; readonly etag: string } | { readonly outcome: 'changed' };
export type Deleted = 'deleted' | 'missing' | 'changed';

/** No more documents than this come back from one `find`. */
export const FIND_LIMIT = 500;

/**
 * Documents with conditional writes: the few operations that SQLite on one machine and Cosmos DB for many can both
 * promise. Any operation throws OnboardingError `store-unavailable` when the store cannot answer, and a write of a
 * document above the size that both can keep `store-document-too-large`.
 */
export interface Store {
  get(kind: Kind, id: string): Promise<StoredDocument | undefined>;
  create(document: DocumentToWrite): Promise<Created>;
  /** Writes only if the stored document still has this etag; `changed` also means that it is gone. */
  replace(document: DocumentToWrite, etag: string): Promise<Replaced>;
  /**
   * Without an etag whatever is stored is deleted. `deleted` is said to one caller only; when an answer was lost on the
   * way, to none.
   */
  delete(kind: Kind, id: string, etag?: string): Promise<Deleted>;
  /** The documents whose lookup field has this value, the latest written first, at most FIND_LIMIT. */
  find(kind: Kind, field: string, value: string): Promise<readonly StoredDocument[]>;
  /** The documents on which work is due at or before a moment (milliseconds since 1970), the earliest first. */
  due(kind: Kind, before: number, limit: number): Promise<readonly StoredDocument[]>;
  /** Resolves when the store answers; for readiness. */
  check(): Promise<void>;
  close(): Promise<void>;
}
