import { z } from 'zod';
import { faultKinds } from '../faults.ts';
import { switchesSchema, timingsSchema } from '../switches.ts';
import type { World } from '../world.ts';
import { escapeHtml, table } from './layout.ts';

/** All switches and timings with what they mean, to be changed. */
export function switchesForm({ switches, timings }: World): string {
  const now = new Map<string, unknown>(Object.entries({ ...switches, ...timings }));
  const shape = { ...switchesSchema.shape, ...timingsSchema.shape };
  const fields = Object.entries(shape).map(([name, setting]) => {
    const current = String(now.get(name));
    return `<label>${escapeHtml(name)} ${field(name, setting, current)}<small>${escapeHtml(setting.description ?? '')}</small></label>`;
  });
  return `<form class="card wide" method="post" action="/_switches"><div class="grid">${fields.join('')}</div><button>Change</button></form>`;
}

function field(name: string, setting: z.ZodType, current: string): string {
  const values =
    setting instanceof z.ZodEnum ? setting.options : setting instanceof z.ZodLiteral ? [...setting.values] : [];
  if (values.length === 0) return `<input name="${escapeHtml(name)}" value="${escapeHtml(current)}">`;
  return choice(name, values.map(String), current);
}

function choice(name: string, values: readonly string[], current: string): string {
  const options = values.map((value) => `<option${value === current ? ' selected' : ''}>${escapeHtml(value)}</option>`);
  return `<select name="${escapeHtml(name)}">${options.join('')}</select>`;
}

/** The trouble that waits for its requests. */
export function orderedFaults({ faults }: World): string {
  if (faults.length === 0) return '<p class="quiet">None ordered.</p>';
  const rows = faults.map(({ match, fault, times }) => [
    `<code>${escapeHtml(match)}</code>`,
    escapeHtml(fault),
    `${times} ×`,
  ]);
  const off = '<form method="post" action="/_faults/none"><button class="plain">Call all off</button></form>';
  return table(['For', 'Fault', 'Left'], rows) + off;
}

/** Orders trouble for the next requests. Fields left empty take what is usual. */
export function faultsForm(): string {
  return `<form class="card wide" method="post" action="/_faults"><div class="grid">
<label>For the next requests <input name="match" required pattern="[A-Z]+ /\\S*" placeholder="POST /v1/customers/*/carts"><small>Method and path; * stands for one part of it.</small></label>
<label>Fault ${choice('fault', faultKinds, 'drop-after')}<small>One request alone asks for it in its header Simulator-Fault, such as “429 2”.</small></label>
<label>Times <input name="times" type="number" min="1" placeholder="1"></label>
<label>Delay of slow, in ms <input name="delayMs" type="number" min="0" placeholder="2000"></label>
<label>Retry-After of 429, in seconds <input name="retryAfterSeconds" type="number" min="1" placeholder="57"></label>
<label>Status of refuse and newer-fault <input name="status" type="number" min="400" max="599" placeholder="400"></label>
<label>Code of these <input name="code" type="number" min="0" placeholder="3000"></label>
<label>Description of these <input name="description" placeholder="Refused by order."></label>
</div><button>Order</button></form>`;
}

/** What Microsoft once did to all that does not renew. */
export function extendUnrenewedForm({ state }: World): string {
  if (state.orders.length === 0) return '';
  return '<form method="post" action="/_extend-unrenewed"><button class="plain">Move all that does not renew to the Extended Service Term, as Microsoft did</button></form>';
}

/** How late it is in here, and a way to make it later. */
export function clockForm({ now, state }: World): string {
  const ahead = state.clockAheadMs === 0 ? '' : `, ${state.clockAheadMs / 3_600_000} hours ahead of the real one`;
  return `<form class="card wide" method="post" action="/_clock"><p>It is ${new Date(now()).toISOString().slice(0, 16).replace('T', ' ')}${ahead}.</p>
<label>Hours to put it forward <input name="hours" type="number" min="1" step="any" required placeholder="168"></label><button>Put forward</button></form>`;
}
