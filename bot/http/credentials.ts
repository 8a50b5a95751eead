import type { Request, Server } from 'restify';
import type { HandOver } from '../hand-over/hand-over.ts';
import { askPage, revealedPage, takenPage } from '../hand-over/page.ts';
import { sendPage } from './answering.ts';
import { formOfSignedIn, forSignedIn, type SignedInParts } from './signed-in.ts';

/** The page by which a new tenant's administrator credentials are handed over. */
export function addCredentials(server: Server, parts: SignedInParts & { readonly handOver: HandOver }): void {
  const { handOver, words } = parts;
  const route = '/credentials/:onboarding/:token';
  const linkOf = ({ params }: Request) => ({
    onboardingId: String(params.onboarding),
    token: String(params.token),
  });
  const statusOf = ({ outcome }: { readonly outcome: string }) => (outcome === 'not-yours' ? 403 : 200);

  server.get(
    route,
    forSignedIn(parts, async (visitor, request, response) => {
      const looked = await handOver.look(linkOf(request), visitor);
      sendPage(response, askPage(words, looked, { path: request.path(), visitor }), statusOf(looked));
    }),
  );
  server.post(
    route,
    formOfSignedIn(parts, async (visitor, form, request, response) => {
      const shown = { path: request.path(), visitor };
      const link = linkOf(request);
      if (form.get('do') === 'stored') {
        const taken = await handOver.acknowledge(link.onboardingId, visitor);
        sendPage(response, takenPage(words, taken, shown), statusOf(taken));
      } else {
        const revealed = await handOver.reveal(link, visitor);
        sendPage(response, revealedPage(words, revealed, shown), statusOf(revealed));
      }
    }),
  );
}
