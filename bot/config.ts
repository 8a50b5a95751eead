import { z } from 'zod';
import { OnboardingError } from '../errors/onboarding-error.ts';
import { saying } from '../words/saying.ts';
import { agreementTemplatesFile } from './settings/agreement-templates.ts';
import { alwaysAskSetting } from './settings/always-ask.ts';
import { brandSettings } from './settings/branding.ts';
import { crmSettings } from './settings/crm.ts';
import { dealWebhookSettings } from './settings/deal-webhook.ts';
import type { Circumstances, Given } from './settings/forms.ts';
import { recordsSettings, secretsSettings, storeSettings } from './settings/keeping.ts';
import { limitsSettings } from './settings/limits.ts';
import { mailSettings } from './settings/mail.ts';
import { mailTemplatesSetting } from './settings/mail-templates.ts';
import { namesIn } from './settings/names.ts';
import { approvalSettings, partnerCenterSettings } from './settings/partner-center.ts';
import { peopleSettings } from './settings/people.ts';
import { processSettings } from './settings/process.ts';
import { furtherProviders, providerNames } from './settings/providers.ts';
import { remindDaysSetting } from './settings/remind-days.ts';
import { signInSettings } from './settings/sign-in.ts';
import { spelt } from './settings/spelt.ts';
import { httpSettings, teamsSettings } from './settings/teams.ts';
import { telemetrySettings } from './settings/telemetry.ts';
import { type Unread, unread } from './settings/unread.ts';

/** Everything the bot is told from outside, checked and named by what it is for. */
export type Config = z.infer<ReturnType<typeof configuration>> & {
  readonly production: boolean;
  /** What looks like a setting and is none. */
  readonly unread: readonly Unread[];
};

export type StoreConfig = Config['store'];
export type SecretsConfig = Config['secrets'];
export type TeamsConfig = Config['teams'];
export type SignInConfig = NonNullable<Config['signIn']>;

/**
 * Reads the settings; `.env.example` describes each. Without `NODE_ENV=production` it is development, which has defaults
 * for one machine.
 *
 * Throws OnboardingError `setting-invalid`; it says one line per problem and never what was given.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const own = withoutEmpty(environment);
  const production = own.NODE_ENV === 'production';
  const developmentDefaults: Given = production ? {} : { STORE: 'sqlite', SECRETS: 'store', MAIL: 'outbox' };
  const given: Given = { ...developmentDefaults, ...own };
  const schema = configuration({ production, given });
  const names = settingNames({ production, given });
  const unresolved = names.filter((name) => /^\s*@Microsoft\.KeyVault\(/i.test(given[name] ?? ''));
  const parsed = schema.safeParse(
    Object.fromEntries(Object.keys(schema.shape).map((section) => [section, given])),
    onlyOnce,
  );
  if (parsed.success && unresolved.length === 0) {
    return { production, unread: unread(own, names), ...parsed.data };
  }
  const issues = parsed.error?.issues.map(({ path, message }) => ({ name: String(path[1]), message })) ?? [];
  const lines = [
    ...unresolved.map((name) => `${name} is a reference to Key Vault that App Service could not resolve`),
    ...issues.filter(({ name }) => !unresolved.includes(name)).map(({ name, message }) => `${name} ${message}`),
  ];
  throw new OnboardingError('setting-invalid', {
    says: saying('errors.settings.lines', { lines: [...new Set(lines)].join('\n') }),
  });
}

/** What each setting is called that the bot reads. */
export function settingNames(circumstances: Circumstances): readonly string[] {
  return [...Object.values(configuration(circumstances).shape).flatMap(namesIn), ...providerNames(circumstances)];
}

/** Each section reads the whole environment, so that one reading finds the problems of all of them. */
function configuration(circumstances: Circumstances) {
  return z.object({
    process: processSettings(circumstances),
    http: httpSettings(circumstances),
    teams: teamsSettings(circumstances),
    signIn: signInSettings(circumstances),
    store: storeSettings(circumstances),
    secrets: secretsSettings(circumstances),
    records: recordsSettings,
    mail: mailSettings(circumstances),
    brand: brandSettings,
    partnerCenter: partnerCenterSettings(circumstances),
    furtherProviders: furtherProviders(circumstances),
    approval: approvalSettings(circumstances),
    people: peopleSettings(circumstances),
    limits: limitsSettings(),
    crm: crmSettings(circumstances),
    dealWebhook: dealWebhookSettings(circumstances),
    telemetry: telemetrySettings(),
    agreementTemplates: z
      .object({ AGREEMENT_TEMPLATES_FILE: agreementTemplatesFile })
      .transform(({ AGREEMENT_TEMPLATES_FILE }) => AGREEMENT_TEMPLATES_FILE),
    mailTemplates: z
      .object({ MAIL_TEMPLATES: mailTemplatesSetting(circumstances) })
      .transform(({ MAIL_TEMPLATES }) => MAIL_TEMPLATES),
    alwaysAsk: z.object({ ALWAYS_ASK: alwaysAskSetting }).transform(({ ALWAYS_ASK }) => ALWAYS_ASK),
    remindDays: z
      .object({ REMIND_CUSTOMER_DAYS: remindDaysSetting })
      .transform(({ REMIND_CUSTOMER_DAYS }) => REMIND_CUSTOMER_DAYS),
    log: z
      .object({
        LOG_LEVEL: z
          .enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'must be debug, info, warn, error or silent' })
          .default('info'),
      })
      .transform(({ LOG_LEVEL }) => ({ level: LOG_LEVEL, pretty: !circumstances.production })),
  });
}

/** A schema that reads once is not worth being compiled. */
const onlyOnce = { jitless: true };

/** Of these, to be there and empty says something else than not to be there. */
const saysMoreEmpty: readonly string[] = ['REMIND_CUSTOMER_DAYS'];

/**
 * MAIL is also what a login shell calls the mailbox of its user (`su -`, sshd with pam_mail; POSIX "Environment Variables"):
 * a path says nothing to us.
 */
function isOfLoginShell(name: string, value: string): boolean {
  return name === 'MAIL' && value.startsWith('/');
}

/** Deployment templates and `.env` files leave settings empty where they mean none. */
function withoutEmpty(environment: Readonly<Record<string, string | undefined>>): Given {
  const settings: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || isOfLoginShell(name, value)) continue;
    if (value.trim() !== '' || saysMoreEmpty.includes(name)) settings[name] = spelt(name, value.trim());
  }
  return settings;
}
