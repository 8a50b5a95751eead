import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Agent, type Dispatcher } from 'undici';

/** Where Teams keeps the files that people attach. */
export interface FileHost {
  /** What reaches it, whatever host an address names: TLS ends before it. */
  readonly dispatcher: Dispatcher;
  readonly asked: readonly { readonly host: string; readonly headers: IncomingHttpHeaders }[];
  /** How it answers from now on. */
  answer: (response: ServerResponse) => void;
  close(): Promise<void>;
}

export async function startFileHost(): Promise<FileHost> {
  const asked: { host: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer(({ headers }, response) => {
    asked.push({ host: headers.host ?? '', headers });
    host.answer(response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const dispatcher = new Agent({
    connect(_, callback) {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => callback(null, socket)).once('error', (error) => callback(error, null));
    },
  });
  const host: FileHost = {
    dispatcher,
    asked,
    answer: (response) => void response.end(),
    async close() {
      server.closeAllConnections();
      server.close();
      await dispatcher.destroy();
    },
  };
  return host;
}

/** What Teams puts beside the text of a message with a file (Microsoft Learn, "Send and receive files using bot"). */
export function attached(name: string, downloadUrl = 'https://northwind-my.sharepoint.com/download?temp=signed') {
  return {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: 'https://northwind-my.sharepoint.com/personal/robin/Documents/Applications/file',
    name,
    content: { downloadUrl, uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D', fileType: name.split('.').at(-1) },
  };
}
