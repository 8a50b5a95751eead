import { OnboardingError } from '../../errors/onboarding-error.ts';
import { proposeDomainPrefix } from '../../onboarding/steps/company.ts';
import type { Directory } from '../providers/ports.ts';

export interface DomainAnswer {
  readonly name: string;
  readonly state: 'free' | 'taken' | 'unknown';
}

/** Whether `prefix.onmicrosoft.com` is free. No clear answer is "unknown", never "free". */
export async function askDomain(directory: Directory, prefix: string): Promise<DomainAnswer> {
  const name = `${prefix}.onmicrosoft.com`;
  try {
    return { name, state: (await directory.isDomainFree(name)) ? 'free' : 'taken' };
  } catch (error) {
    if (error instanceof OnboardingError) return { name, state: 'unknown' };
    throw error;
  }
}

/** A free domain prefix made from the account's name; the plain one when nothing better is known. */
export async function proposeFreeDomain(
  directory: Directory,
  accountName: string,
): Promise<{ prefix: string; answer: DomainAnswer | undefined }> {
  const plain = proposeDomainPrefix(accountName);
  if (plain === '') return { prefix: '', answer: undefined };
  for (const prefix of [plain, `${plain}cloud`, `${plain}365`]) {
    const answer = await askDomain(directory, prefix);
    if (answer.state !== 'taken') return { prefix, answer };
  }
  return { prefix: plain, answer: { name: `${plain}.onmicrosoft.com`, state: 'taken' } };
}
