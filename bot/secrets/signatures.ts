import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Vault } from './vault.ts';

/** Tells what the bot itself wrote from what somebody else put in its place: in the store, or in a browser. */
export interface Signatures {
  /** @param purpose a signature for one purpose is good for no other */
  sign(purpose: string, text: string): Promise<string>;
  isOurs(purpose: string, text: string, signature: string): Promise<boolean>;
}

const name = 'signing-key';

/**
 * Signs with a key that lies in the vault, made at first need: the same for every process, and known to nobody who can
 * only read and write the store.
 */
export function createSignatures(vault: Vault): Signatures {
  let known: string | undefined;
  const key = async (): Promise<string> => {
    known ??= await vault.get(name);
    if (known !== undefined) return known;
    await vault.put(name, randomBytes(32).toString('base64'));
    // Another process may do the same at this moment: what is there in the end counts, and is remembered with the next look.
    return (await vault.get(name)) ?? key();
  };
  const mac = async (purpose: string, text: string) =>
    createHmac('sha256', Buffer.from(hkdfSync('sha256', Buffer.from(await key(), 'base64'), '', purpose, 32)))
      .update(text)
      .digest();

  return {
    sign: async (purpose, text) => (await mac(purpose, text)).toString('base64url'),
    async isOurs(purpose, text, signature) {
      const [right, given] = [await mac(purpose, text), Buffer.from(signature, 'base64url')];
      return right.length === given.length && timingSafeEqual(right, given);
    },
  };
}

/** All that was signed is no longer ours, for each process that starts from now on. */
export async function forgetSigningKey(vault: Pick<Vault, 'delete'>): Promise<void> {
  await vault.delete(name);
}
