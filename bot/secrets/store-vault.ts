import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';
import type { Store } from '../store/store.ts';
import { updateDocument } from '../store/update-document.ts';
import type { Vault } from './vault.ts';

const sealedSecret = z.object({ iv: z.base64(), tag: z.base64(), sealed: z.base64() });
type SealedSecret = z.infer<typeof sealedSecret>;

/**
 * Secrets among the other documents, each encrypted with AES-256-GCM under one key of 32 bytes. A secret opens only
 * under its own name, so that copying one document over another reveals and breaks nothing.
 */
export function createStoreVault({ store, key }: { readonly store: Store; readonly key: Buffer }): Vault {
  return {
    async put(name, value) {
      const body = seal(key, name, value);
      await updateDocument(store, 'secret', name, () => ({ body }));
    },

    async get(name) {
      const stored = await store.get('secret', name);
      return stored === undefined ? undefined : open(key, name, stored.body);
    },

    async delete(name) {
      await store.delete('secret', name);
    },
  };
}

function seal(key: Buffer, name: string, value: string): SealedSecret {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return { iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), sealed: sealed.toString('base64') };
}

function open(key: Buffer, name: string, body: unknown): string {
  try {
    const { iv, tag, sealed } = sealedSecret.parse(body);
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), { authTagLength: 16 })
      .setAAD(Buffer.from(name))
      .setAuthTag(Buffer.from(tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new OnboardingError('secret-missing', {
      says: saying('errors.secrets.unopened'),
      cause,
    });
  }
}
