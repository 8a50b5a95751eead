import { asOnboardingError } from '../../../errors/onboarding-error.ts';
import { saying } from '../../../words/saying.ts';
import type { Config } from '../../config.ts';
import { trustedRoots } from '../../webhook/trusted-roots.ts';
import { type Finding, type Look, note, ok, wrong } from '../check.ts';

/** They could be read, or nothing else would be looked at; what nobody reads may be a slip. */
export const settings: Look = async ({ config }) => [
  files(config) ?? ok(saying(config.production ? 'doctor.settings.production' : 'doctor.settings.development')),
  ...config.misspelt.map(({ given, meant }) => note(saying('doctor.settings.misspelt', { given, meant }))),
];

/** What is wrong with a file that they name, without which the bot does not start. */
function files({ partnerCenter }: Config): Finding | undefined {
  try {
    trustedRoots(partnerCenter.webhookRootsFile);
    return undefined;
  } catch (thrown) {
    return wrong(asOnboardingError(thrown).says);
  }
}
