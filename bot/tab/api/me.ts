import { awaited } from '../../../onboarding/waits.ts';
import { mayRun } from '../../../onboarding/who-may.ts';
import { stages } from '../../../tab/api/filter.ts';
import type { Me, People } from '../../../tab/api/me.ts';
import { pageFor } from '../../teams/answer/inbox.ts';
import { countsOf, currenciesOf } from './counts.ts';
import { refused } from './not-answered.ts';
import { capitalised } from './said.ts';
import { stageLabel } from './stage-label.ts';
import type { Viewer } from './viewer.ts';

/** @throws NotAnswered there is nothing for them to see */
export async function meAnswer(viewer: Viewer): Promise<Me> {
  const { services, caller, roles, locality } = viewer;
  const { words, providers } = services;
  const { person } = caller;
  const may = (errand: Parameters<typeof mayRun>[1]) => mayRun(roles, errand) === undefined;
  const approvals = await hasApprovals(viewer);
  if (roles.length === 0 && !approvals) throw await refused(viewer, { code: 'no-role', reason: 'no-role' }, 'look-up');
  return {
    person: { id: person.id, name: person.name },
    roles: roles.map((role) => ({ role, label: words.say(`answers.role.${role}`) })),
    locale: words.locale,
    timeZone: locality.timeZone,
    sees: {
      work: may('list-own'),
      approvals,
      deals: may('look-over') ? 'all' : may('list-own') ? 'own' : 'none',
      operations: may('list-attention'),
      figures: may('look-over'),
    },
    filters: {
      stages: stages.map((stage) => ({ value: stage, label: stageLabel(words, stage) })),
      waits: awaited.map((wait) => ({ value: wait, label: capitalised(words.say(`onboarding.awaited.${wait}`)) })),
      providers: providers.map(({ id, name }) => ({ value: id, label: name })),
      currencies: currenciesKnown(services, may('look-over')),
    },
    chat: services.chatLink('') ?? null,
  };
}

/** Anybody may be asked, as somebody's manager or deputy: they see the view while something waits for them. */
async function hasApprovals(viewer: Viewer): Promise<boolean> {
  if (viewer.roles.includes('approver')) return true;
  return (await pageFor(viewer, { limit: 1 })).items.length > 0;
}

/** As they were when it was counted last; for who looks over all deals that is begun, should nobody have. */
function currenciesKnown({ onboardings, now, log }: Viewer['services'], looksOver: boolean) {
  const known = currenciesOf(onboardings);
  if (known.length === 0 && looksOver) {
    countsOf(onboardings, now()).catch((err: unknown) => log.info({ err }, 'the deals could not be counted'));
  }
  return known.map((currency) => ({ value: currency, label: currency }));
}

/** So many are looked through, and shown. */
const known = 500;
const shown = 20;

/** Whose deals there may be. */
export async function peopleAnswer(viewer: Viewer, text: string): Promise<People> {
  const refusal = mayRun(viewer.roles, 'look-over');
  if (refusal !== undefined) throw await refused(viewer, refusal, 'look-over');
  const wanted = text.toLowerCase();
  const found = (await viewer.services.people.everybody(known)).filter(({ name }) =>
    name.toLowerCase().includes(wanted),
  );
  return { people: found.slice(0, shown).map(({ id, name }) => ({ value: id, label: name })) };
}
