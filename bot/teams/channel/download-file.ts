import type { Dispatcher } from 'undici';

/** In bytes. The longest list that is taken is far smaller. */
const largest = 2 * 1024 * 1024;
/** For all of it, in ms. */
const patience = 10_000;

export type Downloaded =
  | { readonly outcome: 'read'; readonly bytes: Uint8Array }
  /** `not-there`: from no place of Microsoft's, no longer there, too slow, or leading elsewhere. */
  | { readonly outcome: 'too-large' }
  | { readonly outcome: 'not-there'; readonly why: string };

export type DownloadFile = (url: string) => Promise<Downloaded>;

/**
 * Fetches a file from where Teams keeps it: OneDrive or SharePoint of the sender's company, by https, at the signed address
 * that came with the message. The address is from outside, so it is asked nowhere else, follows no redirect, and carries no
 * token of ours. Source: Microsoft Learn, "Send and receive files using bot" (files of GCC High and 21Vianet do not reach
 * bots) and "Microsoft 365 URLs and IP address ranges".
 */
export function createDownloadFile(dispatcher?: Dispatcher): DownloadFile {
  return async (url) => {
    const address = URL.parse(url);
    if (address === null || !isKeptByMicrosoft(address))
      return { outcome: 'not-there', why: 'not an address of SharePoint' };
    try {
      const { default: undici } = await import('undici');
      const { statusCode, headers, body } = await undici.request(address, {
        signal: AbortSignal.timeout(patience),
        ...(dispatcher && { dispatcher }),
      });
      // What is left unread ends with an error that nobody waits for.
      body.on('error', () => undefined);
      if (statusCode !== 200 || Number(headers['content-length'] ?? 0) > largest) {
        body.destroy();
        return statusCode === 200 ? { outcome: 'too-large' } : { outcome: 'not-there', why: `HTTP ${statusCode}` };
      }
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of body) {
        if (!(chunk instanceof Uint8Array)) continue;
        size += chunk.length;
        if (size > largest) return { outcome: 'too-large' };
        chunks.push(chunk);
      }
      return { outcome: 'read', bytes: Buffer.concat(chunks) };
    } catch (error) {
      return { outcome: 'not-there', why: error instanceof Error ? error.message : String(error) };
    }
  };
}

function isKeptByMicrosoft({ protocol, hostname, port, username, password }: URL): boolean {
  const isPlain = protocol === 'https:' && port === '' && username === '' && password === '';
  return isPlain && /^[a-z0-9-]+\.sharepoint\.com$/.test(hostname);
}
