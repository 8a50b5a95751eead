import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** Bytes under AES-256-GCM. */
export const Sealed = z.object({ iv: z.base64(), tag: z.base64(), sealed: z.base64() });
export type Sealed = z.infer<typeof Sealed>;

/** @param name what it is: it opens under the same only */
export function seal(key: Buffer, name: string, bytes: Buffer): Sealed {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return { iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), sealed: sealed.toString('base64') };
}

/** @throws Error when key or name are others, or the bytes were altered */
export function open(key: Buffer, name: string, { iv, tag, sealed }: Sealed): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), { authTagLength: 16 })
    .setAAD(Buffer.from(name))
    .setAuthTag(Buffer.from(tag, 'base64'));
  return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]);
}

/** Tells keys apart without telling what they are. */
export function keyId(key: Buffer): string {
  return createHash('sha256').update('key id').update(key).digest('hex').slice(0, 8);
}
