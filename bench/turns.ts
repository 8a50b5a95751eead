import { z } from 'zod';
import type { Chat } from './chat.ts';
import type { BenchPerson } from './people.ts';

/** The next turn of a chat. Both throw when the answer is not the one that is measured. */
export interface Turn {
  take(): Promise<void>;
  /** Brings the chat back to where the turn can be taken; needed before each, and not measured. */
  goBack?(): Promise<void>;
}

/** Brings a chat to where a turn can be taken again and again. */
export type PrepareTurn = (chat: Chat, person: BenchPerson) => Promise<Turn>;

export const echo: PrepareTurn = async (chat) => ({
  take: async () => expect(await chat.say('hello there'), 'hello there'),
});

/**
 * What people do most, by the name it has in the table.
 * @param requests what can be approved, each once
 */
export function turnsOf(requests: Iterator<Button>): Readonly<Record<string, PrepareTurn>> {
  return {
    'a click that changes the record': async (chat, person) => {
      let button = await startOnboarding(chat, person);
      let isSaved = false;
      return {
        async take() {
          const answer = isSaved
            ? await chat.press({ ...button, verb: 'edit', part: 'account' })
            : await chat.press({ ...button, verb: 'save-account' }, { ...ann(person), ...ofNoCompany });
          button = expectNext(button, answer);
          isSaved = !isSaved;
        },
      };
    },

    approve: async (chat) => {
      await chat.say('help');
      return {
        async take() {
          const { value: request } = requests.next();
          if (request === undefined) throw new Error('There are too few requests in the store.');
          expect(await chat.press({ ...request, verb: 'approve' }), '✓ Approved by');
        },
      };
    },

    'a click that only shows': async (chat, person) => {
      const button = await startOnboarding(chat, person);
      return {
        take: async () =>
          expect(await chat.press({ ...button, verb: 'add-contact' }, ann(person)), 'contact1FirstName'),
      };
    },

    'a refresh': async (chat, person) => {
      const button = await startOnboarding(chat, person);
      return { take: async () => expect(await chat.press({ ...button, verb: 'see-deal' }), 'contact0FirstName') };
    },

    'a typed answer': (chat, person) => answerQuestion(chat, person, 'no', ofNoCompany),

    'a typed answer that asks Partner Center twice': (chat, person) => answerQuestion(chat, person, 'yes'),

    help: async (chat, person) => {
      await startOnboarding(chat, person);
      return { take: async () => expect(await chat.say('help'), '"AdaptiveCard"') };
    },

    'a list': async (chat, person) => {
      for (let number = 0; number < 10; number++) await startOnboarding(chat, person, ` ${number}`);
      return { take: async () => expect(await chat.say('my onboardings'), `${companyName(person)} 9`) };
    },

    'a search in the catalog': async (chat, person) => {
      const account = await startOnboarding(chat, person);
      const registration = newestButton(await chat.press({ ...account, verb: 'save-account' }, ann(person)));
      const company = newestButton(await chat.press({ ...registration, verb: 'answer-yes' }));
      await chat.press({ ...company, verb: 'verify-address' }, companyOf(person));
      return { take: async () => expect(await chat.search(account.id, 'business'), 'Business Premium') };
    },
  };
}

/** Of a customer without a domain of their own there is nothing to find out. */
const ofNoCompany = { contact0Email: 'ann@gmail.com' };

/** Answers the first registration in words. */
async function answerQuestion(chat: Chat, person: BenchPerson, answer: string, contact = {}): Promise<Turn> {
  const account = await startOnboarding(chat, person);
  let button = newestButton(await chat.press({ ...account, verb: 'save-account' }, { ...ann(person), ...contact }));
  let isAsked = true;
  return {
    async take() {
      button = expectNext(button, await chat.say(answer));
      isAsked = false;
    },
    async goBack() {
      if (isAsked) return;
      button = expectNext(button, await chat.press({ ...button, verb: 'edit', part: 'registration' }));
      isAsked = true;
    },
  };
}

/** What a button of ours says of the onboarding it stands for. */
const Button = z.object({ id: z.string(), revision: z.number() });
export type Button = z.infer<typeof Button>;

async function startOnboarding(chat: Chat, person: BenchPerson, number = ''): Promise<Button> {
  return newestButton(await chat.say(`onboard ${companyName(person)}${number}`));
}

function newestButton(card: string): Button {
  const [, data = 'null'] = /"onboarding":(\{[^{}]*\})/.exec(card) ?? [];
  const button = Button.safeParse(JSON.parse(data));
  if (!button.success) throw new Error(`There is no button on: ${card}`);
  return button.data;
}

/** The button of the card that came, when the record has been changed. */
function expectNext(button: Button, card: string): Button {
  const next = newestButton(card);
  if (next.revision !== button.revision + 1) throw new Error(`The record was not changed: ${card}`);
  return next;
}

function companyName({ name }: BenchPerson): string {
  return `Company of ${name}`;
}

function ann(person: BenchPerson) {
  return {
    accountName: companyName(person),
    contact0FirstName: 'Ann',
    contact0LastName: 'Carter',
    contact0Email: `ann@${person.name}.example`,
    contact0Phone: '+1 425 555 0100',
  };
}

function companyOf(person: BenchPerson) {
  return {
    legalName: companyName(person),
    domainPrefix: person.name,
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
