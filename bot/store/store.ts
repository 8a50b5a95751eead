import type { CountedFacts, Facts, Selection } from './facts.ts';

/** What sort of thing a document is. Ids are unique within a kind. */
export type Kind =
  | 'onboarding'
  | 'person'
  | 'conversation'
  | 'dialog'
  | 'secret'
  | 'mail'
  | 'hand-over'
  | 'webhook'
  /** What the operators were told of, once for each cause. */
  | 'alarm'
  /** Who was told how a week was. */
  | 'digest'
  /** Lists of how far the timelines had come. */
  | 'heads'
  /** Of a provider that lets nobody in: why, and since when. */
  | 'provider'
  /** What was ordered unapproved of late, by a rep or for a customer. */
  | 'unapproved'
  /** What went to a mail address within a day; kept under a hash of it. */
  | 'mailed'
  /** What somebody pasted or attached, as it was understood, until they choose what becomes of it. */
  | 'understood'
  /** What is written and taken away to see that it can be. */
  | 'trial'
  /** Of older records, which kept their cards apart; only read. */
  | 'card';

/** A document as it was read. `body` is a JSON value; whoever reads it parses it. */
export interface StoredDocument {
  readonly kind: Kind;
  readonly id: string;
  /** Opaque; a new one with every write. Give it back to replace or delete exactly what was read. */
  readonly etag: string;
  readonly body: unknown;
}

/** What a document is found by, e.g. `{ requester: '8f1…', approver: ['9a2…', '7c4…'] }`: by each of several values. */
export interface Index {
  readonly [field: string]: string | readonly string[];
}

interface Content {
  readonly kind: Kind;
  readonly id: string;
  /** A JSON value. */
  readonly body: unknown;
}

/** What a document is found and listed by, and when. */
interface Findable {
  readonly index?: Index;
  /** A small JSON value that lists show instead of reading the body. */
  readonly summary?: unknown;
  /** What it is searched by together; what has none is never selected. */
  readonly facts?: Facts;
  /** Where it stands on pages: the highest comes first. A whole number from 0 on; without it 0. */
  readonly rank?: number;
  /** When work is due on the document, in milliseconds since 1970; without it the document is never due. */
  readonly dueAt?: number;
  /** The version of the body's form, from 1 on; without it the document is older than all of them. */
  readonly schema?: number;
  readonly expiresAt?: never;
}

/** A document that goes by itself is read by its id and nothing else: it is on no page, and never due. */
interface Expiring {
  /** From when on the document no longer exists for any reader, in milliseconds since 1970. */
  readonly expiresAt: number;
  readonly index?: never;
  readonly summary?: never;
  readonly facts?: never;
  readonly rank?: never;
  readonly dueAt?: never;
  readonly schema?: never;
}

export type DocumentToWrite = Content & (Findable | Expiring);

export type Created = { readonly outcome: 'written'; readonly etag: string } | { readonly outcome: 'exists' };
export type Replaced = { readonly outcome: 'written'; readonly etag: string } | { readonly outcome: 'changed' };
export type Deleted = 'deleted' | 'missing' | 'changed';

/**
 * Documents that have a value in a field of their index, or, of a field with one value, a value that begins so: the pages
 * of these begin with `from`, and count all of them.
 */
export type Search =
  | { readonly field: string; readonly value: string }
  | { readonly field: string; readonly prefix: string; readonly from?: string };

export interface PageRequest {
  readonly limit: number;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
}

export interface ListedDocument {
  readonly id: string;
  readonly summary: unknown;
}

export interface Page<Item = ListedDocument> {
  readonly items: readonly Item[];
  /** How many there are on all pages together. */
  readonly total: number;
  /** There may be more than `total`: what begins with a prefix is counted as far as COUNTED_BY_PREFIX. */
  readonly isMore?: true;
  /** Where the next page begins, opaque; none after the last. What is written meanwhile neither repeats nor skips others. */
  readonly next?: string;
}

/** A store need not count further than this what begins with a prefix. */
export const COUNTED_BY_PREFIX = 200;

export interface CountedPage {
  readonly rows: readonly CountedFacts[];
  readonly next?: string;
}

export interface DueDocument {
  readonly id: string;
  /** Milliseconds since 1970; may lie ahead. */
  readonly dueAt: number;
}

/**
 * Documents with conditional writes: the few operations that SQLite on one machine and Cosmos DB for many can both
 * promise. Any operation throws OnboardingError `store-unavailable` when the store cannot answer, and a write of a
 * document above the size that both can keep `store-document-too-large`.
 */
export interface Store {
  get(kind: Kind, id: string): Promise<StoredDocument | undefined>;
  create(document: DocumentToWrite): Promise<Created>;
  /**
   * Writes only if the stored document still has this etag; `changed` also means that it is gone. `written` is also said
   * when others have written since: the etag is then one that no write is accepted for.
   */
  replace(document: DocumentToWrite, etag: string): Promise<Replaced>;
  /**
   * Without an etag whatever is stored is deleted. `deleted` is said to one caller only; when an answer was lost on the
   * way, to none.
   */
  delete(kind: Kind, id: string, etag?: string): Promise<Deleted>;
  /** The highest rank first; what begins with a prefix by its value. Those that are equal always in the same order. */
  page(kind: Kind, search: Search, page: PageRequest): Promise<Page>;
  /** The first pages of several searches, asked at once: on SQLite as of one moment, on Cosmos DB a query each. */
  firstPages(kind: Kind, searches: readonly (readonly [Search, limit: number])[]): Promise<readonly Page[]>;
  /** What several conditions find together, in the order asked for; those that are equal always in the same order. */
  select(kind: Kind, selection: Selection, page: PageRequest): Promise<Page>;
  /** What is counted of all documents that have facts, page by page. */
  counted(kind: Kind, page: PageRequest): Promise<CountedPage>;
  /**
   * The documents with the earliest work, those of the future too, so that one knows when to look next. Passes over what
   * has a form later than `schema`.
   */
  due(kind: Kind, of: { readonly schema: number; readonly limit: number }): Promise<readonly DueDocument[]>;
  /** The ids of documents whose form is earlier than `schema`, page by page. */
  outdated(kind: Kind, schema: number, page: PageRequest): Promise<{ ids: readonly string[]; next?: string }>;
  /** The ids of all documents, whatever else stands beside their bodies, page by page. */
  ids(kind: Kind, page: PageRequest): Promise<{ ids: readonly string[]; next?: string }>;
  /** What was deleted or overwritten before is really gone when this resolves, as far as it lies in our hands. */
  forget(): Promise<void>;
  /** Resolves when the store answers; for readiness. */
  check(): Promise<void>;
  close(): Promise<void>;
}

const PAGE_OF_ALL = 100;

/** Everything that a search finds, read page after page: for what is known to be a handful. */
export async function everyPage(store: Store, kind: Kind, search: Search): Promise<readonly ListedDocument[]> {
  const found: ListedDocument[] = [];
  let after: string | undefined;
  do {
    const page = await store.page(kind, search, { limit: PAGE_OF_ALL, after });
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return found;
}
