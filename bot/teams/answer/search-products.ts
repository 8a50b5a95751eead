import { marketOf } from '../../../onboarding/steps.ts';
import { may } from '../../../onboarding/who-may.ts';
import { searchCatalog } from '../../lookups/offer-product.ts';
import { type Asked, lookupsOf } from '../asked.ts';
import type { Answer } from '../channel/answer.ts';
import { searchResponse } from '../channel/answer.ts';
import type { IncomingOf } from '../channel/incoming.ts';
import { keepRefusal } from './refuse.ts';

/** Teams shows no more options than this in a typeahead (Microsoft Learn, "Typeahead search in Adaptive Cards"). */
const mostOptions = 15;

/** Products by part of their name, from the catalog of the onboarding that the card's dataset names. */
export async function searchProducts(asked: Asked, { dataset, queryText }: IncomingOf<'typeahead'>): Promise<Answer> {
  const { services, caller, roles } = asked;
  const read = await services.onboardings.get(dataset.replace(/^catalog\//, ''));
  if (read === undefined) return searchResponse([]);
  const { record } = read;
  const refusal = may(record, { person: caller.person, roles }, 'search-catalog');
  if (refusal !== undefined) {
    await keepRefusal(asked, refusal, 'search-catalog', read);
    return searchResponse([]);
  }
  const market = marketOf(record);
  if (market === undefined) return searchResponse([]);
  const found = await searchCatalog(
    lookupsOf(services, record.providerId, caller.person.id).catalog,
    market,
    queryText,
  );
  return searchResponse(found.slice(0, mostOptions));
}
