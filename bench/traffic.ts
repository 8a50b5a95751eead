import {
  existingTenantFromMailToOrder,
  newTenantFromCommandToOrder,
  slowPartnerCenter,
} from '../test/flow/journeys.ts';
import { type Product, type ProductOptions, startProduct } from '../test/flow/start-product.ts';

/** Both branches, from the command to the placed order, as one rep and one of two approvers live through them. */
const deals: readonly [what: string, journey: (product: Product) => Promise<void>, options: ProductOptions][] = [
  ['new tenant', newTenantFromCommandToOrder, slowPartnerCenter],
  ['their tenant', existingTenantFromMailToOrder, {}],
];

/**
 * What the bot sends and edits by the Bot Connector for one deal, in the rep's chat and in an approver's. What answers a
 * press in the same request is none of it. A decision can be undone for a second, as otherwise for a minute.
 */
export async function showTraffic(): Promise<string> {
  const lines: string[] = [];
  for (const [what, journey, options] of deals) {
    const product = await startProduct({ ...options, settings: { UNDO_SECONDS: '1' } });
    try {
      const before = product.teams.connector.traffic.length;
      await journey(product);
      const traffic = product.teams.connector.traffic.slice(before);
      for (const [whose, { conversationId }] of Object.entries({ rep: product.rep, approver: product.manager })) {
        const there = traffic.filter((one) => one.conversationId === conversationId);
        const sends = there.filter(({ does }) => does === 'send').length;
        lines.push(`${what.padEnd(14)}${whose.padEnd(10)}${sends} sends, ${there.length - sends} edits`);
      }
    } finally {
      await product.close();
    }
  }
  return `Sends and edits of one deal in Teams, from the command to the placed order.\n\n${lines.join('\n')}\n`;
}
