import { watchMfa } from '../providers/mfa.ts';
import { keepDaily } from '../records/keep-daily.ts';
import { keepRegistered } from '../webhook/keep-registered.ts';
import type { Parts } from './parts.ts';

/** Looks at something now and then. */
export interface Watch {
  /** Looks now whether it is time: the clock has been put forward. */
  look(): void;
  stop(): void | Promise<void>;
}

/** What nobody asks for and no onboarding plans. */
export function startWatches(parts: Parts): readonly Watch[] {
  const { config, publicUrl, providers, alarms, store, onboardings, applyCommand, mail, now, log } = parts;
  const { mailbox } = mail;
  const isOurs = config.partnerCenter.keepsWebhook;
  return [
    keepRegistered({ providers, publicUrl, isOurs, alarms, now, log }),
    watchMfa({ providers, alarms, now, log }),
    keepDaily({ store, onboardings, applyCommand, mailbox, ...config.records, now, log }),
    ...providers.map(({ pause }) => ({ look: () => void pause.look(), stop: pause.stop })),
  ];
}
