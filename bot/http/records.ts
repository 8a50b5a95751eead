import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Server } from 'restify';
import type { Person } from '../../onboarding/person.ts';
import type { Role } from '../../onboarding/roles.ts';
import { mayRun } from '../../onboarding/who-may.ts';
import { exportRecords, formats } from '../records/export.ts';
import { notForYouPage } from '../sign-in/pages.ts';
import type { Onboardings } from '../store/onboardings.ts';
import { sendPage } from './answering.ts';
import { forSignedIn, type SignedInParts } from './signed-in.ts';

const contentTypes = { csv: 'text/csv', json: 'application/json' } as const;

export interface RecordsParts extends SignedInParts {
  readonly onboardings: Pick<Onboardings, 'every' | 'get'>;
  readonly rolesOf: (person: Person) => Promise<readonly Role[]>;
}

/** Everything that happened, as a file, for the roles that may have it. Who has taken it is in the log. */
export function addRecords(server: Server, parts: RecordsParts): void {
  const { onboardings, rolesOf, words, refusals, log } = parts;
  for (const format of formats) {
    server.get(
      `/records.${format}`,
      forSignedIn(parts, async ({ person }, _, response) => {
        const refusal = person && mayRun(await rolesOf(person), 'export');
        if (refusal !== undefined) {
          refusals.record('export', { reason: refusal.reason, person: person?.id ?? '' });
          sendPage(response, notForYouPage(words, `/records.${format}`), 403);
          return;
        }
        log.info({ person: person?.id, format }, 'what happened is taken as a file');
        response.writeHead(200, {
          'content-type': `${contentTypes[format]}; charset=utf-8`,
          'content-disposition': `attachment; filename="records.${format}"`,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        });
        await pipeline(Readable.from(exportRecords(onboardings, format)), response);
      }),
    );
  }
}
