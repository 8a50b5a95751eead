import { z } from 'zod';
import { Acceptor, AgreementFacts, Customer, Delegation, Verification } from './facts.ts';
import { Person } from './person.ts';
import { Stage } from './stage.ts';

/** A decision that whoever made it may still take back: until it stands, nothing follows from it. */
export const Undoable = z.object({
  by: Person,
  /** When it stands, ms UTC. */
  until: z.number(),
  /** Its entry of the timeline. */
  entry: z.number(),
  /** The cards that show the deal as it waits were drawn of this revision. */
  revision: z.number().nullable().default(null),
  /** Where the onboarding stood before. */
  stage: Stage,
  /** What it knew of a tenant that nobody believes in any more who sends it back; null = nothing was forgotten. */
  tenant: z
    .object({
      customer: Customer.nullable(),
      acceptors: z.array(Acceptor),
      verification: Verification.nullable(),
      agreementFacts: AgreementFacts,
      delegation: Delegation.nullable(),
    })
    .nullable(),
});
export type Undoable = z.infer<typeof Undoable>;
