import { CardMessage } from '../../onboarding/card-message.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Store } from './store.ts';

/**
 * Up to version 2 of a record, which messages show its cards stood in documents of their own. With them the cards in
 * people's chats go on being redrawn, and nobody is asked twice. Those of people who had no part in where it stands now
 * are left as they are.
 */
export async function cardsKeptApart(store: Store, record: Onboarding): Promise<readonly CardMessage[]> {
  const viewers = new Set(['requester', ...approversOf(record)]);
  const kept = await Promise.all([...viewers].map((viewer) => store.get('card', `${record.id}/${viewer}`)));
  return kept.flatMap((document) => CardMessage.safeParse(document?.body).data ?? []);
}

function approversOf({ stage }: Onboarding): readonly string[] {
  switch (stage.kind) {
    case 'drafting':
      return stage.rejection === null ? [] : [stage.rejection.by.id];
    case 'awaiting-approval':
      return stage.approverIds;
    case 'provisioning':
    case 'completed':
      return stage.approvedBy === null ? [] : [stage.approvedBy.id];
    case 'cancelled':
      return [];
  }
}
