import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';
import type { Store } from '../store/store.ts';
import { updateDocument } from '../store/update-document.ts';
import { keyId, open, Sealed, seal } from './seal.ts';
import type { Vault } from './vault.ts';

/** A secret under a key of its own, that key under the vault's, and which of the vault's keys that is. */
const KeptSecret = z.object({ key: z.string(), wrapped: Sealed, value: Sealed });
type KeptSecret = z.infer<typeof KeptSecret>;

export interface StoreVaultOptions {
  readonly store: Store;
  /** 32 bytes. */
  readonly key: Buffer;
  /** Keys from before: what was sealed under one of them is opened, and sealed anew. */
  readonly oldKeys?: readonly Buffer[];
}

/**
 * Secrets among the other documents. Each has a data key of its own, which stands beside it under the vault's key and
 * goes with it. A secret opens only under its own name, so that copying one document over another reveals and breaks
 * nothing.
 */
export function createStoreVault({ store, key, oldKeys = [] }: StoreVaultOptions): Vault {
  const keys = [key, ...oldKeys];
  return {
    async put(name, value) {
      const body = keep(key, name, value);
      await updateDocument(store, 'secret', name, () => ({ body }));
    },

    async get(name) {
      const stored = await store.get('secret', name);
      if (stored === undefined) return undefined;
      const { value, isCurrent } = read(keys, name, stored.body);
      // Who has changed or deleted it meanwhile has the last word.
      if (!isCurrent) await store.replace({ kind: 'secret', id: name, body: keep(key, name, value) }, stored.etag);
      return value;
    },

    async delete(name) {
      await store.delete('secret', name);
    },
  };
}

function keep(key: Buffer, name: string, value: string): KeptSecret {
  const dataKey = randomBytes(32);
  return {
    key: keyId(key),
    wrapped: seal(key, name, dataKey),
    value: seal(dataKey, name, Buffer.from(value)),
  };
}

/** `isCurrent`: it is kept in today's form, under today's key, which is the first. */
function read(keys: readonly Buffer[], name: string, body: unknown): { value: string; isCurrent: boolean } {
  try {
    const kept = KeptSecret.safeParse(body);
    if (!kept.success) return { value: openUnnamed(keys, name, Sealed.parse(body)), isCurrent: false };
    const key = keys.find((known) => keyId(known) === kept.data.key);
    if (key === undefined) throw new Error(`sealed under the key ${kept.data.key}, which is not among those given`);
    const dataKey = open(key, name, kept.data.wrapped);
    return { value: open(dataKey, name, kept.data.value).toString('utf8'), isCurrent: key === keys[0] };
  } catch (cause) {
    throw new OnboardingError('secret-missing', {
      says: saying('errors.secrets.unopened'),
      cause,
    });
  }
}

/** Of before keys had names: sealed under the vault's key itself. Whichever fits was it. */
function openUnnamed(keys: readonly Buffer[], name: string, sealed: Sealed): string {
  for (const key of keys) {
    try {
      return open(key, name, sealed).toString('utf8');
    } catch {
      // Another key, then.
    }
  }
  throw new Error('none of the keys opens it');
}
