import { z } from 'zod';

/** Why a deal has to be approved before anything of it is set up. */
export const ApprovalReason = z.enum([
  /** The settings want every order approved. */
  'every-order',
  /** What it costs us has changed since it was approved, or submitted, and nobody has approved that. */
  'price-moved',
  'above-threshold',
  'unknown-cost',
  /** Any single line's price, after the discount, is less than what we pay. */
  'below-cost',
  'discount',
  'back-dated',
  /** Its amounts are in another currency than the contract, so they compare to no threshold. */
  'other-currency',
  /** The tenant was our customer before this. */
  'existing-customer',
  /** The customer has a tenant, and nobody knows which. */
  'unknown-tenant',
  /** The customer has a tenant, and whom we write to is not from there. */
  'contact-elsewhere',
  /** Which tenant it is rests on the word of the requester. */
  'confirmed-tenant',
  /** An approver has rejected it before. */
  'rejected-before',
  /** With what the same rep, or all for the same customer, ordered unapproved of late it is above the threshold. */
  'period-total',
  /** What was ordered unapproved of late is in another currency. */
  'period-currency',
  /** Of these the policy wants an approval: less stays with us than it says, */
  'low-margin',
  /** the customer was not ours before, */
  'first-order',
  /** it binds for longer than it says, */
  'long-commitment',
  /** it is ordered with this provider. */
  'by-provider',
]);
export type ApprovalReason = z.infer<typeof ApprovalReason>;
