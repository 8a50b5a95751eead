import type { Server } from 'restify';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import { isAboutRights, type Refusal } from '../../onboarding/refusal.ts';
import { hindrance, may } from '../../onboarding/who-may.ts';
import type { ApplyCommand } from '../apply-command.ts';
import { packOf } from '../pack/pack.ts';
import { notForYouPage } from '../sign-in/pages.ts';
import { sendPage } from './answering.ts';
import type { RecordsParts } from './records.ts';
import { forSignedIn } from './signed-in.ts';

export interface PackParts extends RecordsParts {
  readonly applyCommand: ApplyCommand;
  /** As people call it. */
  readonly providerName: (id: string) => string;
  readonly now: () => number;
}

const contentTypes = { pdf: 'application/pdf', json: 'application/json; charset=utf-8' } as const;

/**
 * A completed deal, to hand over to who goes on with the customer, for who may open the deal. What is not there, not theirs
 * or not completed is answered alike. Who has taken one is in the log; who tried to, on the deal's record.
 */
export function addPacks(server: Server, parts: PackParts): void {
  for (const format of ['pdf', 'json'] as const) {
    server.get(
      `/deals/:id/pack.${format}`,
      forSignedIn(parts, async ({ person }, request, response) => {
        const record = (await parts.onboardings.get(String(request.params.id)))?.record;
        if (record === undefined || (await refusalOf(parts, record, person)) !== undefined) {
          sendPage(response, notForYouPage(parts.words, request.path()), 403);
          return;
        }
        parts.log.info({ person: person?.id, onboarding: record.id, format }, 'a hand-over pack is taken');
        const file = await packIn(format, parts, record, person);
        response.writeHead(200, {
          'content-type': contentTypes[format],
          'content-disposition': `attachment; filename="hand-over-pack.${format}"`,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        });
        response.end(file);
      }),
    );
  }
}

/** On a desk nobody is asked who they are. */
async function refusalOf(
  { rolesOf, applyCommand }: PackParts,
  record: Onboarding,
  person: Person | undefined,
): Promise<Refusal | undefined> {
  if (person === undefined) return hindrance(record, 'take-pack');
  const refusal = may(record, { person, roles: await rolesOf(person) }, 'take-pack');
  if (refusal !== undefined && isAboutRights(refusal)) {
    const refused = { by: person, verb: 'take-pack', reason: refusal.reason } as const;
    await applyCommand(record.id, { source: 'door', refused });
  }
  return refusal;
}

async function packIn(
  format: keyof typeof contentTypes,
  { words, providerName, now }: PackParts,
  record: Onboarding,
  person: Person | undefined,
): Promise<Buffer | string> {
  const about = { provider: providerName(record.providerId), takenBy: person?.name ?? '', now: now() };
  if (format === 'json') return JSON.stringify(packOf(words, record, about), null, 2);
  // What makes it is large, and seldom needed.
  const { packPdf } = await import('../pack/pdf.ts');
  return packPdf(words, record, about);
}
