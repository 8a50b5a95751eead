import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { guidOf } from '../identifiers.ts';
import { type Answer, collection, fault, json } from '../respond.ts';
import type { Customer } from '../state.ts';
import { findPlan, type Plan, provisioningId, titleOf } from './catalog.ts';
import { administeredCustomer } from './customer-directory.ts';
import { findUser } from './find-customer.ts';
import { standingOf } from './subscription-term.ts';
import { subscriptionsOf } from './subscriptions.ts';

/** What a customer may hand out of one SKU: the seats of its subscriptions together. */
interface Stock {
  readonly id: string;
  readonly title: string;
  readonly activeUnits: number;
  readonly suspendedUnits: number;
  /** Of expired subscriptions, in their first 30 days. */
  readonly warningUnits: number;
  readonly consumedUnits: number;
}

/** `GET …/subscribedskus` (Microsoft Learn: get-a-list-of-available-licenses). */
export function listSubscribedSkus(call: Call): Answer {
  const items = stocksOf(call, administeredCustomer(call)).map((stock) => {
    const { id: _, title: __, ...units } = stock;
    return {
      availableUnits: availableUnits(stock),
      ...units,
      totalUnits: units.activeUnits + units.suspendedUnits + units.warningUnits,
      productSku: { ...productSku(stock), targetType: 'User' },
      servicePlans: [servicePlan(stock, 'Enabled')],
      capabilityStatus: units.activeUnits > 0 ? 'Enabled' : units.warningUnits > 0 ? 'Warning' : 'Suspended',
      attributes: { objectType: 'SubscribedSku' },
    };
  });
  return json(200, collection(items));
}

/** `GET …/users/{id}/licenses` (Microsoft Learn: check-which-licenses-are-assigned-to-a-user). */
export function listLicensesOfUser(call: Call): Answer {
  const customer = administeredCustomer(call);
  const { licenses } = findUser(customer, call.param('userId'));
  const items = stocksOf(call, customer)
    .filter(({ id }) => licenses.includes(id))
    .map((stock) => ({
      servicePlans: [servicePlan(stock, 'Assigned')],
      productSku: productSku(stock),
      attributes: { objectType: 'License' },
    }));
  return json(200, collection(items));
}

const update = z.object({
  licensesToAssign: z.array(z.object({ skuId: z.string().toLowerCase() })).default([]),
  licensesToRemove: z.array(z.string().toLowerCase()).default([]),
});

/**
 * `POST …/users/{id}/licenseupdates`: 400 code 60012 when none is left (Microsoft Learn: assign-licenses-to-a-user). A
 * user needs a place of work first.
 */
export function updateLicenses(call: Call): Answer {
  const customer = administeredCustomer(call);
  const user = findUser(customer, call.param('userId'));
  const { licensesToAssign, licensesToRemove } = readBody(call, update);
  if (licensesToAssign.length > 0 && !user.usageLocation) throw fault(400, 3000, 'Invalid property. usageLocation');
  const kept = user.licenses.filter((id) => !licensesToRemove.includes(id));
  const added = licensesToAssign.map(({ skuId }) => skuId).filter((id) => !kept.includes(id));
  const stocks = stocksOf(call, customer);
  for (const skuId of added) {
    const stock = stocks.find(({ id }) => id === skuId);
    if (!stock || availableUnits(stock) < 1) throw outOfLicenses(customer, skuId);
  }
  user.licenses = [...kept, ...added];
  return json(201, {
    ...(licensesToAssign.length > 0 && { licensesToAssign }),
    ...(licensesToRemove.length > 0 && { licensesToRemove }),
    licenseWarnings: [],
    attributes: { objectType: 'LicenseUpdate' },
  });
}

function stocksOf(call: Call, { users }: Customer): Stock[] {
  const { world } = call;
  const seats = subscriptionsOf(call).flatMap(({ order, line }) => {
    const plan = findPlan(line.catalogItemId);
    return plan ? [{ plan, ...standingOf(world, order, line) }] : [];
  });
  const ofSkus = Map.groupBy(seats, ({ plan }) => idOf(plan));
  return [...ofSkus].flatMap(([id, [first, ...others]]) => {
    if (!first) return [];
    const count = (status: string) =>
      [first, ...others].reduce((sum, one) => sum + (one.status === status ? one.quantity : 0), 0);
    const stock = {
      id,
      title: titleOf(first.plan.product, first.plan.sku),
      activeUnits: count('active'),
      suspendedUnits: count('suspended'),
      warningUnits: count('expired'),
      consumedUnits: users.filter(({ licenses }) => licenses.includes(id)).length,
    };
    return stock.activeUnits + stock.suspendedUnits + stock.warningUnits > 0 ? [stock] : [];
  });
}

function idOf({ product, sku }: Plan): string {
  return provisioningId(product, sku).toLowerCase();
}

function availableUnits({ activeUnits, warningUnits, consumedUnits }: Stock): number {
  return activeUnits + warningUnits - consumedUnits;
}

/** Microsoft's part numbers are in no source; these are made of the title. */
function partNumber({ title }: Stock): string {
  return title.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

function productSku(stock: Stock) {
  return { id: stock.id, name: stock.title, skuPartNumber: partNumber(stock), licenseGroupId: 'group1' };
}

/** What a SKU is made of is in no source either: one service of its name. */
function servicePlan(stock: Stock, capabilityStatus: 'Enabled' | 'Assigned') {
  return {
    displayName: stock.title,
    serviceName: partNumber(stock),
    id: guidOf(createHash('sha256').update(`service of ${stock.id}`).digest('hex')),
    capabilityStatus,
    targetType: 'User',
  };
}

function outOfLicenses({ id }: Customer, skuId: string) {
  return fault(
    400,
    60012,
    'We are sorry, it looks like you have run out of licenses. Buy more licenses, and then try again.',
    [
      `LicenseQuotaExceededException : Subscription with Account ${id} and SKU ${skuId} does not have any available licenses left.`,
    ],
  );
}
