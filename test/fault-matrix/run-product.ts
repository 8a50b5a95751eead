import { randomBytes, randomUUID } from 'node:crypto';
import { createApplyCommand } from '../../bot/apply-command.ts';
import { createLimits } from '../../bot/limits.ts';
import { createLogger } from '../../bot/log/log.ts';
import { createLetters } from '../../bot/mail/letters.ts';
import type { Mailer } from '../../bot/mail/mailer.ts';
import { portsOf } from '../../bot/providers/ports.ts';
import { createStoreVault } from '../../bot/secrets/store-vault.ts';
import { createMailsToAddress } from '../../bot/store/mails-to-address.ts';
import { createOnboardings } from '../../bot/store/onboardings.ts';
import type { Store } from '../../bot/store/store.ts';
import type { Messenger } from '../../bot/tasks/attempt.ts';
import { credentialsName } from '../../bot/tasks/kept-credentials.ts';
import { performTasks } from '../../bot/tasks/perform-task.ts';
import { carryOutNext, type Perform } from '../../bot/tasks/run-tasks.ts';
import type { Change } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import { nextDueAt } from '../../onboarding/tasks.ts';
import { agreementAcceptanceLink, createPartnerCenter } from '../../partner-center/partner-center.ts';
import { quiet } from '../../partner-center/test/fault-matrix/run-operation.ts';
import { sending } from '../../partner-center/test/fault-matrix/sending.ts';
import { troubleHeader } from '../../partner-center/test/fault-matrix/troubles.ts';
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts';
import { english } from '../../words/english.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { acting, approved, newTenantReviewed } from '../onboarding/story.ts';
import type { ProductOutcome, ProductTrouble, Way } from './expected.ts';
import type { ProductTask } from './product-tasks.ts';

export interface ProductCell {
  readonly trouble: ProductTrouble;
  readonly outcome: ProductOutcome;
  /** What the rep and the operators read when a person was needed, and the rep of what was refused. */
  readonly told: { readonly rep: readonly string[]; readonly operators: readonly string[] };
}

const log = createLogger({ level: 'silent' });
/** The template of the Microsoft Customer Agreement at the simulator. */
const microsoftTemplate = '117a77b0-9360-443b-8795-c6dedc750cf9';
const vaultKey = randomBytes(32);

/** How long a write waits for its answer, and how late a slow answer is, in ms. */
const writeMs = 1500;
const slowMs = 2000;
/** So many requests find nothing at first. */
const notFoundAtFirst = 3;
const minute = 60_000;
/** What is asked for is there at once. */
const timings = { customerReadableMs: 0, orderCompletedMs: 0, orderFulfilledMs: 0 };
/** Far more than any onboarding takes here. */
const mostSteps = 300;

