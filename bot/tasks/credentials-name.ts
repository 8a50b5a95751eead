/** The vault's name for a new tenant's administrator credentials, kept as JSON `{ userName, password }`. */
export function credentialsName(onboardingId: string): string {
  return `credentials-${onboardingId}`;
}
