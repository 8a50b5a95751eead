import { appTypes } from './teams.ts';

/** They take one of a few words. `NODE_ENV` is none of them: libraries read it as it stands there. */
const oneWord =
  /^(STORE|SECRETS|MAIL|CRM|DIGEST|LOG_LEVEL|TARGETED_MESSAGES|PARTNER_CENTER_WEBHOOK|\w+_GDAP_AUTO_EXTEND)$/;

/** A word as the forms spell it, in whichever case it was typed. */
export function spelt(name: string, value: string): string {
  const lower = value.toLowerCase();
  if (name === 'MicrosoftAppType') return appTypes.find((type) => type.toLowerCase() === lower) ?? value;
  return oneWord.test(name) ? lower : value;
}
