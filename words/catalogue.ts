import type { en } from './en/index.ts';
import type { ValuesIn } from './message-values.ts';

/** Everything people read in one language. English has the shape that all have. */
export type Catalogue = Translated<typeof en>;

type Translated<Texts> = {
  readonly [Name in keyof Texts]: Texts[Name] extends string ? string : Translated<Texts[Name]>;
};

type Messages = typeof en;

/** The name of a message: where it is read, what it belongs to, what it says, such as `cards.account.title`. */
export type Key = {
  [Surface in keyof Messages & string]: {
    [Group in keyof Messages[Surface] & string]: `${Surface}.${Group}.${keyof Messages[Surface][Group] & string}`;
  }[keyof Messages[Surface] & string];
}[keyof Messages & string];

/** What has to be handed over for a message to be complete. */
export type ValuesOf<MessageKey extends Key> = ValuesIn<MessageOf<MessageKey>>;

type MessageOf<MessageKey extends Key> = MessageKey extends `${infer Surface}.${infer Group}.${infer Name}`
  ? Field<Field<Field<Messages, Surface>, Group>, Name> & string
  : never;

type Field<Texts, Name> = Name extends keyof Texts ? Texts[Name] : never;
