import type { IncomingMessage } from 'node:http';
import type { Person } from '../../onboarding/person.ts';

/** Who looks at a page. */
export interface Visitor {
  /** As Entra names them; undefined where nobody is asked. */
  readonly person: Person | undefined;
  /** Whether it is this person. */
  is(person: Person): boolean;
  /** What each of the visitor's forms has to carry, so that no other site can send one in their name. */
  readonly formKey: string;
}

/** Pages show what they show to people who have signed in at Entra. */
export interface SignIn {
  /** Undefined = nobody has signed in, or it was too long ago. */
  visitor(request: IncomingMessage): Promise<Visitor | undefined>;
  /** The way by Entra for a browser; undefined where nobody is asked. */
  readonly browser: BrowserSignIn | undefined;
}

/** The way of a browser to Entra and back. */
export interface BrowserSignIn {
  /** @param path the page to come back to, of ours */
  begin(path: string): Promise<Leg>;
  /** The browser is back from Entra. Undefined = it has not signed in, or not here, or with an account of others. */
  finish(request: IncomingMessage): Promise<Leg | undefined>;
}

/** Where a browser is sent, and what it keeps (`Set-Cookie`). */
export interface Leg {
  readonly location: string;
  readonly cookies: readonly string[];
}

/** A developer's own machine: there is no Entra that could say who it is, and nobody else. */
export const nobodyIsAsked: SignIn = {
  visitor: async () => ({ person: undefined, is: () => true, formKey: '' }),
  browser: undefined,
};
