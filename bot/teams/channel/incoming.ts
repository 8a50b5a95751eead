import { z } from 'zod';
import { cleanText } from '../../../onboarding/form.ts';
import { shortText } from '../../../onboarding/short-text.ts';
import { type Caller, idText, longestName, readCaller, Sender } from './caller.ts';
import { type ExtensionCall, isExtension, readExtension } from './extension.ts';
import { ConversationReference } from './reference.ts';

interface Activity {
  /** The same in each delivery of it; '' when the client gave none. */
  readonly id: string;
  readonly caller: Caller;
  /** By which we can speak here later; undefined when it does not say where that is. */
  readonly reference: ConversationReference | undefined;
}

/** A file that Teams keeps for whoever attached it (Microsoft Learn, "Send and receive files using bot"). */
export interface AttachedFile {
  readonly name: string;
  /** Signed, and good for minutes. */
  readonly downloadUrl: string;
}

/** Something that came from Teams. Text, values and data are as they came: nothing of them is believed yet. */
export type Incoming = Activity &
  (
    | {
        readonly kind: 'message';
        /** Without the mention of the bot that a group message starts with. */
        readonly text: string;
        /** The same at length, as HTML where Teams sends that beside it: its text has no lines. */
        readonly written: string;
        /** Files that came with it, in one's own chat. */
        readonly files: readonly AttachedFile[];
        /** A pressed `Action.Submit`: its data and the inputs. */
        readonly value: unknown;
        /** The message with the card that was pressed. */
        readonly replyToId: string | undefined;
      }
    /** A pressed `Action.Execute`: its data and the inputs. */
    | { readonly kind: 'card-action'; readonly data: unknown; readonly replyToId: string | undefined }
    | { readonly kind: 'typeahead'; readonly dataset: string; readonly queryText: string }
    /** A pressed button that asks for a dialog (`task/fetch`): its data and the inputs beside it. */
    | { readonly kind: 'dialog-opening'; readonly data: unknown; readonly replyToId: string | undefined }
    /** A button pressed in a dialog (`task/submit`): its data and the inputs. */
    | { readonly kind: 'dialog-submission'; readonly data: unknown; readonly replyToId: string | undefined }
    | ExtensionCall
    /** An invoke of which we know nothing. */
    | { readonly kind: 'unknown-invoke' }
    | { readonly kind: 'installation'; readonly change: 'added' | 'removed' }
    | { readonly kind: 'other' }
  );

/** What came in, when it is of this kind. */
export type IncomingOf<Kind extends Incoming['kind']> = Extract<Incoming, { kind: Kind }>;

/** What the client waits for an answer to; for the rest it is told that we have it. */
export type Invoke = IncomingOf<
  ('card-action' | 'typeahead' | 'dialog-opening' | 'dialog-submission' | 'unknown-invoke') | ExtensionCall['kind']
>;

export function isInvoke(incoming: Incoming): incoming is Invoke {
  switch (incoming.kind) {
    case 'card-action':
    case 'typeahead':
    case 'dialog-opening':
    case 'dialog-submission':
    case 'deal-search':
    case 'pasted-link':
    case 'message-action':
    case 'unknown-invoke':
      return true;
    case 'message':
    case 'installation':
    case 'other':
      return false;
  }
}

/**
 * More of a message nobody reads: commands and names are far shorter, and an answer to an approver has 500 characters at
 * most, so that a longer one is seen to be. The forms have room for the rest.
 */
const longestText = 600;
/** A mail that somebody pasted; a list. What is longer than this is cut. */
const longestWritten = 250_000;
/** A mention is one; Teams puts some of its own beside them. */
const mostEntities = 50;
const mostAttachments = 10;
const longestUrl = 4000;
const cut = z.string().transform((text) => text.slice(0, longestText));
const long = z.string().transform((text) => text.slice(0, longestWritten));
const name = shortText(longestName).optional().catch(undefined);
const id = idText.optional().catch(undefined);

/** An activity of the Bot Framework, as far as we read it. What is not as documented is as if it were not there. */
const Wire = Sender.extend({
  type: z.string(),
  id,
  name,
  action: name,
  text: long.optional().catch(undefined),
  value: z.unknown().optional(),
  replyToId: id,
  recipient: z
    .object({ id: shortText(longestName) })
    .loose()
    .optional()
    .catch(undefined),
  attachments: z
    .array(z.unknown())
    .transform((attachments) => attachments.slice(0, mostAttachments))
    .catch([]),
  entities: z
    .array(z.unknown())
    .transform((entities) => entities.slice(0, mostEntities))
    .catch([]),
}).loose();
type Wire = z.infer<typeof Wire>;

