/**
 * A text that is in no language yet: which message, and what stands in it. Also what is kept and sent instead of a
 * sentence; a record of another version may hold a key that this one does not know.
 */
export interface Saying<SayingKey extends string = string> {
  readonly key: SayingKey;
  readonly values: Values;
}

/** What may stand in a message; a saying is told in the language of the message around it. */
export type Value = string | number | Saying;
export type Values = Readonly<Record<string, Value>>;

/**
 * The values a message wants, read off its text: `{name}` wants a value, `{count, plural, …}` a number,
 * `{kind, select, …}` a string; those within the options of a plural or select are seen too. Written without spaces
 * around the name, and no quoted braces: a test compares this with what the parser of ICU messages finds.
 */
export type ValuesIn<Message extends string> =
  Scan<Message> extends infer Found
    ? { readonly [Name in NameOf<Found>]: TypeOf<Extract<Found, readonly [Name, unknown]>[1]> }
    : never;

type NameOf<Found> = Found extends readonly [infer Name extends string, unknown] ? Name : never;

/** A name that is counted somewhere is a number everywhere. */
type TypeOf<Kinds> = 'plural' extends Kinds ? number : 'select' extends Kinds ? string : Value;

/**
 * Goes from brace to brace. `Place` is where it stands, innermost first: braces in `text` hold an argument, braces among
 * `options` hold the text of one; as the two alternate, the place is enough to know which.
 */
type Scan<
  Text extends string,
  Places extends readonly Place[] = ['text'],
  Found = never,
> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${string}`
    ? Text extends `${string}}${infer Rest}`
      ? Scan<Rest, Outer<Places>, Found>
      : never
    : Places[0] extends 'options'
      ? Scan<After, ['text', ...Places], Found>
      : Argument<After, Places, Found>
  : Found;

type Argument<
  Text extends string,
  Places extends readonly Place[],
  Found,
> = Text extends `${infer Inside}}${infer Rest}`
  ? Inside extends `${infer Name}, ${infer Kind extends 'plural' | 'select'}, ${string}`
    ? Text extends `${string}, ${Kind}, ${infer Options}`
      ? Scan<Options, ['options', ...Places], Found | readonly [Name, Kind]>
      : never
    : Scan<Rest, Places, Found | readonly [Inside, 'text']>
  : never;

type Place = 'text' | 'options';
type Outer<Places> = Places extends readonly [Place, ...infer Around extends readonly Place[]] ? Around : never;
