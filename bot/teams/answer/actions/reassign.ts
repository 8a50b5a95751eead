import { reassignCard } from '../../../../cards/reassign-card.ts';
import type { Person } from '../../../../onboarding/person.ts';
import { mayBeGiven, mayRun } from '../../../../onboarding/who-may.ts';
import { type Action, change, formAgain, type Pressed, type Reading } from '../../action.ts';
import type { Reply } from '../../reply.ts';
import type { Services } from '../../services.ts';

/** More are not offered to choose from. */
const mostOffered = 100;

/** What an operator can press to give an onboarding to another rep. */
export const reassignActions = {
  'ask-reassign': { effect: 'reads', does: 'reassign', anyTime: true, answer: ask },
  reassign: { effect: 'writes', does: 'reassign', read: give },
} satisfies Readonly<Record<string, Action>>;

async function ask(pressed: Pressed): Promise<Reply> {
  const { services, record } = pressed;
  const summary = services.words.say('cards.reassign.title');
  return { kind: 'card', card: reassignCard(services.words, { record, reps: await repsFor(pressed) }), summary };
}

/** Only whoever opened their own chat with the bot can be given something: that is where they hear of it. */
export async function repsFor({ services, record, caller }: Pick<Pressed, 'services' | 'record' | 'caller'>) {
  const known = await services.people.everybody(mostOffered);
  const others = known.filter((person) => mayBeGiven(record, person, caller.person) === undefined);
  const areReps = await Promise.all(others.map((person) => isRep(services, person)));
  return others.filter((_, at) => areReps[at]);
}

async function give({ services, inputs, record }: Pressed): Promise<Reading> {
  const known = await services.people.find(inputs.rep ?? '');
  if (known === undefined || !(await isRep(services, known.person))) {
    return { ...formAgain(null), notice: { tone: 'warning', text: services.words.say('chat.reassign.noRep') } };
  }
  // Before it is theirs: should this not come to pass, they are not the one whom the onboarding names.
  await services.handOver.entrust(record.id, known.person);
  return change({ kind: 'reassign', to: known.person, conversationId: known.reference.conversation.id });
}

/** Whoever cannot be looked up is none at the moment. */
async function isRep({ whoHasRole, log }: Services, person: Person): Promise<boolean> {
  try {
    return mayRun(await whoHasRole.rolesOf(person), 'begin') === undefined;
  } catch (error) {
    log.warn({ err: error, person: person.id }, 'whether somebody is a rep could not be looked up');
    return false;
  }
}
