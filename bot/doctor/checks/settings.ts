import { asOnboardingError } from '../../../errors/onboarding-error.ts';
import { type Saying, saying } from '../../../words/saying.ts';
import type { Config } from '../../config.ts';
import { letterKinds } from '../../settings/letter-fields.ts';
import type { Unread } from '../../settings/unread.ts';
import { trustedRoots } from '../../webhook/trusted-roots.ts';
import { type Finding, type Look, note, ok, wrong } from '../check.ts';

/** They could be read, or nothing else would be looked at; what nobody reads may be a slip. */
export const settings: Look = async ({ config }) => [
  files(config) ?? ok(saying(config.production ? 'doctor.settings.production' : 'doctor.settings.development')),
  ...brandOf(config),
  ...config.unread.map((one) => note(unreadWords(one))),
];

function unreadWords(one: Unread): Saying {
  const { given } = one;
  switch (one.why) {
    case 'misspelt':
      return saying('doctor.settings.misspelt', { given, meant: one.meant });
    case 'alone':
      return saying('doctor.settings.alone', { given, beside: one.beside });
    case 'unknown':
      return saying('doctor.settings.unknown', { given });
  }
}

/** How customers see us, and which system this is: what is wrong with it keeps the bot from starting. */
function brandOf({ brand, mailTemplates, production, partnerCenter }: Config): readonly Finding[] {
  const { label, logo, colour } = brand;
  const count = mailTemplates.length;
  const kinds = new Set(mailTemplates.map(({ kind }) => kind)).size;
  const isPractice = production && !isMicrosofts(partnerCenter.url);
  return [
    ...(label === null ? [] : [note(saying('doctor.settings.label', { label }))]),
    ...(label === null && isPractice ? [note(saying('doctor.settings.noLabel'))] : []),
    ...(count === 0 ? [] : [ok(saying('doctor.settings.templates', { count, kinds, all: letterKinds.length }))]),
    ...(logo === null && colour === null ? [] : [ok(saying('doctor.settings.brand'))]),
  ];
}

/** Whether what is bought there is paid for. */
function isMicrosofts(url: string): boolean {
  return /(^|\.)(microsoft\.com|microsoftonline\.cn)$/.test(new URL(url).hostname);
}

/** What is wrong with a file that they name, without which the bot does not start. */
function files({ partnerCenter }: Config): Finding | undefined {
  try {
    trustedRoots(partnerCenter.webhookRootsFile);
    return undefined;
  } catch (thrown) {
    return wrong(asOnboardingError(thrown).says);
  }
}
