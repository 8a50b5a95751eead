import { type Edit, editsBetween } from '../../onboarding/edit.ts';
import { mostWrongCodes } from '../../onboarding/link-standing.ts';
import type { OrderShown, TimelineEntry } from '../../onboarding/timeline.ts';
import { orderFacts } from '../../onboarding/what-counts.ts';
import type { Words } from '../../words/words.ts';
import { movesWords } from '../cost-moves.ts';
import { endsText } from '../ends-text.ts';
import { changedLines } from '../order-change-words.ts';
import { codeWords } from './code-words.ts';

/** What happened, in a line. */
export function entryText(words: Words, entry: TimelineEntry): string {
  switch (entry.kind) {
    case 'rejected':
      return entry.reason === ''
        ? words.say('onboarding.timeline.rejected-elsewhere', { by: entry.by.name })
        : words.say('onboarding.timeline.rejected', { by: entry.by.name, reason: shortened(entry.reason) });
    case 'asked-rep':
      return words.say('onboarding.timeline.asked-rep', { by: entry.by.name, question: shortened(entry.question) });
    case 'answered-approver':
      return words.say('onboarding.timeline.answered-approver', { by: entry.by.name, answer: shortened(entry.answer) });
    case 'passed-on': {
      const { by, to, reason } = entry;
      return words.say('onboarding.timeline.passed-on', { by: by.name, to: to.name, reason: shortened(reason) });
    }
    case 'reopened':
      return entry.before === 'provisioning'
        ? words.say('onboarding.timeline.reopened-after-approval', { by: entry.by.name })
        : words.say('onboarding.timeline.reopened-before-decision', { by: entry.by.name });
    case 'submitted': {
      if (entry.approvalKept !== undefined) {
        const approver = entry.approvalKept.name;
        return words.say('onboarding.timeline.submitted-approved', { by: entry.by.name, approver });
      }
      const edits = orderEdits(entry);
      return edits.length === 0
        ? words.say('onboarding.timeline.submitted', { by: entry.by.name })
        : words.say('onboarding.timeline.submitted-changed', { by: entry.by.name, edits: editsText(words, edits) });
    }
    case 'edited':
      return words.say('onboarding.timeline.edited', { by: entry.by.name, edits: editsText(words, entry.edits) });
    case 'started':
    case 'approved':
    case 'approved-in-part':
    case 'undone':
    case 'retried':
    case 'viewed-credentials':
    case 'took-credentials':
    case 'started-over':
    case 'cancelled':
    case 'stopped-reminders':
    case 'resumed-reminders':
      return words.say(`onboarding.timeline.${entry.kind}`, { by: entry.by.name });
    case 'took-account':
      return words.say('onboarding.timeline.took-account', { by: entry.by.name, name: entry.name });
    case 'reassigned':
      return words.say('onboarding.timeline.reassigned', {
        by: entry.by.name,
        from: entry.from.name,
        to: entry.to.name,
      });
    case 'refused':
      return words.say('onboarding.timeline.refused', {
        by: entry.by.name,
        verb: entry.verb.endsWith('-credentials') ? 'credentials' : entry.verb.replace('take-pack', 'pack'),
      });
    case 'invitation-mailed':
      return words.say('onboarding.timeline.invitation-mailed', { to: valueText(words, entry.to) });
    case 'handed-over':
      return words.say('onboarding.timeline.handed-over', { by: entry.by.name, to: valueText(words, entry.to) });
    case 'sign-in-link-mailed':
    case 'sign-in-code-mailed':
      return words.say(`onboarding.timeline.${entry.kind}`, { to: valueText(words, entry.to) });
    case 'sign-in-code-wrong':
      return words.say('onboarding.timeline.sign-in-code-wrong', { times: entry.times });
    case 'sign-in-link-ended':
      return entry.why === 'locked'
        ? words.say('onboarding.timeline.sign-in-link-ended-locked', { most: mostWrongCodes })
        : words.say(`onboarding.timeline.sign-in-link-ended-${entry.why}`);
    case 'sign-in-opened':
      return words.say('onboarding.timeline.sign-in-opened', { whom: valueText(words, entry.whom) });
    case 'mailed-again':
      return words.say(`onboarding.timeline.mailed-again-${entry.what}`, {
        by: entry.by?.name ?? 'none',
        to: valueText(words, entry.to),
      });
    case 'reminded':
      return words.say(`onboarding.timeline.reminded-${entry.what}`, { to: valueText(words, entry.to) });
    case 'mail-bounced':
      return words.say(`onboarding.timeline.mail-bounced-${entry.why}`, { to: valueText(words, entry.to) });
    case 'tenant-created':
      return words.say('onboarding.timeline.tenant-created', { domain: entry.domain });
    case 'agreement-signed':
      return words.say(`onboarding.timeline.agreement-signed-${entry.how}`);
    case 'tenant-connected':
      return words.say('onboarding.timeline.tenant-connected', { domain: entry.domain });
    case 'tenant-accepted':
      return words.say('onboarding.timeline.tenant-accepted', entry);
    case 'confirmed-tenant':
    case 'refused-tenant':
      return words.say(`onboarding.timeline.${entry.kind}`, { by: entry.by.name, domain: entry.domain });
    case 'end-of-term-repaired':
    case 'end-of-term-left':
      return words.say(`onboarding.timeline.${entry.kind}`, { changes: endsText(words, entry.lines) });
    case 'price-moved':
    case 'price-fell':
      return words.say(`onboarding.timeline.${entry.kind}`, { moves: movesWords(words, entry.moves) });
    case 'order-placed':
      return words.say('onboarding.timeline.order-placed', { orders: entry.orderIds.join(', ') });
    case 'order-taken':
      return words.say('onboarding.timeline.order-taken', {
        orders: entry.orders.map(({ orderId }) => orderId).join(', '),
        refused: entry.refused.length,
      });
    case 'left-out':
      return words.say('onboarding.timeline.left-out', { by: entry.by.name, lines: entry.lines.length });
    case 'change-asked': {
      const { by, lines, why } = entry;
      return words.say('onboarding.timeline.change-asked', { by: by.name, lines: changedLines(words, lines), why });
    }
    case 'change-approved':
      return words.say('onboarding.timeline.change-approved', {
        by: entry.by.name,
        lines: changedLines(words, entry.lines),
      });
    case 'change-rejected':
      return words.say('onboarding.timeline.change-rejected', { by: entry.by.name, reason: entry.reason });
    case 'change-withdrawn':
      return words.say('onboarding.timeline.change-withdrawn', { by: entry.by.name });
    case 'order-changed':
      return words.say('onboarding.timeline.order-changed', { lines: changedLines(words, entry.lines) });
    case 'change-refused':
      return words.say('onboarding.timeline.change-refused', { problem: entry.problem });
    case 'order-cancelled':
      return words.say('onboarding.timeline.order-cancelled', { order: entry.orderId });
    case 'message-undelivered':
    case 'needs-attention':
      return words.say(`onboarding.timeline.${entry.kind}`, { problem: entry.problem });
    case 'restored':
      return words.say('onboarding.timeline.restored', { at: words.moment(entry.to) });
    case 'personal-data-erased':
      return words.say(`onboarding.timeline.personal-data-erased-${entry.why}`);
    case 'relationship-accepted':
    case 'agreement-mailed':
    case 'delegation-asked':
    case 'delegation-mailed':
    case 'delegation-active':
    case 'delegation-expired':
    case 'delegation-terminated':
    case 'verified':
    case 'provisioned':
    case 'change-lapsed':
    case 'confirmation-refused':
    case 'agreement-wanted':
    case 'renewal-settled':
    case 'end-of-term-settled':
    case 'end-of-term-watched':
    case 'sign-in-stored':
      return words.say(`onboarding.timeline.${entry.kind}`);
    case 'escalated':
      return words.say(`onboarding.timeline.${entry.inVain ? 'escalated-in-vain' : 'escalated'}`);
    case 'earlier':
      return words.say('onboarding.timeline.earlier', { who: entry.who, what: entry.what });
  }
}

