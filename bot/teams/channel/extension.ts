import { z } from 'zod';
import { shortText } from '../../../onboarding/short-text.ts';

/**
 * What the message extension is asked: beside the box that people write in, and by what they paste there. It may be a chat
 * that the bot is no member of. Source: Microsoft Learn,
 * "Respond to search command", "Link unfurling" and "Define message extension action commands".
 */
export type ExtensionCall =
  /** Somebody looks for a deal to share: how its name begins, and which part of what is found. */
  | { readonly kind: 'deal-search'; readonly begins: string; readonly skip: number; readonly count: number }
  /** A link that begins like ours was pasted. */
  | { readonly kind: 'pasted-link'; readonly url: string }
  /** “Onboard customer” was chosen of what can be done with a message: what is written in it, HTML or not. */
  | { readonly kind: 'message-action'; readonly written: string };

export function isExtension<Call extends { readonly kind: string }>(
  call: Call,
): call is Extract<Call, { readonly kind: ExtensionCall['kind'] }> {
  const { kind } = call;
  return kind === 'deal-search' || kind === 'pasted-link' || kind === 'message-action';
}

/** Longer than what anything is called. */
const longestSearch = 100;
const longestUrl = 2_000;
const longestMessage = 100_000;
/** Teams asks for 25; cards of more are large. */
const mostAtOnce = 25;
/** Nobody pages further. */
const furthest = 200;

const Query = z.object({
  parameters: z
    .array(
      z.object({
        name: z.string(),
        value: z
          .string()
          .transform((text) => text.slice(0, longestSearch))
          .catch(''),
      }),
    )
    .catch([]),
  queryOptions: z
    .object({ skip: z.number().int().min(0).max(furthest).catch(0), count: z.number().int().min(1).max(mostAtOnce) })
    .catch({ skip: 0, count: mostAtOnce }),
});
const Message = z.object({
  messagePayload: z.object({
    body: z.object({ content: z.string().transform((text) => text.slice(0, longestMessage)) }),
  }),
});
const Link = z.object({ url: shortText(longestUrl) });

/** The one parameter of the search (manifest/manifest.json). Before anything is typed Teams sends another one. */
const searchParameter = 'name';

/** Undefined = none of the extension's. */
export function readExtension(name: string | undefined, value: unknown): ExtensionCall | undefined {
  switch (name) {
    case 'composeExtension/query': {
      const { parameters, queryOptions } = Query.safeParse(value).data ?? Query.parse({});
      const begins = parameters.find((parameter) => parameter.name === searchParameter)?.value ?? '';
      return { kind: 'deal-search', begins: begins.trim(), ...queryOptions };
    }
    case 'composeExtension/queryLink':
      return { kind: 'pasted-link', url: Link.safeParse(value).data?.url ?? '' };
    case 'composeExtension/fetchTask':
      return { kind: 'message-action', written: Message.safeParse(value).data?.messagePayload.body.content ?? '' };
    default:
      return undefined;
  }
}
