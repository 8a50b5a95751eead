import type { World } from '../world.ts';
import { escapeHtml, live, table } from './layout.ts';

/** What Microsoft changed of its prices, and a way to change them. */
export function pricesForm({ state, now }: World): string {
  const rows = state.priceChanges.map(({ from, percent, product }) => [
    new Date(from).toISOString().slice(0, 16).replace('T', ' '),
    `${percent > 0 ? '+' : ''}${percent} %`,
    product === undefined ? 'everything' : `<code>${escapeHtml(product)}</code>`,
    from <= now() ? 'in force' : 'announced',
  ]);
  return `${live('price-changes', table(['From', 'By', 'Of', ''], rows))}<form class="card wide" method="post" action="/_price-changes"><div class="grid">
<label>Percent <input name="percent" type="number" step="any" required placeholder="12"><small>Less than nothing lowers them.</small></label>
<label>Hours until it takes effect <input name="hours" type="number" min="0" step="any" placeholder="0"><small>Until then the price sheet of the future announces it.</small></label>
<label>Product <input name="product" pattern="\\S+:\\S+" placeholder="CFQ7TTC0LH18:0001"><small>Empty for everything.</small></label>
</div><button>Change prices</button></form>`;
}
