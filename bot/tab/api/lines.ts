import { commitmentFacts, upTo } from '../../../cards/onboarding/commitment.ts';
import { lineTold } from '../../../cards/onboarding/order-lines.ts';
import { cancelTimes } from '../../../onboarding/cancel-times.ts';
import { cancellationWindow, commitmentOf, endsEarly, lineTotal } from '../../../onboarding/commitment.ts';
import { isBelowCost } from '../../../onboarding/needs-approval.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { isTakenBack, lineName } from '../../../onboarding/order-progress.ts';
import { promoted } from '../../../onboarding/steps/offers.ts';
import type { Clock, Commitment, LineRow, Total } from '../../../tab/api/lines.ts';
import type { Words } from '../../../words/words.ts';
import { moment, money } from './said.ts';

/** The lines of a deal. @param now ms UTC */
export function lineRows(words: Words, record: Onboarding, now: number): readonly LineRow[] {
  const discount = record.contract?.discountPercent ?? 0;
  return record.lines.map((line, index) => {
    const { plan, quantity, promotion } = line;
    const { currency } = plan;
    const { cost: costText, ...told } = lineTold(words, record, line, index, now);
    return {
      ...told,
      quantity,
      total: money(words, lineTotal(line, discount), currency),
      isAtMost: endsEarly(line),
      cost: {
        unit: plan.cost === null ? null : money(words, promoted(plan.cost, promotion), currency),
        marginPercent: commitmentOf([line], discount, currency).marginPercent,
        isBelowCost: isBelowCost(line, discount),
        text: costText,
      },
    };
  });
}

/** What the deal comes to; null = nothing is chosen yet. */
export function totalOf(words: Words, record: Onboarding): Total | null {
  const lines = record.lines.filter((_, line) => !record.order.leftOut.includes(line));
  if (lines.length === 0) return null;
  const discountPercent = record.contract?.discountPercent ?? 0;
  const sum = commitmentOf(lines, discountPercent, record.contract?.currency ?? '');
  const { total, yearly, cost, marginPercent, currency } = sum;
  const isBelow = cost !== null && total < cost;
  const [marginFact] = commitmentFacts(words, record, { cancelBy: 0 }).filter(
    ({ name }) => name === words.say('cards.commitment.margin'),
  );
  return {
    total: { ...money(words, total, currency), text: upTo(words, lines, words.money(total, currency)) },
    yearly: yearly === total ? null : money(words, yearly, currency),
    discountPercent,
    isAtMost: lines.some(endsEarly),
    cost: {
      cost: cost === null ? null : money(words, cost, currency),
      marginPercent,
      isBelowCost: isBelow,
      text: marginFact?.value ?? '',
    },
  };
}

/** What ordering would bind, or has bound, the customer to. @param now ms UTC */
export function commitmentShown(words: Words, record: Onboarding, now: number): Commitment | null {
  if (record.lines.length === 0 || isTakenBack(record)) return null;
  return {
    facts: commitmentFacts(words, record, { cancelBy: now + cancellationWindow }),
    clocks: cancelTimes(record).map(({ until, lines }): Clock => {
      const names = lines.map((line) => lineName(record, line));
      const when = until === null ? '' : words.moment(until);
      const told = lines.map((line) => clockText(words, record.lines[line]?.product.title ?? '', until, when, now));
      return {
        until: until === null ? null : moment(words, until),
        isOver: until === null || until <= now,
        lines: names,
        text: told.join('\n'),
      };
    }),
  };
}

function clockText(words: Words, product: string, until: number | null, when: string, now: number): string {
  if (until === null) return words.say('changes.line.cannot', { product });
  return words.say(until > now ? 'changes.line.until' : 'changes.line.overOf', { product, moment: when });
}
