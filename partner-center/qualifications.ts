import { z } from 'zod';
import { type Api, type Ids, path } from './api.ts';

/** What a partner may claim for a customer. Nonprofit is only read: the customer asks Microsoft for it. */
export type NewQualification =
  | {
      readonly qualification: 'Education';
      readonly educationSegment: 'K12' | 'HigherEducation';
      readonly website?: string;
    }
  | { readonly qualification: 'GovernmentCommunityCloud'; readonly validationCode: string }
  | { readonly qualification: 'StateOwnedEntity' };

const qualificationSchema = z
  .object({
    qualification: z.string(),
    /** `InReview`, `Approved`, `Denied`; absent where nothing is vetted. */
    vettingStatus: z.string().optional(),
    vettingReason: z.string().optional(),
    /** ISO 8601 UTC. */
    vettingCreatedDate: z.string().optional(),
    vettingCreateDate: z.string().optional(),
  })
  // The two pages spell it differently.
  .transform(({ vettingCreateDate, ...read }) =>
    vettingCreateDate === undefined ? read : { ...read, vettingCreatedDate: vettingCreateDate },
  );
export type Qualification = z.infer<typeof qualificationSchema>;

export interface QualificationOperations {
  /** Microsoft Learn: get-customer-qualification-asynchronous. */
  qualifications(customerId: string): Promise<Qualification[]>;
  /** Claims a qualification, which Microsoft then vets. Microsoft Learn: update-customer-qualification-asynchronous. */
  addQualification(customerId: string, qualification: NewQualification, ids: Ids): Promise<Qualification>;
}

export function qualificationOperations(api: Api): QualificationOperations {
  const listPath = (customerId: string) => path`/v1/customers/${customerId}/qualifications`;
  return {
    qualifications: (customerId) =>
      api.send({
        method: 'GET',
        path: listPath(customerId),
        operation: 'qualifications',
        schema: z.array(qualificationSchema),
      }),
    addQualification: (customerId, qualification, ids) =>
      api.send({
        method: 'POST',
        path: listPath(customerId),
        operation: 'addQualification',
        ...ids,
        body: qualification,
        schema: qualificationSchema,
      }),
  };
}
