import type { Ask } from '../../onboarding/chase.ts';
import type { Ports } from './ports.ts';

/** Where the customer does what they are asked. It is one link for all customers, and does not end (Microsoft Learn: request-a-relationship). */
export async function customerLink(
  { directory, agreements }: Pick<Ports, 'directory' | 'agreements'>,
  what: Exclude<Ask['what'], 'hand-over'>,
) {
  return what === 'invitation' ? directory.relationshipLink() : agreements.acceptanceLink;
}
