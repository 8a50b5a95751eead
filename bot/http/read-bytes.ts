import type { IncomingMessage } from 'node:http';

/** In bytes. An activity with a card is far smaller, a webhook too; nobody who is right sends more. */
export const largestBody = 256 * 1024;

/**
 * The body of a request as it came. Undefined when it is larger than it may be, and when the caller hung up before it
 * was all there, who hears no answer anyway.
 */
export async function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += chunk.length;
      if (size > largestBody) return undefined;
      chunks.push(chunk);
    }
  } catch (error) {
    if (request.destroyed) return undefined;
    throw error;
  }
  return Buffer.concat(chunks);
}
