import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { z } from 'zod';

/** What `buildTab` says of the scripts that it made, by their file names. */
const Bundle = z.object({
  /** The script of the tab, and what it imports at once. */
  entry: z.string(),
  imports: z.array(z.string()),
  /** The script of the page that plays the host's side. */
  host: z.string(),
  files: z.array(z.string()),
});
export type Bundle = z.infer<typeof Bundle>;

export interface Asset {
  readonly contents: Buffer;
  /** Undefined = as it is. */
  readonly encoding: 'br' | 'gzip' | undefined;
}

/** The built tab. */
export interface Assets {
  readonly bundle: Bundle;
  /**
   * @param accepted as the browser says it in `accept-encoding`
   * @returns undefined where there is no such file
   */
  find(file: string, accepted: string): Promise<Asset | undefined>;
}

/** Undefined = the tab was not built. */
export function readAssets(folder: string): Assets | undefined {
  const bundle = readBundle(join(folder, 'bundle.json'));
  if (bundle === undefined) return undefined;
  const made = new Map<string, Promise<Buffer>>();
  /** Each is compressed once, when it is first asked for. */
  const compressed = (file: string, encoding: Asset['encoding']): Promise<Buffer> => {
    const key = `${file} ${encoding}`;
    const known = made.get(key) ?? readFile(join(folder, file)).then((plain) => compress(plain, encoding));
    made.set(key, known);
    return known;
  };
  return {
    bundle,
    async find(file, accepted) {
      if (!bundle.files.includes(file)) return undefined;
      const encoding = (['br', 'gzip'] as const).find((one) => accepted.split(/[\s,;]+/).includes(one));
      return { contents: await compressed(file, encoding), encoding };
    },
  };
}

/** Nearly as small as it gets, in a tenth of the time. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

function compress(plain: Buffer, encoding: Asset['encoding']): Promise<Buffer> | Buffer {
  if (encoding === 'br') return promisify(brotliCompress)(plain, quality);
  return encoding === 'gzip' ? promisify(gzip)(plain) : plain;
}

function readBundle(path: string): Bundle | undefined {
  try {
    return Bundle.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
