import { type Ask, againTo, askedContact, isDeadEnd, openAsk } from '../../onboarding/chase.ts';
import { chaseOffers } from '../../onboarding/chase-offers.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { SentMail } from '../../onboarding/sent-mails.ts';
import { type Contact, fullName } from '../../onboarding/steps/account.ts';
import type { Verb } from '../../onboarding/who-may.ts';
import type { Words } from '../../words/words.ts';
import { type Card, cardOf } from '../card.ts';
import { renderView } from '../render.ts';

/** Of more the history tells. */
const mailsShown = 3;

/** What was mailed to the customer and waits for them: what left when to whom, what comes next, and how to ask again. */
export function chaseBox(
  words: Words,
  record: Onboarding,
  { now, offers }: { readonly now: number; readonly offers: (verb: Verb) => boolean },
): Card {
  const ask = openAsk(record);
  if (ask === undefined) return cardOf([]);
  const contacts: readonly Contact[] = record.account?.contacts ?? [];
  const asked = contacts.indexOf(askedContact(record, ask) ?? contacts[0] ?? nobody);
  const isTheirs = offers('send-again');
  const offered = chaseOffers(record, now);
  const mayAsk = isTheirs && offered.asksAgain;
  const mayStop = isTheirs && offered.stops;
  const mayResume = isTheirs && offered.resumes;
  // A phone has room for three buttons beside each other.
  const linkAbove = mayAsk && !mayStop && !mayResume;
  return renderView(
    words,
    'onboarding/chase',
    {
      title: words.say(`cards.chase.${ask.what}`),
      mails: ask.mails
        .slice(-mailsShown)
        .reverse()
        .map((mail) => ({
          at: words.moment(mail.at),
          text: mailWords(words, record, ask, mail),
          bounced: mail.bounced === null ? '' : words.say(`cards.chase.${mail.bounced.why}`),
        })),
      next: nextWords(words, record, ask, now),
      isTheirs,
      mayAsk,
      choosesContact: mayAsk && contacts.length > 1,
      contacts: contacts.map((contact, index) => ({
        title: `${fullName(contact)}, ${contact.email}`,
        value: String(index),
      })),
      asked: String(Math.max(0, asked)),
      mayStop,
      mayResume,
      linkAbove,
      linkBelow: offered.copiesLink && !linkAbove,
    },
    record,
  );
}

const nobody = { firstName: '', lastName: '', email: '', phone: '' };

function mailWords(words: Words, record: Onboarding, { mails }: Ask, mail: SentMail): string {
  const contact = record.account?.contacts.find(({ email }) => email === mail.to);
  const name = contact === undefined ? mail.to : fullName(contact);
  if (mail.isReminder) return words.say('cards.chase.reminder', { name });
  return words.say(mail === mails[0] ? 'cards.chase.sent' : 'cards.chase.again', { name });
}

export function nextWords(words: Words, record: Onboarding, ask: Ask, now: number): string {
  if (againTo(record) !== undefined) {
    const at = dueAt(record, 'send-again') ?? now;
    return at > now
      ? words.say('cards.chase.leavesAt', { moment: words.moment(at) })
      : words.say('cards.chase.leaving');
  }
  const email = askedContact(record, ask)?.email ?? '';
  if (isDeadEnd(record, email)) return words.say('cards.chase.deadEnd', { email });
  if (!record.chase.reminds) return words.say('cards.chase.stopped');
  const at = dueAt(record, 'remind-customer');
  if (at === undefined) return words.say('cards.chase.noMore');
  // What is due is being sent, or waits for Partner Center to say whether it is still wanted.
  return at > now ? words.say('cards.chase.next', { moment: words.moment(at) }) : words.say('cards.chase.due');
}

function dueAt({ tasks }: Onboarding, kind: 'send-again' | 'remind-customer'): number | undefined {
  return tasks.find((task) => task.kind === kind)?.dueAt ?? undefined;
}
