import { z } from 'zod';
import type { Chat } from './chat.ts';

/** Takes one turn of a chat. Throws when the answer is not the one that is measured. */
export type Turn = () => Promise<void>;

/** Brings a chat to where a turn can be taken again and again. */
export type PrepareTurn = (chat: Chat, person: string) => Promise<Turn>;

export const echo: PrepareTurn = async (chat) => async () => expect(await chat.say('hello there'), 'hello there');

/** What people do most, by the name it has in the table. */
export const turns: Readonly<Record<string, PrepareTurn>> = {
  'a word that is no command, answered by a text': async (chat, person) => {
    await startOnboarding(chat, person);
    return async () => expect(await chat.say('hello there'), 'I did not understand');
  },

  '“help”, answered by a card': async (chat, person) => {
    await startOnboarding(chat, person);
    return async () => expect(await chat.say('help'), '"AdaptiveCard"');
  },

  'a click answered by a card': async (chat, person) => {
    const button = await startOnboarding(chat, person);
    return async () => expect(await chat.press({ ...button, verb: 'add-contact' }, ann(person)), 'contact1FirstName');
  },

  'a click that changes the record': async (chat, person) => {
    let button = await startOnboarding(chat, person);
    let isSaved = false;
    return async () => {
      const answer = isSaved
        ? await chat.press({ ...button, verb: 'edit', part: 'account' })
        : await chat.press({ ...button, verb: 'save-account' }, ann(person));
      const next = newestButton(answer);
      if (next.revision !== button.revision + 1) throw new Error(`The record was not changed: ${answer}`);
      button = next;
      isSaved = !isSaved;
    };
  },

  'a search in the catalog': async (chat, person) => {
    const account = await startOnboarding(chat, person);
    const registration = newestButton(await chat.press({ ...account, verb: 'save-account' }, ann(person)));
    const company = newestButton(await chat.press({ ...registration, verb: 'answer-yes' }));
    await chat.press({ ...company, verb: 'verify-address' }, companyOf(person));
    return async () => expect(await chat.search(account.id, 'business'), 'Business Premium');
  },
};

/** What a button of ours says of the onboarding it stands for. */
const Button = z.object({ id: z.string(), revision: z.number() });
type Button = z.infer<typeof Button>;

async function startOnboarding(chat: Chat, person: string): Promise<Button> {
  return newestButton(await chat.say(`onboard Company of ${person}`));
}

function newestButton(card: string): Button {
  const [, data = 'null'] = /"onboarding":(\{[^{}]*\})/.exec(card) ?? [];
  const button = Button.safeParse(JSON.parse(data));
  if (!button.success) throw new Error(`There is no button on: ${card}`);
  return button.data;
}

function ann(person: string) {
  return {
    contact0FirstName: 'Ann',
    contact0LastName: 'Carter',
    contact0Email: `ann@${person}.example`,
    contact0Phone: '+1 425 555 0100',
  };
}

function companyOf(person: string) {
  return {
    legalName: `Company of ${person}`,
    domainPrefix: person,
    country: 'US',
    addressLine1: '1 Microsoft Way',
    city: 'Redmond',
    state: 'WA',
    postalCode: '98052',
    culture: 'en-US',
    segment: 'commercial',
  };
}

function expect(answer: string, wanted: string): void {
  if (!answer.includes(wanted)) throw new Error(`“${wanted}” is not in the answer: ${answer}`);
}
