import { saying } from '../../../words/saying.ts';
import { type LookAtAccount, ok, wrong } from '../check.ts';

/** Whether there is something to order, and what it costs. */
export const prices: LookAtAccount = async (account, { partnerCenterOf }) => {
  const { client } = await partnerCenterOf(account);
  const { country } = await client.partnerProfile();
  const [products, { size }] = await Promise.all([client.products(country, 'commercial'), client.pricesNow(country)]);
  const values = { country, products: products.length, prices: size };
  if (products.length === 0) return [wrong(saying('doctor.account.noProducts', values))];
  return [size === 0 ? wrong(saying('doctor.account.noPrices', values)) : ok(saying('doctor.account.prices', values))];
};