/** Carries an approved onboarding out to its end, in virtual time, with trouble at one of its writes. */
export async function runProduct(task: ProductTask, trouble: ProductTrouble, store: Store): Promise<ProductCell> {
  const { record: start, now: startedAt } = readyToCarryOut();
  let now = startedAt;
  const simulator = await startSimulator({ port: 0, clock: () => now, timings });
  try {
    const ways = new Set<Way>();
    const rep: string[] = [];
    const operators: string[] = [];
    let failures = 0;
    let requests = 0;
    let isOver = false;
    // What is ordered is cancelled once it is there, by a request like that for the end of its term.
    let isItsTurn = task.kind !== 'change-order';

    const header = (nth: number) => {
      if (isOver) return undefined;
      if (trouble === '404 late') return nth < notFoundAtFirst ? troubleHeader(trouble, 0, { slowMs }) : undefined;
      return troubleHeader(trouble === 'forgotten' ? 'drop after' : trouble, nth, { conflict: task.conflict, slowMs });
    };
    const { options, fetchWith, secrets } = sending(simulator);
    const partnerCenter = createPartnerCenter({
      ...options,
      log,
      now: () => now,
      pause: async () => undefined,
      fetch: fetchWith(({ method, path }) =>
        isItsTurn && task.request.test(`${method} ${path}`) ? header(requests++) : undefined,
      ),
      ...(trouble === 'slow' ? { patience: { writeMs } } : {}),
    });

    const messenger: Messenger = {
      notifyRequester: async (_, notices) => {
        for (const notice of notices) {
          if (notice.kind === 'change-refused') ways.add('refused');
          if (notice.kind !== 'change-refused' && notice.kind !== 'needs-attention') continue;
          rep.push(english.tell(notice.problem));
        }
        return true;
      },
      tellOperators: async (_, problem) => void operators.push(english.tell(problem)),
      tellApprovers: async () => {},
      askApprovers: async () => ({ reached: [], onTheWay: [] }),
      refreshApprovals: async () => undefined,
      refreshCards: async () => undefined,
      tellFormerRequester: async () => undefined,
    };
    const mailer: Mailer = {
      async send({ text }) {
        ways.add('customer');
        await acceptAgreement(simulator, text);
      },
    };
    const vault = createStoreVault({ store, key: vaultKey });
    const onboardings = createOnboardings(store, log);
    const alarms = { raise: async () => {} };
    const tasks = performTasks({
      alarms,
      providers: [providerOf(simulator, partnerCenter)],
      limits: createLimits({ onboardings: 1, imported: 1, mails: 30, commands: 1, lookups: 1 }, () => now),
      mailsToAddress: createMailsToAddress(store, () => now),
      vault,
      signInSecrets: { linkOf: noLink, codeOf: noLink },
      onboardings,
      messenger,
      accounts: null,
      announce: null,
      dealTold: () => {
        throw new Error('There is no CRM.');
      },
      priceTolerancePercent: 1,
      approvalTerms: async () => ({ policy: abc.ruleFrom(0), approverIds: [], approverNames: [] }),
      decidersOf: async () => ({ approverIds: [], approverNames: [] }),
      timeZoneOf: async () => 'UTC',
      mailer,
      mailAddressOf: async () => undefined,
      letters: createLetters({ templates: [], languageOf: () => null, all: [english] }),
      words: english,
      pollInterval: 5000,
      now: () => now,
    });
    const perform: Perform = async (claimed) => {
      const isIt = claimed.task.kind === task.kind;
      try {
        return await tasks(claimed);
      } catch (error) {
        if (isIt) failures += 1;
        await quiet(simulator);
        if (isIt && trouble === 'forgotten') simulator.state.answers = {};
        throw error;
      }
    };
    const applyCommand = createApplyCommand({ onboardings, now: () => now, wake: () => undefined });
    const parts = { onboardings, applyCommand, perform, alarms, owner: 'one', now: () => now, log };
    const stored = async () => (await onboardings.get(start.id))?.record ?? start;

    let kept: string | undefined;
    await onboardings.create(start);
    for (let step = 0; step < mostSteps; step++) {
      while (await carryOutNext(parts, start.id));
      const { tasks: left, attention, credentials, id } = await stored();
      if (credentials.kind === 'in-vault') {
        // The customer can accept the agreement only after that.
        kept = await vault.get(credentialsName(id));
        const change = { kind: 'take-credentials' } as const;
        await applyCommand(id, { source: 'person', by: acting(abc.rep), revision: null, change });
        continue;
      }
      if (attention !== null) {
        ways.add('person');
        isOver = true;
        now += minute;
        const change = { kind: 'retry' } as const;
        await applyCommand(start.id, { source: 'person', by: acting(abc.rep), revision: null, change });
        continue;
      }
      // The watch over the end of the term, which is a year away, is another matter, and so are the reminders.
      const next = nextDueAt(left.filter(({ kind }) => kind !== 'watch-end-of-term' && kind !== 'remind-of-take-back'));
      if (next === undefined && isItsTurn) break;
      if (next === undefined) {
        isItsTurn = true;
        for (const { by, change } of cancelling) {
          await applyCommand(start.id, { source: 'person', by: acting(by), revision: null, change });
        }
        continue;
      }
      now = Math.max(now, Math.ceil(next));
    }

    const record = await stored();
    return {
      trouble,
      outcome: {
        way: wayOf(ways),
        failures,
        requests,
        end: endOf(simulator, passwordOf(record, kept, secrets)),
      },
      told: { rep, operators },
    };
  } finally {
    await simulator.close();
  }
}

