import { z } from 'zod';
import type { Call } from '../call.ts';
import recorded from '../data/recorded-offers.json' with { type: 'json' };
import { type Answer, collection, fault, json, link } from '../respond.ts';
import { countryOf } from './countries.ts';

/** As the service once answered for the United States; nothing else of the old catalog was recorded. */
const { categories, offers } = z
  .object({
    categories: z.array(z.looseObject({ id: z.string() })),
    offers: z.array(z.looseObject({ id: z.string() })),
  })
  .parse(recorded);

function requireRecordedCountry({ query }: Call): void {
  const country = query.get('country') ?? '';
  if (!countryOf(country)) throw fault(400, 3000, 'Invalid property. country');
  if (country !== 'US') {
    throw fault(501, 501, 'The simulator has the old offers of the United States only.', [], 'Simulator');
  }
}

/** `GET /v1/offers?country=`: the license-based offers from before the new commerce; none can be bought here. */
export function listOffers(call: Call): Answer {
  requireRecordedCountry(call);
  return json(200, collection(offers, { self: link('/offers?country=US') }));
}

export function getOffer(call: Call): Answer {
  requireRecordedCountry(call);
  const wanted = call.param('offerId').toUpperCase();
  const found = offers.find(({ id }) => id === wanted);
  if (!found) throw fault(404, 1000, 'Not found');
  return json(200, found);
}

export function listOfferCategories(call: Call): Answer {
  requireRecordedCountry(call);
  return json(200, collection(categories));
}
