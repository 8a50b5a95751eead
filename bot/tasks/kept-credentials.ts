import { z } from 'zod';

/** A new tenant's administrator credentials as the vault keeps them. */
const KeptCredentials = z.object({
  userName: z.string(),
  password: z.string(),
  /**
   * Whose they are, sealed with them: who rewrites the onboarding in the store does not become the one who sees them.
   * Where it is missing they are from before this was kept.
   */
  for: z.object({ id: z.string(), tenantId: z.string() }).optional(),
});
export type KeptCredentials = z.infer<typeof KeptCredentials>;

/** The vault's name for them. */
export function credentialsName(onboardingId: string): string {
  return `credentials-${onboardingId}`;
}

export function credentialsText(
  credentials: Omit<KeptCredentials, 'for'>,
  whose: { readonly id: string; readonly tenantId: string },
): string {
  return JSON.stringify({ ...credentials, for: { id: whose.id, tenantId: whose.tenantId } });
}

export function readCredentials(text: string): KeptCredentials {
  return KeptCredentials.parse(JSON.parse(text));
}
