/** How long somebody is kept waiting in a turn, in ms. */
export interface Patience {
  /** After so long a call of Teams is answered, whatever is still being done. */
  readonly answer: number;
  /** So long a form waits for what it can do without. */
  readonly form: number;
  /** So long a question to Partner Center may take. */
  readonly partnerCenter: number;
}

/** Teams waits 5 s for an invoke's answer, and repeats a turn after 10 to 15 s. */
export const patienceOfTeams: Patience = { answer: 4000, form: 2000, partnerCenter: 6000 };
