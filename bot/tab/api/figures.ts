import { mayRun } from '../../../onboarding/who-may.ts';
import type {
  AnswerFigures,
  CommittedFigures,
  Days,
  Figures,
  MonthCount,
  StageDurations,
  StageFigures,
} from '../../../tab/api/figures.ts';
import type { FilterAddress, StageKind } from '../../../tab/api/filter.ts';
import type { Words } from '../../../words/words.ts';
import { type Asked, ages, type Counts, countsOf, type Lengths, medianOf, type Stays } from './counts.ts';
import { refused } from './not-answered.ts';
import { moment, money } from './said.ts';
import { stageLabel } from './stage-label.ts';
import type { Viewer } from './viewer.ts';

const open = ['drafting', 'awaiting-approval', 'provisioning'] as const satisfies readonly StageKind[];
/** So many months are shown, back and ahead. */
const monthsShown = 12;
/** Of the months that are compared with as many before. */
const compared = 3;
/** Days are counted in tenths. */
const least = 0.1;
/** By so much longer it has to take to have grown. */
const grown = 1.1;

/** What the charts show, for who may look over all deals. */
export async function figuresAnswer(viewer: Viewer): Promise<Figures> {
  const refusal = mayRun(viewer.roles, 'look-over');
  if (refusal !== undefined) throw await refused(viewer, refusal, 'look-over');
  const { words, onboardings, now } = viewer.services;
  const counts = await countsOf(onboardings, now());
  const before = monthsAround(counts.asOf, 1 - monthsShown, 0);
  return {
    asOf: moment(words, counts.asOf),
    stages: open.map((stage) => stageFigures(words, counts, stage)),
    durations: open.map((stage) => durations(words, counts, stage, before)),
    invitations: answerFigures(words, counts.invitations, before, 'invitation', 'invitedIn'),
    agreements: answerFigures(words, counts.agreements, before, 'agreement', 'agreementAskedIn'),
    committed: committed(words, counts, before),
    ends: monthsAround(counts.asOf, 0, monthsShown).map((month) =>
      monthCount(words, month, counts.ends.get(month) ?? 0, { ends: month }),
    ),
  };
}

function stageFigures(words: Words, { stages }: Counts, stage: StageKind): StageFigures {
  const byAge = stages.get(stage) ?? [];
  return {
    stage,
    label: stageLabel(words, stage),
    count: byAge.reduce((sum, count) => sum + count, 0),
    filter: { stage },
    ages: ages.map((from, place) => {
      const to = ages[place + 1];
      const filter = {
        stage,
        ...(from > 0 && { minStageDays: String(from) }),
        ...(to !== undefined && { maxStageDays: String(to) }),
      };
      return { label: ageLabel(words, from, to), count: byAge[place] ?? 0, filter };
    }),
  };
}

function ageLabel(words: Words, from: number, to: number | undefined): string {
  if (to === undefined) return words.say('answers.figures.over', { days: from });
  if (from === 0) return words.say('answers.figures.under', { days: to });
  return words.say('answers.figures.between', { from, to });
}

function durations(words: Words, { stays }: Counts, stage: StageKind, months: readonly string[]): StageDurations {
  const nothing: Stays = { deals: 0, days: new Map() };
  const left = (month: string) => stays.get(`${stage}:${month}`) ?? nothing;
  const lengths = months.map((month) => left(month).days);
  return {
    stage,
    label: stageLabel(words, stage),
    ...daysTold(words, medianOf(lengths)),
    months: months.map((month) => {
      const filter: FilterAddress = { left: `${stage}:${month}` };
      const { deals, days } = left(month);
      return { ...monthCount(words, month, deals, filter), ...daysTold(words, medianOf([days])) };
    }),
    trend: trendOf(words, lengths),
  };
}

function trendOf(words: Words, all: readonly Lengths[]): StageDurations['trend'] {
  const now = medianOf(all.slice(-compared));
  const before = medianOf(all.slice(-2 * compared, -compared));
  if (now === null || before === null) return null;
  const grows = now >= before * grown && now > before;
  const shrinks = now * grown <= before && now < before;
  const told = { now: daysText(words, now), before: daysText(words, before) };
  const text = grows
    ? words.say('answers.figures.grows', told)
    : shrinks
      ? words.say('answers.figures.shrinks', told)
      : words.say('answers.figures.same');
  return { before, now, grows, text };
}

function answerFigures(
  words: Words,
  byMonth: Counts['invitations'],
  months: readonly string[],
  name: 'invitation' | 'agreement',
  monthName: 'invitedIn' | 'agreementAskedIn',
): AnswerFigures {
  const all = [...byMonth.values()];
  const asked = all.reduce((sum, one) => sum + one.asked, 0);
  const answered = all.reduce((sum, one) => sum + one.answered, 0);
  const nothing: Asked = { asked: 0, answered: 0, days: new Map() };
  return {
    asked: { count: asked, filter: { [name]: 'asked' } },
    answered: { count: answered, filter: { [name]: 'answered' } },
    open: { count: asked - answered, filter: { [name]: 'open' } },
    ratePercent: rateOf(answered, asked),
    time: daysTold(words, medianOf(all.map(({ days }) => days))),
    months: months.map((month) => {
      const of = byMonth.get(month) ?? nothing;
      return {
        ...monthCount(words, month, of.asked, { [monthName]: month }),
        ...daysTold(words, medianOf([of.days])),
        ratePercent: rateOf(of.answered, of.asked),
      };
    }),
  };
}

function committed(words: Words, { ordered }: Counts, months: readonly string[]): readonly CommittedFigures[] {
  const rows = [...ordered].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return rows
    .filter(([, byMonth]) => byMonth.size > 0)
    .map(([currency, byMonth]) => {
      const total = months.reduce((sum, month) => sum + (byMonth.get(month)?.minor ?? 0), 0);
      return {
        currency,
        total: money(words, total, currency),
        months: months.map((month) => {
          const { minor = 0, count = 0 } = byMonth.get(month) ?? {};
          const filter: FilterAddress = { ordered: month, currency };
          return { ...monthCount(words, month, count, filter), amount: money(words, minor, currency) };
        }),
      };
    });
}

function rateOf(answered: number, asked: number): number | null {
  return asked === 0 ? null : Math.round((answered / asked) * 1000) / 10;
}

function daysTold(words: Words, median: number | null): Days {
  return { medianDays: median, text: median === null ? words.say('answers.figures.none') : daysText(words, median) };
}

function daysText(words: Words, days: number): string {
  return words.say('answers.figures.days', { days, least });
}

function monthCount(words: Words, month: string, count: number, filter: FilterAddress): MonthCount {
  return { month, label: monthLabel(words, month), count, filter };
}

const labels = new Map<string, Intl.DateTimeFormat>();

/** `Nov 2026` */
function monthLabel({ locale }: Words, month: string): string {
  const format =
    labels.get(locale) ?? new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  labels.set(locale, format);
  return format.format(Date.parse(`${month}-01T00:00:00Z`));
}

/** Months by how far they are from that of this moment, in order. */
function monthsAround(at: number, from: number, to: number): readonly string[] {
  const date = new Date(at);
  return Array.from({ length: to - from + 1 }, (_, place) =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + from + place, 1)).toISOString().slice(0, 7),
  );
}
