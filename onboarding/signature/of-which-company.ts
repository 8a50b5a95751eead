import { accountKey, plainName } from '../account-name.ts';
import { isRegistrable } from '../company-domain.ts';
import { isFreeMail } from '../free-mail.ts';
import type { Onboarding } from '../onboarding.ts';
import type { Signature } from '../signature-block.ts';
import { isNamedLike } from './companies.ts';

/** Whether somebody signs for the customer of an onboarding, or for another company; `unclear`: nothing says. */
export type Company = 'same' | 'other' | 'unclear';

/** Either the name or a domain shows it; of another company is who has neither, as far as both are there. */
export function ofWhichCompany(
  { accountName, account, proposed }: Pick<Onboarding, 'accountName' | 'account' | 'proposed'>,
  { company, contact, website }: Signature,
): Company {
  const ours = [account?.domain ?? '', proposed?.website ?? '', ...(proposed?.contacts ?? []).map(domainOf)].filter(
    isTheirs,
  );
  const theirs = [website, domainOf(contact)].filter(isTheirs);
  const names = [company].filter((name) => name !== '');
  const isNamedSo =
    names.some((name) => isAlike(name, accountName)) || theirs.some((one) => isNamedLike(one, accountName));
  if (
    isNamedSo ||
    theirs.some((one) => ours.includes(one)) ||
    names.some((name) => ours.some((one) => isNamedLike(one, name)))
  )
    return 'same';
  const isTold = names.length > 0 || (theirs.length > 0 && ours.length > 0);
  return isTold ? 'other' : 'unclear';
}

/** `ABC Corp` and `ABC Corp Germany GmbH` may be one customer. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [accountKey(one), accountKey(other)];
  const [plainA, plainB] = [plainName(one), plainName(other)];
  return a === b || ` ${plainA} `.includes(` ${b} `) || ` ${plainB} `.includes(` ${a} `);
}

function domainOf({ email }: { readonly email: string }): string {
  return email.split('@')[1] ?? '';
}

function isTheirs(domain: string): boolean {
  return domain !== '' && isRegistrable(domain) && !isFreeMail(domain);
}
