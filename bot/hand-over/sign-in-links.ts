import { randomBytes } from 'node:crypto';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { linkDays } from '../../onboarding/link-standing.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Granted, SignInLink } from '../../onboarding/sign-in-link.ts';
import { saying } from '../../words/saying.ts';
import type { Signatures } from '../secrets/signatures.ts';
import type { SignInSecrets } from '../tasks/attempt.ts';
import type { Link } from './tickets.ts';

/** The links by which customers open the sign-in of their new tenant, and the codes that go with them. */
export interface SignInLinks extends SignInSecrets {
  /** What the press of who may hand over comes to. */
  grant(onboardingId: string, to: string): Promise<Granted>;
  /** Whether somebody's press came to it: who writes into the store can make no other. */
  isGranted(onboardingId: string, granted: Granted): Promise<boolean>;
  /** The id of the link; undefined = it is none of ours. Asks no store: whoever guesses learns nothing, however long they look at it. */
  find(link: Link): Promise<string | undefined>;
  /** What the forms of its page carry. */
  formKey(link: Link): Promise<string>;
}

const day = 24 * 60 * 60_000;
export const codeDigits = 6;

/**
 * Nothing of a link or a code is kept: both follow from what the record says, by a key that lies in the vault. So who reads
 * the store has neither, and who writes into it can make none.
 */
export function createSignInLinks(deps: { signatures: Signatures; publicUrl: string; now: () => number }): SignInLinks {
  const { signatures, publicUrl, now } = deps;

  const links: SignInLinks = {
    async grant(onboardingId, to) {
      const granted = { id: randomBytes(16).toString('base64url'), to, until: now() + linkDays * day };
      return { ...granted, grant: await signatures.sign('sign-in-grant', wholeOf(onboardingId, granted)) };
    },
    isGranted: (onboardingId, granted) =>
      signatures.isOurs('sign-in-grant', wholeOf(onboardingId, granted), granted.grant),

    async find({ onboardingId, token }) {
      const [id = '', signature = ''] = token.split('.');
      const isOurs = await signatures.isOurs('sign-in-link', JSON.stringify([onboardingId, id]), signature);
      return isOurs ? id : undefined;
    },
    formKey: ({ onboardingId, token }) => signatures.sign('sign-in-form', JSON.stringify([onboardingId, token])),

    async linkOf({ id: onboardingId, signInLink }) {
      const { id } = await onlyGranted(onboardingId, signInLink);
      const signature = await signatures.sign('sign-in-link', JSON.stringify([onboardingId, id]));
      return `${publicUrl}/hand-over/${onboardingId}/${id}.${signature}`;
    },
    async codeOf({ id: onboardingId, signInLink }) {
      const { id, code } = await onlyGranted(onboardingId, signInLink);
      const signature = await signatures.sign('sign-in-code', JSON.stringify([onboardingId, id, code?.number]));
      const number = Buffer.from(signature, 'base64url').readBigUInt64BE() % 10n ** BigInt(codeDigits);
      return String(number).padStart(codeDigits, '0');
    },
  };

  const onlyGranted = async (onboardingId: string, link: Onboarding['signInLink']): Promise<SignInLink> => {
    if (link !== null && (await links.isGranted(onboardingId, link))) return link;
    throw new OnboardingError('unexpected', { says: saying('errors.tasks.link-not-granted') });
  };
  return links;
}

function wholeOf(onboardingId: string, { id, to, until }: Omit<Granted, 'grant'>): string {
  return JSON.stringify([onboardingId, id, to, until]);
}
