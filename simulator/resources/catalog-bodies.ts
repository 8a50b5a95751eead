import { createHash } from 'node:crypto';
import { link } from '../respond.ts';
import {
  availabilityId,
  currencyOf,
  type Product,
  provisioningId,
  type Segment,
  type Sku,
  termsOf,
  titleOf,
} from './catalog.ts';

/** Where the reader stands: a country given, or a customer whose country and qualifications count. */
export interface Market {
  readonly country: string;
  /** Whom the catalog may be shown for. */
  readonly segments: readonly Segment[];
  readonly path: string;
  /** What links carry on. */
  readonly query: string;
}

/** A product on the wire (Microsoft Learn: product-resources). */
export function productBody({ id, title, description }: Product, { path, query }: Market) {
  return {
    id,
    title,
    description,
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
    isMicrosoftProduct: true,
    publisherName: 'Microsoft Corporation',
    links: { skus: link(`${path}/products/${id}/skus${query}`), self: link(`${path}/products/${id}${query}`) },
  };
}

/** A SKU on the wire. */
export function skuBody(product: Product, sku: Sku, { path, query }: Market) {
  const self = `${path}/products/${product.id}/skus/${sku.id}`;
  return {
    id: sku.id,
    productId: product.id,
    title: titleOf(product, sku),
    description: product.description,
    minimumQuantity: 1,
    maximumQuantity: sku.maximumQuantity,
    isTrial: sku.isTrial,
    supportedBillingCycles: [...new Set(termsOf(sku).map(({ billingCycle }) => billingCycle.toLowerCase()))].sort(),
    purchasePrerequisites: ['MicrosoftCloudAgreement'],
    inventoryVariables: [],
    provisioningVariables: [],
    actions: ['Refund'],
    dynamicAttributes: {
      isMicrosoftProduct: true,
      hasConstraints: true,
      isAddon: sku.prerequisiteSkus.length > 0,
      prerequisiteSkus: sku.prerequisiteSkus,
      isSoftwareAssuranceApplicable: false,
      upgradeTargetOffers: sku.upgradeTargetOffers,
      provisioningId: provisioningId(product, sku),
      internal: false,
    },
    ...(sku.attestationType && {
      attestationProperties: { attestationType: sku.attestationType, enforceAttestation: true },
    }),
    links: { availabilities: link(`${self}/availabilities${query}`), self: link(`${self}${query}`) },
  };
}

/**
 * An availability on the wire, with its product and SKU.
 * @param rotation how often the availability ids changed so far
 */
export function availabilityBody(product: Product, sku: Sku, segment: Segment, market: Market, rotation: number) {
  const id = availabilityId(product, sku, segment, rotation);
  const { code, symbol } = currencyOf(market.country);
  const terms = termsOf(sku).map(({ duration, billingCycle }) => ({
    id: termId(`${id}/${duration}/${billingCycle}`),
    duration,
    description: describeTerm(duration, billingCycle),
    billingCycle,
    cancellationPolicies: [{ refundOptions: [{ sequenceId: 0, type: 'Full', expiresAfter: 'P1D' }] }],
  }));
  return {
    id,
    productId: product.id,
    skuId: sku.id,
    catalogItemId: `${product.id}:${sku.id}:${id}`,
    defaultCurrency: { code, symbol },
    segment,
    country: market.country,
    isPurchasable: true,
    isRenewable: !sku.isTrial,
    ...(!sku.isTrial && {
      renewalInstructions: [
        {
          applicableTermIds: terms.map((term) => term.id),
          renewalOptions: [{ renewToId: `${product.id}:${sku.id}`, isAutoRenewable: true }],
        },
      ],
    }),
    terms,
    product: productBody(product, market),
    sku: skuBody(product, sku, market),
    links: {
      self: link(`${market.path}/products/${product.id}/skus/${sku.id}/availabilities/${id}${market.query}`),
    },
  };
}

function termId(name: string): string {
  return BigInt(`0x${createHash('sha256').update(name).digest('hex').slice(0, 15)}`)
    .toString(36)
    .padStart(12, '0');
}

function describeTerm(duration: string, billingCycle: string): string {
  const lengths: Record<string, string> = { P1M: 'One-Month', P1Y: 'One-Year', P3Y: 'Three-Year' };
  return `${lengths[duration] ?? duration} commitment for ${billingCycle.toLowerCase()} billing`;
}
