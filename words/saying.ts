import type { Key, ValuesOf } from './catalogue.ts';
import type { Saying } from './message-values.ts';

export type { Saying };

/** The values of a message as arguments: none where it wants none. */
export type ValueArguments<MessageKey extends Key> = keyof ValuesOf<MessageKey> extends never
  ? []
  : [values: ValuesOf<MessageKey>];

/** The saying of a message, its values checked. */
export function saying<MessageKey extends Key>(
  key: MessageKey,
  ...[values]: ValueArguments<MessageKey>
): Saying<MessageKey> {
  return { key, values: values ?? {} };
}

/** Says a message, its values checked. */
export type Say = <MessageKey extends Key>(key: MessageKey, ...values: ValueArguments<MessageKey>) => string;
