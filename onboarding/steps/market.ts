import { z } from 'zod';
import { FormReader, type FormResult, type Inputs } from '../form.ts';

export const segments = ['commercial', 'education', 'government', 'nonprofit'] as const;
export const Segment = z.enum(segments);
export type Segment = z.infer<typeof Segment>;

/** Where the customer buys: the country and kind of customer that the catalog is asked for. */
export interface Market {
  readonly country: string;
  readonly segment: Segment;
}

/** Reads only where the customer buys, for a tenant that needs no mail. */
export function readMarketForm(inputs: Inputs, countries: readonly string[]): FormResult<Market> {
  const form = new FormReader(inputs);
  return form.result(readMarket(form, countries));
}

/** @param countries ISO codes the provider may sell to */
export function readMarket(form: FormReader, countries: readonly string[]): Market {
  return {
    country: form.choice('country', 'choose-country', countries) ?? '',
    segment: form.choice('segment', 'choose-segment', segments) ?? 'commercial',
  };
}
