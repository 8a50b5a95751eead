import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Simulator, startSimulator } from '../../../simulator/start-simulator.ts';
import type { State } from '../../../simulator/state.ts';
import type { Ids } from '../../api.ts';
import type { CustomerBillingProfile } from '../../customer-profiles.ts';
import { createPartnerCenter, type PartnerCenter, type PartnerCenterOptions } from '../../partner-center.ts';
import type { Subscription } from '../../subscriptions.ts';
import { createTokens } from '../../tokens.ts';
import { type HeaderOf, sending } from './sending.ts';
import type { Switches } from './troubles.ts';

export const newIds = (): Ids => ({ requestId: randomUUID(), correlationId: randomUUID() });

export const address = {
  addressLine1: '1 Microsoft Way',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  country: 'US',
};
export const tania = { firstName: 'Tania', lastName: 'Carr', email: 'tania@abccorp.com', phoneNumber: '4255550100' };

/** Who never was told to Partner Center before. */
export function stranger(domain: string) {
  return { companyName: 'ABC Corp', domain, contact: tania, address, culture: 'en-US', language: 'en' };
}

/** What calls of the operations are about. */
export interface Held {
  /** A customer that may buy, with an open cart, a completed order and its subscription. */
  readonly customerId: string;
  /** A customer that has nothing yet. */
  readonly newcomerId: string;
  readonly templateId: string;
  readonly catalogItemId: string;
  readonly availabilityId: string;
  readonly cartId: string;
  readonly orderId: string;
  readonly subscription: Subscription;
  readonly billingProfile: CustomerBillingProfile;
  auditRecordId(): string;
  testEventId(): string;
  adminRelationshipId(): string;
}

/** A partner at a simulator of its own that holds one of everything. */
export interface PreparedPartner extends Held {
  readonly simulator: Simulator;
  /** A new client: no memory, a closed circuit, and the tokens of the others. */
  client(headerOf?: HeaderOf, options?: Partial<PartnerCenterOptions>): PartnerCenter;
  /** What must be told to nobody: tokens, passwords, the client's secret. */
  readonly secrets: ReadonlySet<string>;
  /** Everything that the clients have logged, with all that can be logged. */
  readonly logged: () => string;
  /** From here on `restore` brings the simulator's state back to what it is now. */
  keep(): void;
  restore(): void;
  /** Whether the state is what was kept, apart from tokens, sign-ins counted and remembered answers. */
  isUnchanged(): boolean;
}

const line = { quantity: 5, billingCycle: 'monthly', termDuration: 'P1Y' };
/** An indirect reseller of the simulator's indirect provider. */
export const reseller = '484e548c-f5f3-4528-93a9-c16c6373cb59';
/** Asked of indirect providers. */
const terms = { partnerOnRecordAttestationAccepted: true };
const product = ['CFQ7TTC0LH18', '0001'] as const;

export async function startPreparedPartner(switches: Switches = {}): Promise<PreparedPartner> {
  let now = Date.parse('2026-03-02T09:00:00Z');
  const timings = { webhookPauseMs: 3_600_000 };
  const simulator = await startSimulator({ port: 0, clock: () => now, timings, ...switches });
  const access = sending(simulator);
  const tokens = createTokens({ ...access.options, fetch });
  const client: PreparedPartner['client'] = (headerOf, options) =>
    createPartnerCenter({
      ...access.options,
      tokens,
      now: () => now,
      pause: async () => undefined,
      fetch: access.fetchWith(headerOf),
      ...options,
    });

  const partner = client();
  const customerId = idOf(simulator.state, 'Adatum');
  const newcomer = stranger('newcomer.onmicrosoft.com');
  const ofReseller = switches.partnerType === 'indirect' ? { associatedPartnerId: reseller } : {};
  const { customerId: newcomerId } = await partner.createCustomer({ ...newcomer, ...ofReseller }, newIds());
  now += 60_000;
  const [{ templateId } = { templateId: '' }] = await partner.agreementTemplates();
  const [availability] = await partner.availabilities(...product, 'US', 'commercial');
  const { catalogItemId = '', id: availabilityId = '' } = availability ?? {};
  const lines = [{ ...line, catalogItemId }];
  const ordered = await partner.createCart(customerId, lines, newIds(), terms);
  const { orders } = await partner.checkout(customerId, ordered.cartId, newIds());
  now += 60_000;
  const [subscription] = await partner.subscriptions(customerId);
  const { cartId } = await partner.createCart(customerId, lines, newIds(), terms);
  const billingProfile = await partner.customerBillingProfile(customerId);
  if (subscription === undefined) throw new Error('the order made no subscription');

  let kept = structuredClone(simulator.state);
  return {
    simulator,
    customerId,
    newcomerId,
    templateId,
    catalogItemId,
    availabilityId,
    cartId,
    orderId: orders[0]?.id ?? '',
    subscription,
    billingProfile,
    auditRecordId: () => simulator.state.auditRecords[0]?.id ?? '',
    adminRelationshipId: () => simulator.state.adminRelationships[0]?.id ?? '',
    testEventId: () => simulator.state.webhooks.deliveries[0]?.id ?? '',
    client,
    secrets: access.secrets,
    logged: access.logged,
    keep() {
      kept = structuredClone(simulator.state);
    },
    restore() {
      Object.assign(simulator.state, structuredClone(lasting(kept)));
      simulator.state.answers = structuredClone(kept.answers);
    },
    isUnchanged: () => isDeepStrictEqual(lasting(simulator.state), lasting(kept)),
  };
}

/** Without tokens, which go on being used, what is counted with them, and answers kept for repetitions. */
function lasting({ refreshTokens: _tokens, signIns: _signIns, made: _made, answers: _answers, ...state }: State) {
  return state;
}

function idOf({ customers }: State, companyName: string): string {
  const found = customers.find((customer) => customer.companyName === companyName);
  if (found === undefined) throw new Error(`the simulator has no ${companyName}`);
  return found.id;
}
