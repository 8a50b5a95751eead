import { timingSafeEqual } from 'node:crypto';
import type { CustomerCommand } from '../../onboarding/commands.ts';
import {
  codeFor,
  goodCode,
  linkStanding,
  mostWrongCodes,
  nextCodeAt,
  type Standing,
} from '../../onboarding/link-standing.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { SignInLink } from '../../onboarding/sign-in-link.ts';
import type { ApplyCommand } from '../apply-command.ts';
import type { Log } from '../log/log.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Onboardings, ReadOnboarding } from '../store/onboardings.ts';
import { credentialsName, readCredentials } from '../tasks/kept-credentials.ts';
import { codeDigits, type SignInLinks } from './sign-in-links.ts';
import type { Link } from './tickets.ts';

/** Whose it is, for the customer to know them by. */
export interface Whose {
  readonly accountName: string;
  readonly partnerName: string;
  /** Who has the deal now. */
  readonly repName: string;
  /** Where they are written to; '' = nobody knows. */
  readonly repMail: string;
  /** How far the agreement is, which follows by mail. */
  readonly agreement: 'to-come' | 'mailed' | 'over';
  readonly domain: string;
  /** The language of the tenant, such as `de-DE`; '' where nobody has said. */
  readonly culture: string;
}

/** What is wrong with what was just asked for. */
export type Mistake =
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'not-a-code' | 'no-good-code' | 'too-soon' | 'no-more-codes' };

/** Whether a code that is good now is mailed: there is none, it is about to be, it was, or it was refused. */
export type CodeMail = 'none' | 'leaving' | 'sent' | 'refused';

/** What the customer sees of their link. */
export type Seen =
  /** It works no more, or never did: no difference is told. */
  | { readonly view: 'gone' }
  | { readonly view: 'locked' | 'stored'; readonly whose: Whose }
  /** By `openedAt`, ms UTC, whoever looks knows whether it was them. */
  | { readonly view: 'opened'; readonly whose: Whose; readonly openedAt: number }
  /** It was opened, and is shown again to who knows the code. */
  | {
      readonly view: 'again';
      readonly whose: Whose;
      readonly openedAt: number;
      readonly keptUntil: number;
      /** Too many codes were wrong: none is compared any more. */
      readonly isClosed: boolean;
      readonly mistake: Mistake | null;
    }
  | {
      readonly view: 'open';
      readonly whose: Whose;
      readonly codeMail: CodeMail;
      readonly mayAskCode: boolean;
      readonly until: number;
      readonly mistake: Mistake | null;
    }
  | {
      readonly view: 'shown';
      readonly whose: Whose;
      readonly userName: string;
      readonly password: string;
      readonly code: string;
    };

/** The page on which a customer's administrator opens the sign-in of their new tenant. Whatever is asked is on record. */
export interface CustomerSignIn {
  /** Changes nothing: programs that read mails open links. */
  look(link: Link): Promise<Seen>;
  askCode(link: Link): Promise<Seen>;
  /** Shows the sign-in to who knows the code, and for some minutes again. @param typed as it was typed */
  open(link: Link, typed: string): Promise<Seen>;
  /** Who has just seen it has it elsewhere: our copy goes. */
  store(link: Link, typed: string): Promise<Seen>;
  readonly formKey: SignInLinks['formKey'];
}

interface Found extends ReadOnboarding {
  readonly link: SignInLink;
  readonly standing: Standing;
}

