/**
 * Where secrets live: the rolling refresh token, a new tenant's administrator password. Nothing else of the product
 * holds them. Any operation throws OnboardingError `store-unavailable` when the vault cannot answer.
 */
export interface Vault {
  /** Keeps a secret under a name, replacing what was there. */
  put(name: string, value: string): Promise<void>;
  /** The secret, or undefined when there is none. Throws `secret-missing` when it is there but cannot be opened. */
  get(name: string): Promise<string | undefined>;
  /** Forgets the secret; forgetting what is not there is no error. */
  delete(name: string): Promise<void>;
}
