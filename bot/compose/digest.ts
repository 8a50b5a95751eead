import { digestCard } from '../../cards/digest-card.ts';
import { ownFormats } from '../../words/own-formats.ts';
import { sendWeekly } from '../digest/send-weekly.ts';
import { asWrittenThere } from '../teams/as-written-there.ts';
import type { Parts } from './parts.ts';
import type { Teams } from './teams.ts';
import type { Watch } from './watches.ts';

/** Tells approvers on Monday mornings how things stand, in their own chats; nothing where the settings say so. */
export function openDigest(parts: Parts, { services, sendProactively }: Teams): readonly Watch[] {
  const { config, store, onboardings, whoHasRole, now, log } = parts;
  const { people } = services;
  if (!config.approval.digest) return [];
  const watch = sendWeekly({
    ...{ store, onboardings, now, log },
    workingTime: config.approval.policy.workingTime,
    approvers: () => whoHasRole.membersOf('approver'),
    wants: async (id) => {
      const person = await people.find(id);
      if (person === undefined || person.takesDigest === false) return undefined;
      const { locality } = person;
      // A client may say anything.
      return locality !== null && ownFormats(locality) !== undefined ? locality.timeZone : null;
    },
    async tell(id, digest) {
      const person = await people.find(id);
      if (person === undefined) return;
      const { words } = asWrittenThere(services, { isPersonalChat: true, locality: person.locality });
      const message = { card: digestCard(words, digest, now()), summary: words.say('cards.digest.title') };
      await sendProactively(person.reference.conversation.id, undefined, (chat) => chat.send(message));
    },
  });
  return [watch];
}
