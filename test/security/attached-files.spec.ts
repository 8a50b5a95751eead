import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { createDownloadFile } from '../../bot/teams/channel/download-file.ts';
import { type FileHost, startFileHost } from '../teams/file-host.ts';

const signed = 'https://northwind-my.sharepoint.com/download?temp=signed';

function answerWith(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}

describe('a file that somebody attached', () => {
  let host: FileHost;
  beforeEach(async () => {
    host = await startFileHost();
  });
  afterEach(() => host.close());

  const outcomeOf = async (url: string) => (await createDownloadFile(host.dispatcher)(url)).outcome;

  it('is asked for at SharePoint and OneDrive alone, by https, and nobody else hears of it', async () => {
    for (const url of [
      'http://northwind.sharepoint.com/x',
      'https://169.254.169.254/metadata/identity/oauth2/token',
      'https://localhost/x',
      'https://sharepoint.com.evil.example/x',
      'https://evilsharepoint.com/x',
      'https://northwind.sharepoint.com.evil.example/x',
      'https://northwind.sharepoint.com:8443/x',
      'https://user:secret@northwind.sharepoint.com/x',
      'https://evil.example/northwind.sharepoint.com',
      'file:///etc/passwd',
      'nonsense',
    ]) {
      assert.equal(await outcomeOf(url), 'not-there', url);
    }
    assert.equal(host.asked.length, 0);
    assert.equal(await outcomeOf(signed), 'read');
    assert.deepEqual(Object.keys(host.asked[0]?.headers ?? {}).toSorted(), ['connection', 'host']);
  });

  it('leads nowhere else: a redirect is not followed', async () => {
    host.answer = (response) => {
      response.setHeader('location', 'https://northwind-my.sharepoint.com/other');
      answerWith(response, 302);
    };
    assert.equal(await outcomeOf(signed), 'not-there');
    assert.equal(host.asked.length, 1);
  });

  it('is read up to 2 MB, whether it says how long it is or not', async () => {
    host.answer = (response) => {
      response.setHeader('content-length', 3_000_000);
      answerWith(response, 200);
    };
    assert.equal(await outcomeOf(signed), 'too-large');
    let written = 0;
    host.answer = (response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(100_000))) written += 100_000;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    assert.equal(await outcomeOf(signed), 'too-large');
    assert.ok(written < 50_000_000);
  });

  it('that is no longer there, or breaks off, is not there', async () => {
    host.answer = (response) => answerWith(response, 404);
    assert.equal(await outcomeOf(signed), 'not-there');
    host.answer = (response) => void response.destroy();
    assert.equal(await outcomeOf(signed), 'not-there');
  });
});
