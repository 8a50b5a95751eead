import { z } from 'zod';

const Holder = z.object({ id: z.string(), tenantId: z.string() });
type Holder = z.infer<typeof Holder>;

/** A new tenant's administrator credentials as the vault keeps them. */
const KeptCredentials = z.object({
  userName: z.string(),
  password: z.string(),
  /**
   * Who may ever see them, sealed with them: who rewrites the onboarding in the store does not become one of these.
   * Missing where they were kept before that: then the onboarding alone says who.
   */
  for: z.array(Holder).optional(),
});
export type KeptCredentials = z.infer<typeof KeptCredentials>;

/** The vault's name for them. */
export function credentialsName(onboardingId: string): string {
  return `credentials-${onboardingId}`;
}

export function credentialsText(
  { userName, password }: Pick<KeptCredentials, 'userName' | 'password'>,
  holders: readonly Holder[],
): string {
  return JSON.stringify({ userName, password, for: holders.map(({ id, tenantId }) => ({ id, tenantId })) });
}

export function readCredentials(text: string): KeptCredentials {
  return KeptCredentials.parse(JSON.parse(text));
}
