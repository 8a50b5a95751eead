import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { type Answer, fault, json } from '../respond.ts';
import type { Customer, Qualification } from '../state.ts';
import type { World } from '../world.ts';
import type { Segment } from './catalog.ts';
import { readableCustomer } from './find-customer.ts';

const request = z.discriminatedUnion('qualification', [
  z.object({
    qualification: z.literal('Education'),
    educationSegment: z.enum(['K12', 'HigherEducation']),
    website: z.string().optional(),
  }),
  z.object({ qualification: z.literal('GovernmentCommunityCloud'), validationCode: z.string().min(1) }),
  z.object({ qualification: z.literal('StateOwnedEntity') }),
]);

/**
 * Where Microsoft's look at a qualification stands. An education takes as long as an account's verification, and is
 * denied when its website has the word "denied" in it; the other kinds hold at once.
 */
function vettingOf({ timings, now }: World, { askedAt, website }: Qualification): 'InReview' | 'Approved' | 'Denied' {
  if (askedAt === undefined) return 'Approved';
  if (now() - askedAt < timings.verificationMs) return 'InReview';
  return website?.includes('denied') ? 'Denied' : 'Approved';
}

/** `GET /v1/customers/{id}/qualifications`: a bare array (Microsoft Learn: get-customer-qualification-asynchronous). */
export function listQualifications(call: Call): Answer {
  const { world } = call;
  const found = readableCustomer(call).qualifications.map((one) => {
    const vettingStatus = vettingOf(world, one);
    return {
      qualification: one.qualification,
      vettingStatus,
      ...(vettingStatus === 'Denied' && { vettingReason: 'Not an Education Customer' }),
      ...(vettingStatus !== 'Approved' &&
        one.askedAt !== undefined && { vettingCreatedDate: new Date(one.askedAt).toISOString() }),
    };
  });
  return json(200, found);
}

/** `POST …/qualifications` (Microsoft Learn: update-customer-qualification-asynchronous); its answer spells `vettingCreateDate`. */
export function addQualification(call: Call): Answer {
  const { world } = call;
  const customer = readableCustomer(call);
  const asked = readBody(call, request);
  const isHeld = customer.qualifications.some(
    (one) => one.qualification === asked.qualification && vettingOf(world, one) !== 'Denied',
  );
  // What a second request for the same one answers is not documented.
  if (isHeld) throw fault(400, 3000, `The customer has or awaits the qualification ${asked.qualification} already.`);
  const isVetted = asked.qualification === 'Education';
  const made: Qualification = {
    qualification: asked.qualification,
    ...(isVetted && asked.website && { website: asked.website }),
    ...(isVetted && { askedAt: world.now() }),
  };
  customer.qualifications = [
    ...customer.qualifications.filter((one) => one.qualification !== made.qualification),
    made,
  ];
  return json(201, {
    qualification: asked.qualification,
    ...(isVetted && { educationSegment: asked.educationSegment, ...(asked.website && { website: asked.website }) }),
    vettingStatus: vettingOf(world, made),
    ...(isVetted && { vettingCreateDate: new Date(world.now()).toISOString() }),
  });
}

const segmentOf: Partial<Record<Qualification['qualification'], Segment>> = {
  Education: 'education',
  GovernmentCommunityCloud: 'government',
};

/** The segments a customer may buy for. Nonprofit customers are made by Microsoft only, so there are none here. */
export function segmentsOf(world: World, { qualifications }: Customer): readonly Segment[] {
  const special = qualifications
    .filter((one) => vettingOf(world, one) === 'Approved')
    .flatMap(({ qualification }) => segmentOf[qualification] ?? []);
  return ['commercial', ...special];
}
