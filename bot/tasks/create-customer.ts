import { OnboardingError } from '../../errors/onboarding-error.ts';
import { accountKey } from '../../onboarding/account-name.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import { restoredTo } from '../../onboarding/restored.ts';
import { type CompanyDetails, tenantDomain } from '../../onboarding/steps/company.ts';
import type { NewCustomer } from '../../partner-center/partner-center.ts';
import { saying } from '../../words/saying.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { customerSettlesMs } from './customer-of.ts';
import { credentialsName, credentialsText } from './kept-credentials.ts';

/**
 * Makes the tenant and puts its administrator password straight into the vault. After a lost answer, and where the record
 * was put back to an earlier moment, it looks first: a
 * tenant that is there already under the very domain and name, and that no other deal has, is ours, because a domain can
 * be taken only once, and the same request id brings its password back. Where that does not work the tenant counts and the password is lost.
 */
export async function createCustomer(
  parts: Pick<TaskParts, 'directory' | 'provisioning' | 'vault' | 'onboardings' | 'now'>,
  attempt: Attempt,
): Promise<TaskResult> {
  const { provisioning, vault } = parts;
  const { company } = attempt.record;
  if (company === null) throw new OnboardingError('unexpected', { says: saying('errors.tasks.no-company') });
  const domain = tenantDomain(company);
  const mayBeMade = attempt.task.attempts > 1 || restoredTo(attempt.record) !== undefined;
  const existing = mayBeMade ? await findMade(parts, company, domain) : undefined;
  const { stage } = attempt.record;
  // Nobody wants it any more: only what was made already counts, with its password.
  if (stage.kind === 'cancelled' && existing === undefined) return notMade(parts.now() - stage.at);
  try {
    const { customerId, userName, password } = await provisioning.createCustomer(
      newCustomer(company, domain),
      attempt.ids,
    );
    const secret = credentialsText({ userName, password }, [attempt.record.requester]);
    await keep(vault, credentialsName(attempt.record.id), secret);
    return { kind: 'customer-created', customerId, domain, userName };
  } catch (error) {
    if (existing === undefined || isWorthRepeating(error)) throw error;
    return { kind: 'customer-created', customerId: existing.customerId, domain, userName: null };
  }
}

/** A customer that was made shows within minutes; not before those are over it is known that there is none. */
function notMade(sinceMs: number): TaskResult {
  if (sinceMs >= customerSettlesMs) return { kind: 'done' };
  throw new OnboardingError('partner-center-not-found', { says: saying('errors.tasks.no-tenant'), retryable: true });
}

/** Until the vault has it, the password is only had by asking again under the same request id: so that is what is done. */
async function keep(vault: Vault, name: string, secret: string): Promise<void> {
  try {
    await vault.put(name, secret);
  } catch (cause) {
    const says = saying('errors.tasks.credentials-not-kept');
    throw new OnboardingError('store-unavailable', { says, retryable: true, outage: 'vault', cause });
  }
}

async function findMade(
  { directory, onboardings }: Pick<TaskParts, 'directory' | 'onboardings'>,
  { legalName }: CompanyDetails,
  domain: string,
) {
  const found = await directory.findCustomersByDomain(domain);
  const key = accountKey(legalName);
  const made = found.find(
    ({ domain: has, companyName = '' }) => has.toLowerCase() === domain && accountKey(companyName) === key,
  );
  // This one has no customer yet, so that it would be another's.
  const isOthers = made !== undefined && (await onboardings.withCustomer(made.customerId.toLowerCase())).total > 0;
  return isOthers ? undefined : made;
}

function isWorthRepeating(error: unknown): boolean {
  return error instanceof OnboardingError && error.detail.retryable === true;
}

function newCustomer(company: CompanyDetails, domain: string): NewCustomer {
  const { firstName, lastName, email } = company.contact;
  const { phone } = company;
  const { addressLine1, addressLine2, city, state, postalCode, country } = company.address;
  return {
    companyName: company.legalName,
    domain,
    contact: { firstName, lastName, email, ...(phone === '' ? {} : { phoneNumber: phone }) },
    address: {
      addressLine1,
      city,
      country,
      postalCode,
      state,
      ...(addressLine2 === '' ? {} : { addressLine2 }),
    },
    culture: company.culture,
    language: company.culture.split('-')[0] ?? 'en',
    ...(company.registrationNumber === '' ? {} : { organizationRegistrationNumber: company.registrationNumber }),
  };
}
