import type { PolicyFile } from './policy-file.ts';

/** What cannot be meant by an approval policy, each as where and what: steps and bands are counted from 0. */
export function problemsOfPolicy(policy: PolicyFile, providers: readonly string[]): readonly string[] {
  const { steps, rules, reminders, workingTime } = policy;
  const names = steps.map(({ name }) => name);
  const folded = names.map((name) => name.trim().toLowerCase());
  return [
    ...folded.flatMap((name, at) => (folded.indexOf(name) < at ? [`steps.${at}.name: another step is called so`] : [])),
    ...steps.flatMap(({ who, escalate }, at) => [
      ...(isTwice(who) ? [`steps.${at}.who: names somebody twice`] : []),
      ...(escalate !== undefined && isTwice(escalate.to) ? [`steps.${at}.escalate.to: names somebody twice`] : []),
      ...(escalate !== undefined && isWithin(escalate.to, who)
        ? [`steps.${at}.escalate.to: names only who is asked already`]
        : []),
    ]),
    ...steps.flatMap((step, at) =>
      step.approvals > mostPeople(step.who) ? [`steps.${at}.approvals: are more than the people it names`] : [],
    ),
    ...(['bands', 'rules'] as const).flatMap((part) =>
      policy[part].flatMap(({ ask }, at) =>
        ask.some((name, place) => !names.includes(name) || ask.indexOf(name) < place)
          ? [`${part}.${at}.ask: must name steps, each once`]
          : [],
      ),
    ),
    ...rules.flatMap((rule, at) => ofRule(rule, providers).map((problem) => `rules.${at}.${problem}`)),
    ...gaps(policy),
    ...cycles(policy),
    ...(isTooFew(policy) ? ['twoPersonRule: the steps name fewer people than the approvals they ask for'] : []),
    ...(workingTime === undefined && (reminders !== undefined || steps.some(({ escalate }) => escalate !== undefined))
      ? ['workingTime: is needed to remind and to escalate']
      : []),
  ];
}

function ofRule({ when, ask }: PolicyFile['rules'][number], providers: readonly string[]): readonly string[] {
  const nobody = ask.length === 0 ? ['ask: must name a step'] : [];
  if (when.kind === 'low-margin' && when.below > 100) return [...nobody, 'marginBelow: must be at most 100 percent'];
  if (when.kind === 'long-commitment' && !(Number.isInteger(when.months) && when.months > 0))
    return [...nobody, 'commitmentOverMonths: must be a whole number from 1 on'];
  if (when.kind === 'by-provider' && !providers.includes(when.provider))
    return [...nobody, 'provider: must be partner-center or a key of PROVIDERS'];
  return nobody;
}

type Who = PolicyFile['steps'][number]['who'];

function isTwice({ ids, groups }: Who): boolean {
  return new Set(ids).size < ids.length || new Set(groups).size < groups.length;
}

/** Whether all whom the first names the second names as well. Who is in a group is known only when somebody asks. */
function isWithin(one: Who, other: Who): boolean {
  return (
    one.ids.every((id) => other.ids.includes(id)) &&
    one.groups.every((group) => other.groups.includes(group)) &&
    (!one.requesterManager || other.requesterManager)
  );
}

/** How many a group has is known only when somebody asks for it. */
function mostPeople({ ids, groups, requesterManager }: Who): number {
  return groups.length > 0 ? Number.POSITIVE_INFINITY : ids.length + (requesterManager ? 1 : 0);
}

/** In each currency the bands follow each other from 0 on, and the last has no end. */
function gaps({ bands }: PolicyFile): readonly string[] {
  const currencies = [...new Set(bands.map(({ currency }) => currency))];
  return currencies.flatMap((currency) => {
    const own = bands
      .map((band, at) => ({ ...band, at }))
      .filter((band) => band.currency === currency)
      .toSorted((one, other) => one.from - other.from);
    return own.flatMap(({ at, from, below }, place) => {
      const end = own[place - 1]?.below;
      const starts = place === 0 ? 0 : end;
      return [
        ...(starts !== from
          ? [
              place === 0
                ? `bands.${at}.from: must be 0, or a gap is left`
                : `bands.${at}.from: must be what the band before ends below, or a gap or an overlap is left`,
            ]
          : []),
        ...(below !== undefined && below <= from ? [`bands.${at}.below: must be more than from`] : []),
        ...(below !== undefined && place === own.length - 1
          ? [`bands.${at}.below: must not be there, or nobody approves what is more`]
          : []),
      ];
    });
  });
}

/** Who is away is spoken for by somebody who is not them. */
function cycles({ deputies }: PolicyFile): readonly string[] {
  const isOwn = (start: string) => {
    const passed = new Set<string>();
    for (let next = deputies[start]; next !== undefined && !passed.has(next); next = deputies[next]) passed.add(next);
    return passed.has(start);
  };
  const at = Object.keys(deputies).findIndex(isOwn);
  return at < 0 ? [] : [`deputies: the person at ${at} is, by way of others, their own deputy`];
}

/**
 * Whether some of the steps that are asked together have nobody left, each person speaking once. By Hall's theorem each
 * set of them has to name as many people as it asks for approvals.
 */
function isTooFew({ steps, bands, rules, twoPersonRule }: PolicyFile): boolean {
  const further = rules.flatMap(({ ask }) => ask);
  return (
    twoPersonRule &&
    bands.some(({ ask }) => {
      const counted = steps.filter(({ name, who }) => [...ask, ...further].includes(name) && isCounted(who));
      return setsOf(counted.slice(0, mostCounted)).some((set) => set.length > 1 && namesTooFew(set));
    })
  );
}

/** Sets of more steps than this are too many to look at. */
const mostCounted = 12;

/** All sets of some of these, by the bits of a number. */
function setsOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((__, at) => (bits >> at) % 2 === 1));
}

function isCounted(who: Who): boolean {
  return Number.isFinite(mostPeople(who));
}

function namesTooFew(steps: PolicyFile['steps']): boolean {
  const people = new Set(steps.flatMap(({ who }) => who.ids)).size;
  const manager = steps.some(({ who }) => who.requesterManager) ? 1 : 0;
  return people + manager < steps.reduce((sum, { approvals }) => sum + approvals, 0);
}
