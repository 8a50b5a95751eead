import type { Asked } from '../../asked.ts';
import { type Answer, extensionResults } from '../../channel/answer.ts';
import type { IncomingOf } from '../../channel/incoming.ts';
import { dealLinked } from '../../deal-link.ts';
import { sharedOf } from '../../draw/base-card.ts';
import { mayShare, unfolded } from './share.ts';

/**
 * The card that the link of a deal unfolds into where whoever pastes it may share it. Everything else stays a link, so
 * that nobody finds out by pasting what is there and what is not.
 */
export async function unfoldLink(asked: Asked, { url }: IncomingOf<'pasted-link'>): Promise<Answer> {
  const { onboardings, publicUrl } = asked.services;
  const id = asked.roles.length === 0 ? undefined : dealLinked(publicUrl, url);
  const read = id === undefined ? undefined : await onboardings.get(id);
  if (read === undefined || !(await mayShare(asked, read.record))) return extensionResults([]);
  return extensionResults([unfolded(asked, sharedOf(read.record))]);
}
