import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createLogger } from '../../bot/log/log.ts';
import { createLocalMailbox } from '../../bot/mail/local-mailbox.ts';
import { createOnboardings, type Onboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { DocumentToWrite, Kind, Store } from '../../bot/store/store.ts';
import { storeUnavailable } from '../../bot/store/unavailable.ts';
import { isAsSubmitted } from '../../onboarding/as-told.ts';
import { recordSchema } from '../../onboarding/onboarding.ts';
import { english } from '../../words/english.ts';
import { writeApproved } from '../crash/approved-record.ts';
import { type Branch, branches, type Customer, followMail, newCustomer } from '../crash/customers.ts';
import type { ReceivedMail } from '../crash/mail-server.ts';
import { takeCredentials, waitsForSignIn } from '../crash/take-credentials.ts';
import { atPartnerCenter } from '../crash/what-is-wrong.ts';
import { type Crossing, type Fate, layWire } from '../crash/wire.ts';
import { type Product, type ProductOptions, people, startProduct } from '../flow/start-product.ts';
import { newFolder } from '../new-folder.ts';
import { isNews, ourTenant, type Window } from '../teams/chat-window.ts';
import { type Machine, startMachine } from './machine.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A deal in flight, with a rep of its own: one chat takes only so many messages. */
export interface Deal {
  readonly id: string;
  readonly customer: Customer;
  readonly rep: Window;
}

/** What a test breaks. */
export interface Lines {
  /** What happens to requests on their way to Partner Center; they go on unless said. */
  partnerCenter: (crossing: Crossing) => Fate;
  /** Whether the store takes a document of this kind; it does unless said. */
  keeps: (kind: Kind) => boolean;
}

/** The product on a day on which something breaks, with the lines around it in our hands. */
export interface BadDay {
  readonly product: Product;
  readonly onboardings: Onboardings;
  readonly store: Store;
  /** What the operators heard. */
  alarms(): readonly string[];
  readonly lines: Lines;
  /** Writes deals from which everything goes on by itself, of every branch in turn; they begin at once. */
  begin(count: number, of?: readonly Branch[]): Promise<Deal[]>;
  /** One more bot on the same store, whose clock may be some ms ahead of the others'. */
  startMachine(name: string, aheadMs?: number): Promise<Machine>;
  /** Puts the clock forward span by span, and after each waits until all that was due has been tried. */
  pass(...spans: readonly number[]): Promise<void>;
  /** An hour and a half without trouble, in which the customers do what the mails ask them to. */
  quietTime(): Promise<void>;
  /**
   * Each deal has ended as on any other day: with one of everything, and its rep has read each news once.
   * @param but where the credentials of new tenants are, `lost` = it says so; whether news may have come again, as after a crash
   */
  allIsWell(
    deals: readonly Deal[],
    but?: { readonly credentials?: 'in-vault' | 'lost'; readonly isRepeated?: boolean },
  ): Promise<void>;
  close(): Promise<void>;
}

interface Options extends Pick<ProductOptions, 'settings' | 'clockIsAhead' | 'vault'> {
  /** What customers have in their mailboxes; without it what is in the bot's own. */
  readonly mails?: () => readonly Mail[];
}
type Mail = Pick<ReceivedMail, 'to' | 'text'>;

/** Teams takes thirty messages a second for each; a test with many deals would wait for that. */
/** Each deal that is begun has a rep of its own: their object id. @param nth from 0 */
export function repOfDeal(nth: number): string {
  return `0a1b0000-0000-4000-9000-${String(nth).padStart(12, '0')}`;
}

const tenants = [ourTenant, ...Array.from({ length: 7 }, () => randomUUID())];

/** A look so rare that nothing but the clock of the test makes one due. */
const pollSeconds = '300';

export async function startBadDay({ settings, mails, ...options }: Options = {}): Promise<BadDay> {
  const folder = newFolder('bad-day');
  const file = join(folder, 'onboarding.sqlite');
  const chat = '19:operators@thread.v2';
  const lines: Lines = { partnerCenter: () => 'goes on', keeps: () => true };
  // What a machine that is late keeps for minutes must not be gone by another's clock: Cosmos DB counts from the write.
  const underneath = openSqliteStore({ file, now: () => now() - hour / 4 });
  const { store, waiting, changes } = watched(underneath, (kind) => lines.keeps(kind));
  const wire = await layWire({ target: () => target, watch: async (crossing) => watch(crossing) });
  /** Requests on their way: who holds the open circuit's one try holds up all others. */
  let onTheWay = 0;
  const watch = (crossing: Crossing): Fate => {
    const fate = lines.partnerCenter(crossing);
    if (crossing.moment === 'arrived' && fate === 'goes on') onTheWay += 1;
    if (crossing.moment === 'answered' || (crossing.moment === 'carried out' && fate === 'cut')) onTheWay -= 1;
    changes.emit('written');
    return fate;
  };
  let target: string | undefined;
  /** By the bot's clock. */
  let now = Date.now;
  const product = await startProduct({
    ...options,
    store,
    settings: {
      OPERATORS: chat,
      ALLOWED_TENANTS: tenants.join(),
      SQLITE_FILE: file,
      PARTNER_CENTER_URL: wire.url,
      PARTNER_CENTER_POLL_SECONDS: pollSeconds,
      HOURLY_MAILS: '1000',
      ...settings,
    },
  });
  target = product.simulator.url;
  now = () => product.now() + (options.clockIsAhead?.() ?? 0);
  const { simulator, teams } = product;
  const operators = teams.window(people.nobody, 'teams', chat);
  await operators.open();
  const greetings = said(product, operators).length;
  const onboardings = createOnboardings(store, createLogger({ level: 'silent' }));
  const mailbox = createLocalMailbox({ store, from: '' });
  const followed = new Set<string>();
  let begun = 0;
  /** The deals whose customers have to sign in to accept the agreement. */
  const byMail: string[] = [];

  const machines: Machine[] = [];
  const isHeldByDead = ({ owner, until }: { owner: string; until: number }) =>
    until > now() && machines.some(({ name, isDead }) => isDead && owner.startsWith(`${name}/`));
  const isDone = ({ lease, dueAt }: z.infer<typeof Task>) => lease === null && (dueAt === null || dueAt > now());
  const isSettled = () =>
    onTheWay === 0 &&
    [...waiting.values()].every(
      ({ tasks, isTold }) => isTold && (tasks.some(({ lease }) => lease && isHeldByDead(lease)) || tasks.every(isDone)),
    );
  const untilSettled = async () => {
    const signal = AbortSignal.timeout(50_000);
    for (let looks = 0; looks < 2 || !isSettled(); looks++) {
      while (!isSettled()) await once(changes, 'written', { signal });
      // Whoever connected before this has arrived when it is answered.
      await fetch(wire.url, { method: 'HEAD' }).catch(() => undefined);
    }
  };

  const beginOne = async (branch: Branch): Promise<Deal> => {
    const aadObjectId = repOfDeal(begun);
    const rep = teams.window({
      name: 'Robin Reyes',
      aadObjectId,
      tenantId: tenants[begun % tenants.length] ?? ourTenant,
    });
    await rep.open();
    begun += 1;
    const customer = newCustomer(product, branch, `k${begun}x`);
    const id = await writeApproved({ onboardings, simulator }, customer, aadObjectId, now);
    if (branch === 'new tenant, agreement by mail') byMail.push(id);
    return { id, customer, rep };
  };

  const answerMails = async () => {
    for (const mail of mails?.() ?? (await mailbox.list())) {
      if (followed.has(`${mail.to} ${mail.text}`)) continue;
      followed.add(`${mail.to} ${mail.text}`);
      await followMail(product, mail);
    }
  };

  /** Reps take the credentials to who has to sign in; where the store keeps nothing they try again later. */
  const takenAway = async (): Promise<boolean> => {
    let isAny = false;
    for (const id of byMail) {
      const record = (await onboardings.get(id))?.record;
      if (record === undefined || !waitsForSignIn(record)) continue;
      isAny = await takeCredentials({ onboardings, now }, record).then(
        () => true,
        () => isAny,
      );
    }
    if (isAny) product.later(0);
    return isAny;
  };

  const pass = async (...spans: readonly number[]) => {
    for (const span of [0, ...spans]) {
      product.later(span);
      for (const machine of machines) machine.wake();
      await untilSettled();
      if (await takenAway()) await untilSettled();
    }
  };

  return {
    product,
    onboardings,
    store,
    alarms: () => said(product, operators).slice(greetings),
    lines,
    async begin(count, of = branches) {
      const deals: Deal[] = [];
      for (let nth = 0; nth < count; nth++) deals.push(await beginOne(of[nth % of.length] ?? branches[0]));
      product.later(0);
      return deals;
    },
    async startMachine(name, aheadMs = 0) {
      const machine = await startMachine(name, {
        settings: product.settings,
        store,
        now: () => now() + aheadMs,
        died() {
          // The others would look by themselves within seconds.
          for (const other of machines) other.wake();
          changes.emit('written');
        },
      });
      machines.push(machine);
      return machine;
    },
    pass,
    async quietTime() {
      for (let quarter = 1; quarter <= 6; quarter++) {
        await answerMails();
        await pass(hour / 4);
      }
    },
    async allIsWell(deals, { credentials = 'in-vault', isRepeated = false } = {}) {
      for (const { id, customer, rep } of deals) {
        const record = (await onboardings.get(id))?.record;
        assert.ok(record);
        assert.equal(record.attention && english.tell(record.attention.problem), null, customer.name);
        assert.equal(record.stage.kind, 'completed', customer.name);
        assert.deepEqual(atPartnerCenter(product, customer, record), [], customer.name);
        const kept = customer.branch === 'existing tenant' ? 'none' : credentials;
        const isTaken = customer.branch === 'new tenant, agreement by mail' && credentials === 'in-vault';
        assert.equal(record.credentials.kind, isTaken ? 'taken' : kept, customer.name);
        assert.ok(isAsSubmitted(record), `${customer.name} is not what its timeline tells`);
        assert.deepEqual(newsRead(said(product, rep), customer, isRepeated), [], customer.name);
      }
    },
    async close() {
      const stopped = machines.map((machine) => machine.stop());
      // Who was killed would wait for what it can no longer write down.
      await Promise.all(stopped.filter((_, nth) => !machines[nth]?.isDead));
      await product.close();
      await wire.close();
      await underneath.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What the bot told in a chat, without the onboardings' own cards. */
export function said({ teams }: Pick<Product, 'teams'>, { conversationId }: Window): readonly string[] {
  return teams.connector.chat(conversationId).flatMap(({ text, card, summary }) => {
    if (card === undefined) return [text];
    return isNews(card) ? [summary] : [];
  });
}

/** What a rep did not read once of what a deal has to say, and what they read besides. */
function newsRead(texts: readonly string[], { branch, name }: Customer, isRepeated: boolean): string[] {
  const isNew = branch !== 'existing tenant';
  const wanted = [
    ...(isNew ? [`The tenant of ${name} is there.`] : []),
    ...(branch === 'new tenant, agreement signed' ? [] : [`${name} signed the Microsoft Customer Agreement`]),
    'is placed: ',
  ];
  const times = (news: string) => texts.filter((text) => text.includes(news)).length;
  const others = texts.filter((text) => !wanted.some((news) => text.includes(news)));
  const isWrong = (found: number) => (isRepeated ? found < 1 : found !== 1);
  return [...wanted.filter((news) => isWrong(times(news))).map((news) => `${times(news)} times: ${news}`), ...others];
}

const Task = z.object({
  lease: z.object({ owner: z.string(), until: z.number() }).nullable(),
  dueAt: z.number().nullable(),
});
const Waiting = z.object({
  schema: z.number().default(0),
  tasks: z.array(Task).default([]),
  isTold: z.boolean().default(true),
});

/** The store with its writes in our hands, and what was last written of each onboarding, and of each alarm. */
function watched(store: Store, keeps: (kind: Kind) => boolean) {
  const waiting = new Map<string, z.infer<typeof Waiting>>();
  const changes = new EventEmitter().setMaxListeners(0);
  const write = async <T extends { outcome: string }>(document: DocumentToWrite, put: () => Promise<T>): Promise<T> => {
    if (!keeps(document.kind)) throw storeUnavailable(new Error('out of reach on this day'));
    const done = await put();
    if (['onboarding', 'alarm'].includes(document.kind) && done.outcome === 'written') {
      const body = Waiting.parse(document.body);
      // Nobody here is to wait for what a newer version has to do.
      waiting.set(document.id, body.schema > recordSchema ? { ...body, tasks: [] } : body);
      changes.emit('written');
    }
    return done;
  };
  const inOurHands: Store = {
    ...store,
    // It is there for the next bot, too.
    close: async () => undefined,
    create: (document) => write(document, () => store.create(document)),
    replace: (document, etag) => write(document, () => store.replace(document, etag)),
  };
  return { store: inOurHands, waiting, changes };
}
