import { LRUCache } from 'lru-cache';
import { isEmail } from '../../../onboarding/email.ts';
import type { Person } from '../../../onboarding/person.ts';
import { atMost } from '../../at-most.ts';
import type { ContinueConversation } from '../channel/conversation.ts';
import type { Services } from '../services.ts';

/** The mail address of one of our people; undefined = nobody knows it. */
export type MailAddressOf = (person: Person) => Promise<string | undefined>;

/** For so long, in ms, an address counts as it was told; of whom Teams told none it is asked again by then, too. */
const memory = { ...atMost(10_000), ttl: 60 * 60_000, ttlResolution: 1000 };

/**
 * By the roster of their own chat (Microsoft Learn: "Get single member details"), where it was last told if Teams does not
 * answer now: no mail waits for it.
 */
export function createMailAddressOf(parts: {
  readonly continueConversation: ContinueConversation;
  readonly services: Pick<Services, 'people' | 'log'>;
}): MailAddressOf {
  const { continueConversation, services } = parts;
  const { people, log } = services;
  const told = new LRUCache<string, { readonly address: string | undefined }>(memory);

  const ask = async (personId: string): Promise<string | undefined> => {
    const known = await people.find(personId);
    const memberId = known?.reference.user?.id;
    if (known === undefined || memberId === undefined) return known?.mail;
    let address = known.mail;
    try {
      await continueConversation(known.reference, async (conversation) => {
        const { email = '' } = await conversation.member(memberId);
        address = isEmail(email) ? email.toLowerCase() : undefined;
      });
    } catch (err) {
      log.info({ err, person: personId }, 'Teams did not tell the mail address of a person');
      return address;
    }
    if (address !== known.mail) await people.keepMail(personId, address);
    told.set(personId, { address });
    return address;
  };

  return async ({ id }) => {
    const known = told.get(id);
    return known === undefined ? ask(id) : known.address;
  };
}
