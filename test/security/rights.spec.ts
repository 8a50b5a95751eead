import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createLogger } from '../../bot/log/log.ts';
import { createOnboardings, type Onboardings } from '../../bot/store/onboardings.ts';
import { sealed } from '../../bot/store/sealed.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { actionOf, verbs } from '../../bot/teams/answer/actions/table.ts';
import { refusalText } from '../../bot/teams/draw/code-texts.ts';
import type { Acting } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import { isAboutRights, type Refusal } from '../../onboarding/refusal.ts';
import type { Role } from '../../onboarding/roles.ts';
import { may, mayAtAll, mayRun } from '../../onboarding/who-may.ts';
import { english } from '../../words/english.ts';
import { type Product, startProduct } from '../flow/start-product.ts';
import { type GraphDouble, startGraph } from '../identity/graph-double.ts';
import { withIds } from '../onboarding/story.ts';
import { asksToTakeBack, canBeTakenBack, manager, onboardingAt, rep, tenantId } from '../sample-records.ts';
import { countAccesses } from '../store/counting-store.ts';
import { ourTenant } from '../teams/chat-window.ts';

// Each button of the product, pressed by each role in each stage over HTTP, whatever card it would stand on: what happens
// is what `may` says, and what `may` says is in test/onboarding/who-may.spec.ts.

const person = (number: number, name: string): Person => ({
  ...rep,
  id: `0b1b0000-0000-4000-8000-00000000000${number}`,
  name,
});
const former = person(1, 'Fay Former');
const guest = person(2, 'Gus Guest');

/** Who presses, and the roles that the settings below give them. */
const everybody: readonly { readonly who: string; readonly person: Person; readonly roles: readonly Role[] }[] = [
  { who: 'the rep who has it', person: rep, roles: ['rep'] },
  { who: 'another rep', person: person(3, 'Olga Other'), roles: ['rep'] },
  { who: 'an approver', person: manager, roles: ['approver'] },
  { who: 'an approver who had it before', person: former, roles: ['rep', 'approver'] },
  { who: 'an operator', person: person(4, 'Otto Operator'), roles: ['operator'] },
  { who: 'an auditor', person: person(5, 'Aldo Auditor'), roles: ['auditor'] },
  { who: 'a guest among the reps', person: guest, roles: [] },
  { who: 'nobody', person: person(6, 'Noel Noone'), roles: [] },
  {
    who: 'somebody of another tenant of ours with the id of the rep',
    person: { ...rep, tenantId: ourTenant },
    roles: ['rep'],
  },
];
const stranger: Person = { ...rep, tenantId: '99999999-3d53-4c0e-9d0b-000000000009' };

const since = Date.UTC(2026, 10, 20);
const until = Date.UTC(2036, 0, 1);
const completed = canBeTakenBack(onboardingAt('completed'), until);

function asked(record: Onboarding): Onboarding {
  assert.ok(record.stage.kind === 'awaiting-approval');
  return { ...record, stage: { ...record.stage, question: { by: manager, at: since, text: 'Why?', answer: null } } };
}

const stages: readonly (readonly [stage: string, record: Onboarding])[] = [
  ['drafting', onboardingAt('review')],
  ['choosing a product', onboardingAt('line')],
  ['waiting for approval', onboardingAt('awaiting-approval')],
  ['waiting for an answer to the approver', asked(onboardingAt('awaiting-approval', 'no'))],
  ['approved', onboardingAt('provisioning')],
  ['waiting for the customer to sign in', onboardingAt('to hand over')],
  ['waiting for the customer to sign', onboardingAt('connected', 'no')],
  ['needing attention', onboardingAt('attention')],
  ['ordered in part', onboardingAt('partly ordered')],
  ['completed', completed],
  ['taking something back', asksToTakeBack(completed, 'Twice', { since, until }).record],
  ['cancelled', onboardingAt('cancelled')],
];

/**
 * A press in each so many of the stages: a right is not asked about the stage (`mayAtAll` takes no more than who has it and
 * had it), so that each role, each button and each stage meet each other in pairs.
 */
const oneOf = 9;

/** Everything that anybody reads of a button who is refused it, by its verb. */
const refusalsOf = new Map(
  verbs.map((verb) => {
    const all = stages.flatMap(([, record]) => everybody.map((by) => refusalOf(held(record), by, verb)));
    return [verb, new Set(all.flatMap((refusal) => (refusal === undefined ? [] : [inJson(refusal)])))];
  }),
);

const withRole = (role: Role) => everybody.flatMap(({ person: { id }, roles }) => (roles.includes(role) ? [id] : []));
const group = '0b1b0000-0000-4000-8000-0000000000aa';

