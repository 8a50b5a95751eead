import type { IncomingMessage } from 'node:http';

/**
 * The body of a request as it came. Undefined when it is larger than it may be, and when the caller hung up before it
 * was all there, who hears no answer anyway.
 * @param largest in bytes
 */
export async function readBytes(request: IncomingMessage, largest: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // What is left unread would end the connection, and with it the answer, if it ended the stream.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      if (size > largest) return undefined;
      chunks.push(chunk);
    }
  } catch (error) {
    if (request.destroyed) return undefined;
    throw error;
  }
  return Buffer.concat(chunks);
}
