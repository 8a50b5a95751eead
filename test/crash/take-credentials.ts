import { createApplyCommand } from '../../bot/apply-command.ts';
import type { Onboardings } from '../../bot/store/onboardings.ts';
import { credentialsName } from '../../bot/tasks/kept-credentials.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { World } from './world.ts';

/** As much of the world as taking them needs. */
interface Taking {
  readonly onboardings: Pick<Onboardings, 'get' | 'replace'>;
  readonly now: () => number;
}

/** Whether the customer cannot be asked to accept the agreement before somebody hands the sign-in over. */
export function waitsForSignIn({ credentials, agreementFacts, stage }: Onboarding): boolean {
  const isAsked = agreementFacts.checkedAt !== null && agreementFacts.signed === null;
  return stage.kind === 'provisioning' && credentials.kind === 'in-vault' && isAsked;
}

/** Where the customer has to sign in, the rep takes the credentials to them. */
export async function handOver(
  { onboardings, vault, taken }: Pick<World, 'onboardings' | 'vault' | 'taken'>,
  record: Onboarding | undefined,
): Promise<void> {
  if (record === undefined || !waitsForSignIn(record)) return;
  taken.set(record.id, await vault.get(credentialsName(record.id)));
  await takeCredentials({ onboardings, now: Date.now }, record);
}

export async function takeCredentials({ onboardings, now }: Taking, record: Onboarding): Promise<void> {
  const by = { person: record.requester, roles: ['rep'] } as const;
  const change = { kind: 'take-credentials' } as const;
  const apply = createApplyCommand({ onboardings, now, wake: () => undefined });
  await apply(record.id, { source: 'person', by, revision: null, change });
}
