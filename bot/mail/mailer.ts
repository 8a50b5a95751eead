/** A mail to one person, in both its forms. */
export interface Mail {
  readonly to: string;
  /** Without it the configured sender. */
  readonly from?: string;
  /** Whom an answer reaches; without it the sender. */
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  /** `cid:logo` in it is the logo of the settings. */
  readonly html: string;
  /** Names the mail for good: sent again after a crash it carries the same id. Without angle brackets, `id@domain`. */
  readonly messageId: string;
}

export interface Mailer {
  /** Hands the mail over; safe to repeat with the same `messageId`. Throws OnboardingError `mail-not-sent`. */
  send(mail: Mail): Promise<void>;
}