function orderEdits({ before, after }: { before: OrderShown | null; after: OrderShown }): Edit[] {
  return before === null ? [] : editsBetween(orderFacts(before), orderFacts(after));
}

/** In the history more than this are only counted: the export shows all. */
const mostEdits = 2;

/** @param most those beyond are only counted */
export function editsText(words: Words, edits: readonly Edit[], most = mostEdits): string {
  const shown = edits.slice(0, most).map((edit) => editText(words, edit));
  const text = shown.join('; ');
  const count = edits.length - shown.length;
  return count === 0 ? text : words.say('onboarding.timeline.edited-more', { edits: text, count });
}

function editText(words: Words, edit: Edit): string {
  const { field, before, after } = edit;
  return words.say('onboarding.timeline.edited-field', {
    field: factLabel(words, edit),
    before: shownValue(words, field, before),
    after: shownValue(words, field, after),
  });
}

/** What was changed, as people call it. */
export function factLabel(words: Words, { field, of }: Pick<Edit, 'field' | 'of'>): string {
  const label = words.say(`onboarding.fields.${field}`);
  return of === '' ? label : `${label} ${of}`;
}

export function shownValue(words: Words, field: Edit['field'], value: Edit['before']): string {
  return (typeof value === 'string' ? codeWords(words, field, value) : undefined) ?? valueText(words, value);
}

function valueText(words: Words, value: Edit['before']): string {
  if (value === null || value === '') return '–';
  if (typeof value === 'string') return shortened(value);
  return 'text' in value ? shortened(value.text) : words.say('onboarding.timeline.personal-data-erased-text');
}

/** As a line takes it. */
export function shortened(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 99)}…`;
}