export function createCustomerSignIn(deps: {
  links: SignInLinks;
  vault: Vault;
  onboardings: Pick<Onboardings, 'get'>;
  applyCommand: ApplyCommand;
  /** The mail address of one of our people, as it was last told. */
  mailOf: (personId: string) => Promise<string | undefined>;
  now: () => number;
  log: Log;
}): CustomerSignIn {
  const { links, vault, onboardings, applyCommand, mailOf, now, log } = deps;

  /** Undefined = there is no such link. Of a link that is none of ours no store is asked. */
  const find = async (link: Link): Promise<Found | undefined> => {
    const id = await links.find(link);
    const read = id === undefined ? undefined : await onboardings.get(link.onboardingId);
    if (id === undefined || read === undefined || read.record.signInLink?.id !== id) return undefined;
    if (!(await links.isGranted(read.record.id, read.record.signInLink))) {
      log.error({ onboardingId: read.record.id }, 'a sign-in link is not the one that a rep sent');
      return undefined;
    }
    return { ...read, link: read.record.signInLink, standing: linkStanding(read.record, id, now()) };
  };

  const apply = async ({ record, etag, link }: Found, does: CustomerCommand['does']) => {
    const applied = await applyCommand(record.id, { source: 'customer', link: link.id, does }, { record, etag });
    return applied.outcome === 'missing' ? record : applied.record;
  };

  const whoseIs = async (record: Onboarding, link: SignInLink) =>
    whoseOf(record, link, (await mailOf(record.requester.id)) ?? '');

  const seen = async (record: Onboarding, id: string, mistake: Mistake | null = null): Promise<Seen> => {
    const { signInLink: link, credentials } = record;
    const standing = linkStanding(record, id, now());
    if (link === null || standing === 'gone') return { view: 'gone' };
    const whose = await whoseIs(record, link);
    if (standing === 'locked') return { view: 'locked', whose };
    if (credentials.kind === 'opened') {
      const { at: openedAt, keptUntil } = credentials;
      const isClosed = codeFor(link, standing, now()) === null;
      if (standing === 'shown') return { view: 'again', whose, openedAt, keptUntil, isClosed, mistake };
      return { view: 'opened', whose, openedAt };
    }
    const mayAskCode = nextCodeAt(link) !== undefined;
    return { view: 'open', whose, codeMail: codeMailOf(record, link, now()), mayAskCode, until: link.until, mistake };
  };

  /** The code that was typed, compared: what came of it is known only once it is counted. */
  const tried = async (found: Found, typed: string) => {
    const { record, link, standing } = found;
    const code = standing === 'opened' ? link.code : codeFor(link, standing, now());
    const digits = digitsOf(typed);
    if (code === null || code === undefined) return { kind: 'no-good-code' } as const;
    if (digits === undefined) return { kind: 'not-a-code' } as const;
    const isRight = timingSafeEqual(Buffer.from(digits), Buffer.from(await links.codeOf(record)));
    return { kind: 'compared', digits, number: code.number, isRight } as const;
  };

  return {
    formKey: links.formKey,

    async look(link) {
      const found = await find(link);
      return found === undefined ? { view: 'gone' } : await seen(found.record, found.link.id);
    },

    async askCode(link) {
      const found = await find(link);
      if (found === undefined) return { view: 'gone' };
      // Whoever has opened it needs no other code.
      if (found.standing !== 'open') return seen(found.record, found.link.id);
      const mayAt = nextCodeAt(found.link);
      if (mayAt === undefined) return seen(found.record, found.link.id, { kind: 'no-more-codes' });
      if (mayAt > now()) return seen(found.record, found.link.id, { kind: 'too-soon' });
      return seen(await apply(found, { kind: 'ask-code' }), found.link.id);
    },

    async open(link, typed) {
      const found = await find(link);
      if (found === undefined) return { view: 'gone' };
      const { id } = found.link;
      if (found.standing !== 'open' && found.standing !== 'shown') return seen(found.record, id);
      // Before anything is compared: who guesses while the vault is down learns nothing.
      const secret = await vault.get(credentialsName(found.record.id));
      const attempt = await tried(found, typed);
      if (attempt.kind !== 'compared') return seen(found.record, id, attempt);
      const { isRight, number, digits } = attempt;
      const record = await apply(found, { kind: 'try-code', code: number, isRight });
      const isOpened = isRight && linkStanding(record, id, now()) === 'shown';
      if (isOpened && secret !== undefined) {
        const { userName, password } = readCredentials(secret);
        return { view: 'shown', whose: await whoseIs(record, found.link), userName, password, code: digits };
      }
      if (isOpened) log.error({ onboardingId: record.id }, 'the credentials that the customer opened are not there');
      const left = mostWrongCodes - (record.signInLink?.wrongCodes ?? mostWrongCodes);
      return seen(record, id, isRight ? null : { kind: 'wrong', left });
    },

    async store(link, typed) {
      const found = await find(link);
      if (found === undefined) return { view: 'gone' };
      const { id } = found.link;
      const attempt = await tried(found, typed);
      if (attempt.kind !== 'compared') return seen(found.record, id);
      if (!attempt.isRight)
        return seen(await apply(found, { kind: 'try-code', code: attempt.number, isRight: false }), id);
      const record = await apply(found, { kind: 'have-it' });
      const isStored = linkStanding(record, id, now()) === 'opened';
      return isStored ? { view: 'stored', whose: await whoseIs(record, found.link) } : seen(record, id);
    },
  };
}

function whoseOf(record: Onboarding, { partnerName }: SignInLink, repMail: string): Whose {
  const { accountName, requester, customer, company, agreementFacts, stage } = record;
  const isOver = agreementFacts.signed !== null || stage.kind === 'cancelled';
  const asked = agreementFacts.askedAt === null ? 'to-come' : 'mailed';
  return {
    accountName,
    partnerName,
    repName: requester.name,
    repMail,
    agreement: isOver ? 'over' : asked,
    domain: customer?.domain ?? '',
    culture: company?.culture ?? '',
  };
}

function codeMailOf({ tasks, attention }: Onboarding, link: SignInLink, at: number): CodeMail {
  const code = goodCode(link, at);
  if (code === null) return 'none';
  if (code.sentAt !== null) return 'sent';
  const isRefused = tasks.some(({ kind, id }) => kind === 'send-sign-in-code' && id === attention?.taskId);
  return isRefused ? 'refused' : 'leaving';
}

/** As people copy it from a mail; undefined = it can be no code. */
function digitsOf(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s-]/gu, '');
  return digits.length === codeDigits && /^\d+$/.test(digits) ? digits : undefined;
}
