import type { Person } from '../onboarding/person.ts';
import type { Card } from './card.ts';

/** A card that tells people by name, so that Teams tells them that they are meant. */
export interface MentioningCard extends Card {
  readonly msteams: { readonly entities: readonly object[] };
}

/**
 * How somebody is mentioned in a text of a card. What they call themselves is a name and nothing else there: it ends no
 * mention and formats nothing. Source: Microsoft Learn, "Mention support within Adaptive Cards".
 */
export function mentionOf({ name, id }: Person): string {
  const plain = name
    .replace(/[^\p{L}\p{M}\p{N} '’.,-]/gu, ' ')
    .replace(/ +/gu, ' ')
    .trim();
  return `<at>${plain === '' ? id : plain}</at>`;
}

/** The same card, in whose texts these people are mentioned: Teams looks them up by their object id in Entra. */
export function mentioning(card: Card, people: readonly Person[]): MentioningCard {
  const entities = people.map((person) => {
    const text = mentionOf(person);
    return { type: 'mention', text, mentioned: { id: person.id, name: text.slice('<at>'.length, -'</at>'.length) } };
  });
  return { ...card, msteams: { entities } };
}