/** All that was ordered, by the rep and an approver. */
const cancelling: readonly { readonly by: Person; readonly change: Change }[] = [
  {
    by: abc.rep,
    change: {
      ...{ kind: 'ask-change', lines: [{ line: 0, seats: 0, title: '', before: 10 }], why: 'Ordered twice' },
      ...{ policy: abc.ruleFrom(0), approverIds: abc.approverIds, approverNames: [] },
    },
  },
  { by: abc.manager, change: { kind: 'approve-change' } },
];

/** Approved this moment; one subscription is not to renew, so that there is something to do after the order. */
function readyToCarryOut(): { record: Onboarding; now: number } {
  const { signedAgreement } = abc;
  const template = { ...signedAgreement.template, id: microsoftTemplate };
  const line = abc.line(abc.businessBasic, { endOfTerm: 'cancel' });
  const ending = newTenantReviewed({ ...signedAgreement, template }).rep(
    abc.edit('subscriptions'),
    { kind: 'remove-line', index: 0 },
    { kind: 'add-line', line },
    abc.finishLines,
  );
  const { record, now } = approved(ending);
  const tasks = record.tasks.map((task) => ({ ...task, id: randomUUID(), idempotencyKey: randomUUID() }));
  return { record: { ...record, id: randomUUID(), tasks }, now };
}

/** Here the rep takes the credentials. */
async function noLink(): Promise<never> {
  throw new Error('there is no link to a sign-in');
}

function providerOf({ url }: Simulator, partnerCenter: ReturnType<typeof createPartnerCenter>) {
  const ports = portsOf(partnerCenter, url);
  const terms = { markupPercent: null, discountPercent: 0 };
  return { id: 'microsoft', name: 'Microsoft', url, clientId: 'the-app', terms, prompt: ports, patient: ports };
}

/** The customer opens the link of the mail and accepts. */
async function acceptAgreement({ url, state }: Simulator, mail: string): Promise<void> {
  if (!mail.includes(agreementAcceptanceLink(url))) throw new Error(`there is no link in: ${mail}`);
  const customer = state.customers.find(({ joinedBy }) => joinedBy === 'creation')?.id ?? '';
  await fetch(`${url}/accept-agreement`, { method: 'POST', body: new URLSearchParams({ customer }) });
}

function wayOf(ways: ReadonlySet<Way>): Way {
  if (ways.has('person')) return 'person';
  if (ways.has('refused')) return 'refused';
  return ways.has('customer') ? 'customer' : 'alone';
}

function endOf({ state }: Simulator, password: ProductOutcome['end']['password']): ProductOutcome['end'] {
  const created = state.customers.filter(({ joinedBy }) => joinedBy === 'creation');
  const lines = state.orders.flatMap(({ lineItems }) => lineItems);
  return {
    customers: created.length,
    agreements: created.reduce(
      (sum, { confirmations, agreementSignedAt }) => sum + confirmations.length + (agreementSignedAt ? 1 : 0),
      0,
    ),
    carts: state.carts.length,
    orders: state.orders.length,
    ending: lines.filter(({ scheduledActions: [action] }) => action?.actionType === 'Cancel').length,
    cancelled: lines.filter(({ stopped }) => stopped?.status === 'deleted').length,
    password,
  };
}

/**
 * @param kept before the rep took them
 * @param seen the passwords that came with answers, among other secrets
 */
function passwordOf(
  { credentials }: Onboarding,
  kept: string | undefined,
  seen: ReadonlySet<string>,
): ProductOutcome['end']['password'] {
  if (credentials.kind === 'lost') return 'reported lost';
  const isReal = kept !== undefined && seen.has(JSON.parse(kept).password);
  return credentials.kind === 'taken' && isReal ? 'in the vault' : 'gone';
}