describe('what each role presses in each stage', function () {
  this.timeout(120_000);
  let product: Product;
  let graph: GraphDouble;
  let onboardings: Onboardings;
  before(async () => {
    graph = await startGraph();
    graph.groups.set(group, [{ id: guest.id, userType: 'Guest' }]);
    // Nothing is ever due there, so that each record stays as a press leaves it.
    const store = countAccesses(openSqliteStore({ file: ':memory:' }));
    onboardings = createOnboardings(store, createLogger({ level: 'silent' }));
    product = await startProduct({
      store,
      settings: {
        ALLOWED_TENANTS: `${ourTenant},${tenantId}`,
        GRAPH_URL: graph.url,
        REPS: [...withRole('rep'), `group:${group}`].join(),
        APPROVERS: withRole('approver').join(),
        OPERATORS: withRole('operator').join(),
        AUDITORS: withRole('auditor').join(),
        ...Object.fromEntries(['COMMANDS', 'LOOKUPS', 'MAILS'].map((what) => [`HOURLY_${what}`, '100000'])),
      },
    });
    await product.untilLogged(/registered for webhooks/);
  });
  after(async () => {
    await product.close();
    await graph.close();
  });

  const put = async (record: Onboarding): Promise<Onboarding> => {
    const kept = sealed(held(withIds({ ...record, id: randomUUID() }, randomUUID)));
    await onboardings.create(kept);
    return kept;
  };
  /** As the record stands now, apart from what is noted of those who were refused. */
  const standing = async ({ id }: Onboarding): Promise<Onboarding> => {
    const { record } = (await onboardings.get(id)) ?? assert.fail();
    return { ...record, timeline: record.timeline.filter(({ kind }) => kind !== 'refused') };
  };
  const press = async (by: Person, verb: string, { id, revision }: Onboarding) => {
    const response = await fetch(`${product.botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        ...{ type: 'invoke', name: 'adaptiveCard/action', id: randomUUID(), channelId: 'msteams', locale: 'en-US' },
        value: { action: { type: 'Action.Execute', data: { onboarding: { verb, id, revision } } } },
        from: { id: `29:${by.id}`, name: by.name, aadObjectId: by.id },
        recipient: { id: '28:onboarding-bot' },
        conversation: { id: `chat-of-${by.id}`, conversationType: 'personal', tenantId: by.tenantId },
        channelData: { tenant: { id: by.tenantId } },
        serviceUrl: product.teams.connector.url,
      }),
    });
    return { status: response.status, text: await response.text() };
  };
  const sent = () => {
    const written = product.simulator.requests.filter(({ method }) => method !== 'GET');
    return { toTeams: product.teams.connector.received.length, toPartnerCenter: written.at(-1)?.requestId };
  };

  it('is refused where `may` says so, and then changes nothing and tells nobody else', async () => {
    const before = sent();
    let refused = 0;
    await Promise.all(
      stages.map(async ([stage, record], place) => {
        const kept = await put(record);
        for (const [number, { who, ...acting }] of everybody.entries()) {
          for (const [nth, verb] of verbs.entries()) {
            const refusal = refusalOf(kept, acting, verb);
            if (refusal === undefined) continue;
            if (isAboutRights(refusal) && (place + number + nth) % oneOf !== 0) continue;
            const { text } = await press(acting.person, verb, kept);
            assert.ok(text.includes(inJson(refusal)), `${who}: ${verb}: ${stage}: not “${inJson(refusal)}”: ${text}`);
            refused += 1;
          }
        }
        assert.deepEqual(await standing(kept), kept, stage);
      }),
    );
    assert.deepEqual(sent(), before);
    assert.deepEqual(await product.mails(), []);
    assert.ok(refused > 1000, `${refused} were refused`);
  });

  it('is not refused where `may` says nothing, and what only looks changes nothing', async () => {
    await Promise.all(
      stages.map(async ([stage, record], place) => {
        for (const { who, ...acting } of everybody) {
          for (const verb of verbs) {
            if (refusalOf(held(record), acting, verb) !== undefined) continue;
            // A list is about no single onboarding.
            if (actionOf(verb)?.effect === 'runs' && place > 0) continue;
            const kept = await put(record);
            const { text } = await press(acting.person, verb, kept);
            const refusals = refusalsOf.get(verb) ?? [];
            const refusal = [...refusals].find((each) => text.includes(each));
            assert.equal(refusal, undefined, `${who}: ${verb}: ${stage}`);
            if (actionOf(verb)?.effect !== 'writes')
              assert.deepEqual(await standing(kept), kept, `${who}: ${verb}: ${stage}`);
          }
        }
      }),
    );
  });

  it('is heard of nobody from a tenant that is none of ours', async () => {
    const kept = await put(onboardingAt('awaiting-approval'));
    for (const verb of verbs) assert.equal((await press(stranger, verb, kept)).status, 403, verb);
    assert.deepEqual(await standing(kept), kept);
  });
});

function held(record: Onboarding): Onboarding {
  return { ...record, earlierRequesters: [former] };
}

function inJson(refusal: Refusal): string {
  return JSON.stringify(refusalText(english, refusal)).slice(1, -1);
}

/** What `may` says of a press. What a list answers is for those whom the list is for. */
function refusalOf(record: Onboarding, acting: Acting, verb: string): Refusal | undefined {
  const action = actionOf(verb);
  assert.ok(action);
  if (action.effect === 'runs') return mayRun(acting.roles, action.errand);
  const list = action.effect === 'writes' && typeof action.answers === 'object' ? action.answers : undefined;
  const unlisted = list && mayRun(acting.roles, list.errand);
  return mayAtAll(record, acting, action.does) ?? unlisted ?? may(record, acting, action.does);
}
