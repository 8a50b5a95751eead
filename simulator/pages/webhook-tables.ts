import type { Delivery } from '../webhooks/webhook-state.ts';
import type { World } from '../world.ts';
import { clock, escapeHtml, table } from './layout.ts';

/** Where the partner wants its events, and which. */
export function showRegistration({ state }: World): string {
  const { registration } = state.webhooks;
  if (!registration) return '<p class="quiet">Nobody has registered for events.</p>';
  const events = registration.webhookEvents.map((name) => `<code>${escapeHtml(name)}</code>`).join(', ');
  return `<p>To <code>${escapeHtml(registration.webhookUrl)}</code>: ${events}. Signatures can be checked by <a href="/webhook-root.pem">this root</a>.</p>`;
}

/** The events that were sent, with every attempt. */
export function showDeliveries({ state }: World): string {
  const { registration, deliveries } = state.webhooks;
  if (!registration && deliveries.length === 0) return '';
  return table(['When', 'Event', 'Attempts', 'Outcome'], deliveries.map(deliveryRow).reverse());
}

function deliveryRow({ at, eventName, attempts, outcome }: Delivery): string[] {
  const tries = attempts.map(({ at, status, problem }) => `${clock(at)} ${escapeHtml(status ?? problem ?? '')}`);
  const colour = { delivered: 'good', pending: '', offline: 'bad' }[outcome];
  return [
    clock(at),
    `<code>${escapeHtml(eventName)}</code>`,
    tries.join('<br>') || '–',
    `<span class="${colour}">${outcome === 'offline' ? 'offline queue' : outcome}</span>`,
  ];
}
