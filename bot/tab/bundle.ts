import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What `buildTab` says of the scripts that it made. */
const Bundle = z.object({ entry: z.string(), imports: z.array(z.string()), host: z.string() });
export type Bundle = z.infer<typeof Bundle>;

/** Undefined = the tab was not built. */
export function readBundle(folder: string): Bundle | undefined {
  try {
    return Bundle.parse(JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
