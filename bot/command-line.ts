import { basename } from 'node:path';

/** How a command is typed here, before its arguments: on a desk, or where only the bundle is (dev/build/bundle.ts). */
export function asTyped(name: string): string {
  return basename(process.argv[1] ?? '') === 'bot.mjs' ? `node bot.mjs ${name}` : `npm run ${name} --`;
}

/**
 * Whoever reads what a command says may have read enough (`… | head -1`). What it does is brought to its end all the same.
 * Node would end it in the middle, with a stack.
 */
export function goOnUnread(): void {
  process.stdout.on('error', (error) => {
    if (!isUnread(error)) throw error;
  });
}

/** Whether it failed for want of a reader alone. */
export function isUnread(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
