import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { makeGuid } from '../identifiers.ts';
import { type Answer, fault, json, link, timestamp } from '../respond.ts';
import type { Cart } from '../state.ts';
import { tradingCustomer } from './find-customer.ts';
import { requireResellerAttestation } from './indirect-resellers.ts';
import { lineRequest, priceLines } from './price-cart.ts';

const request = z.object({
  partnerOnRecordAttestationAccepted: z.boolean().optional(),
  lineItems: z.array(lineRequest).min(1),
});

function readLines(call: Call) {
  const { partnerOnRecordAttestationAccepted, lineItems } = readBody(call, request);
  requireResellerAttestation(call.world, partnerOnRecordAttestationAccepted);
  return lineItems;
}

const lifetimeMs = 7 * 24 * 60 * 60 * 1000;

/** `POST /v1/customers/{id}/carts`: 201 also when lines are wrong; each wrong line says so itself (Microsoft Learn: create-a-cart). */
export function createCart(call: Call): Answer {
  const { world } = call;
  const customer = tradingCustomer(call);
  const lineItems = readLines(call);
  const cart: Cart = {
    id: makeGuid(world.state),
    customerId: customer.id,
    createdAt: world.now(),
    modifiedAt: world.now(),
    status: 'Active',
    lineItems: priceLines(world, customer, lineItems),
  };
  world.state.carts.push(cart);
  return json(201, cartBody(call, cart));
}

export function getCart(call: Call): Answer {
  return json(200, cartBody(call, findCart(call)));
}

/** `PUT /v1/customers/{id}/carts/{cartId}`: replaces the lines (Microsoft Learn: update-a-cart). */
export function putCart(call: Call): Answer {
  const { world } = call;
  const cart = findCart(call);
  if (cart.status === 'Ordered') throw alreadySubmitted(cart);
  const customer = tradingCustomer(call);
  cart.lineItems = priceLines(world, customer, readLines(call));
  cart.modifiedAt = world.now();
  return json(world.switches.updatedCartStatus, cartBody(call, cart));
}

/** The customer's cart of the path; 404 code 800008 when there is none or it ran out after seven days. */
export function findCart(call: Call): Cart {
  const customer = tradingCustomer(call);
  const cart = call.world.state.carts.find(({ id }) => id === call.param('cartId').toLowerCase());
  if (cart?.customerId !== customer.id || cart.createdAt + lifetimeMs < call.world.now()) {
    throw fault(404, 800008, 'Unable to retrieve cart ID');
  }
  return cart;
}

export function alreadySubmitted({ id }: Cart) {
  return fault(400, 800065, `can't check out an already submitted cart ${id}.`);
}

function cartBody({ world }: Call, { customerId, createdAt, modifiedAt, ...cart }: Cart) {
  return {
    id: cart.id,
    creationTimestamp: timestamp(createdAt),
    lastModifiedTimestamp: timestamp(modifiedAt),
    expirationTimestamp: timestamp(createdAt + lifetimeMs),
    lastModifiedUser: world.state.partner.tenantId,
    status: cart.status,
    lineItems: cart.lineItems,
    links: { self: link(`/customers/${customerId}/carts/${cart.id}`) },
    attributes: { objectType: 'Cart' },
  };
}
