import type { Proposed } from '../../../../onboarding/proposed.ts';
import type { Asked } from '../../asked.ts';
import type { FromCrm } from '../../from-crm.ts';
import type { SameName } from '../../namesake.ts';

/** The customer whose onboarding begins. */
export interface About {
  readonly name: string;
  /** The first of its name, so that Partner Center has just said that it knows none; or one more. */
  readonly which: 'first' | 'another';
  readonly sameName: SameName;
  /** What the CRM said of its name. */
  readonly crm: FromCrm;
}

/** What one source knows of a customer. */
export interface Found {
  readonly known: Proposed;
  /** Where it comes from, for the person who sees it filled in. */
  readonly says: string;
}

/**
 * Something that may know a customer. It tells a person only what they may see in this chat.
 * @param soFar what was typed, and what the sources before it know; null = nothing
 * @returns undefined = it knows nothing, or nothing that is not known already
 */
export type Source = (asked: Asked, about: About, soFar: Proposed | null) => Promise<Found | undefined>;
