import type { Key } from '../../words/catalogue.ts';
import { createFill } from '../../words/fill.ts';
import type { ValueArguments } from '../../words/saying.ts';
import type { Start } from '../api/start.ts';

/** The name of a label of the tab. */
export type TabKey = Extract<Key, `tab.${string}`>;
/** The values are texts and numbers: what was told is told by the server. */
export type Say = <LabelKey extends TabKey>(key: LabelKey, ...values: ValueArguments<LabelKey>) => string;

/** The tab's own labels, in the language of the page. */
export function createSay({ locale, messages }: Start): Say {
  const fill = createFill(locale, new Map(Object.entries(messages)));
  return (key, ...[values]) => {
    const plain = Object.entries(values ?? {}).map(
      ([name, value]) => [name, typeof value === 'number' ? value : String(value)] as const,
    );
    return fill(key, Object.fromEntries(plain));
  };
}
