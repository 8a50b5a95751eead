/** A mail that came back. */
export interface Bounce {
  /** The one that it left with, see `Mail`. */
  readonly messageId: string;
  /** Why, by RFC 3463, such as `5.1.1`; '' = nobody says. */
  readonly status: string;
}

/** Where mails come back to that a server took and could not deliver. */
export interface Bounces {
  /** How often it is worth a look, in ms. */
  readonly everyMs: number;
  /** What came back since the look before, and some of that again. @throws OnboardingError where nobody can look */
  look(): Promise<readonly Bounce[]>;
}
