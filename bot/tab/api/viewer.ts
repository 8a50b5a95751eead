import type { Person } from '../../../onboarding/person.ts';
import type { Asked } from '../../teams/asked.ts';
import type { Locality } from '../../teams/channel/caller.ts';
import type { Services } from '../../teams/services.ts';

/** Who looks at the tab, and how what they read is written where they are. */
export interface Viewer extends Asked {
  readonly locality: Locality;
}

/**
 * Somebody in the tab, with the rights that they have at this moment: what they see there nobody reads along, as in their
 * own chat.
 * @throws OnboardingError `graph-not-reached`
 */
export async function viewerOf(
  services: Services,
  person: Person,
  locality: Locality,
  delivery: string | undefined,
): Promise<Viewer> {
  return {
    services: { ...services, words: services.words.at(locality) },
    caller: { person, memberId: undefined, conversationId: '', isPersonalChat: true, hasDialogs: true, locality },
    roles: await services.whoHasRole.rolesOf(person),
    delivery,
    locality,
  };
}