const CardAction = z.object({ action: z.object({ data: z.unknown() }) });
const Task = z.object({ data: z.unknown() });
const Search = z.object({ queryText: cut.catch(''), dataset: cut.catch('') });
const Mention = z.object({
  type: z.string().regex(/^mention$/i),
  text: z.string(),
  mentioned: z.object({ id: z.string() }),
});

/** Undefined = not an activity, or one without sender or conversation. */
export function readIncoming(activity: unknown, hasDialogs: boolean): Incoming | undefined {
  const parsed = Wire.safeParse(activity);
  if (!parsed.success) return undefined;
  const wire = parsed.data;
  const caller = readCaller(wire, hasDialogs);
  if (caller === undefined) return undefined;
  const reference = ConversationReference.safeParse({
    ...wire,
    bot: wire.recipient,
    ...(wire.from && { user: wire.from }),
  });
  const shared = { id: wire.id ?? '', caller, reference: reference.success ? reference.data : undefined };
  const { replyToId } = wire;
  switch (wire.type) {
    case 'message':
      return { ...shared, kind: 'message', ...wordsOf(wire), files: filesOf(wire), value: wire.value, replyToId };
    case 'invoke': {
      const invoke = readInvoke(wire);
      // What the extension answers is put where others read along, wherever it is asked.
      return isExtension(invoke)
        ? { ...shared, caller: { ...caller, isPersonalChat: false }, ...invoke }
        : { ...shared, ...invoke };
    }
    case 'installationUpdate':
      // `remove-upgrade`: a new version of the app has no bot any more.
      return { ...shared, kind: 'installation', change: wire.action?.startsWith('remove') ? 'removed' : 'added' };
    default:
      return { ...shared, kind: 'other' };
  }
}

function readInvoke({ name, value, replyToId }: Wire) {
  switch (name) {
    case 'adaptiveCard/action':
      return { kind: 'card-action', data: CardAction.safeParse(value).data?.action.data, replyToId } as const;
    case 'application/search': {
      const { dataset = '', queryText = '' } = Search.safeParse(value).data ?? {};
      return { kind: 'typeahead', dataset, queryText } as const;
    }
    case 'task/fetch':
      return { kind: 'dialog-opening', data: Task.safeParse(value).data?.data, replyToId } as const;
    case 'task/submit':
      return { kind: 'dialog-submission', data: Task.safeParse(value).data?.data, replyToId } as const;
    default:
      return readExtension(name, value) ?? ({ kind: 'unknown-invoke' } as const);
  }
}

function wordsOf(wire: Wire): { text: string; written: string } {
  const { text = '', entities, recipient } = wire;
  const mentions = entities.flatMap((entity) => Mention.safeParse(entity).data ?? []);
  const ofBot = mentions.find(({ mentioned }) => mentioned.id === recipient?.id);
  const unmentioned = ofBot === undefined ? text : text.replace(ofBot.text, '').trim();
  return { text: unmentioned.slice(0, longestText), written: htmlOf(wire) ?? unmentioned };
}

/**
 * Undocumented (github.com/MicrosoftDocs/msteams-docs/issues/3960): Teams puts what was written as HTML beside the text,
 * which has no lines. A mention is an element of its own there.
 */
const Html = z.object({ contentType: z.literal('text/html'), content: long });

function htmlOf({ attachments }: Wire): string | undefined {
  const html = attachments.flatMap((attachment) => Html.safeParse(attachment).data ?? [])[0]?.content;
  // Two steps: one pattern for both would go back and forth in a long tag.
  return html?.replace(/<(?:span|at)\b([^<>]*)>[^<>]*<\/(?:span|at)>/giu, (element, attributes: string) =>
    /mention/i.test(attributes) ? '' : element,
  );
}

const File = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: shortText(longestName).catch(''),
  content: z.object({ downloadUrl: shortText(longestUrl) }),
});

function filesOf({ attachments }: Wire): readonly AttachedFile[] {
  return attachments.flatMap((attachment) => {
    const file = File.safeParse(attachment).data;
    return file === undefined ? [] : [{ name: cleanText(file.name), downloadUrl: file.content.downloadUrl }];
  });
}
