import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { z } from 'zod';
import type { Store } from '../store/store.ts';

const Stack = z.object({ dialogStack: z.array(z.object({ id: z.string(), state: z.unknown() })) });

/** The dialog stack of each conversation, in our own store. */
export interface DialogStates {
  readonly accessor: StatePropertyAccessor<DialogState>;
  /** Writes what the turn changed. Call it once, at the turn's end. */
  save(context: TurnContext): Promise<void>;
}

interface Loaded {
  state: DialogState;
  readonly etag: string | undefined;
  readonly before: string;
}

/**
 * In place of the SDK's ConversationState, whose writes ignore etags (github.com/microsoft/botbuilder-js/issues/705).
 * The stack only says which onboarding a conversation is about, so the loser of a race loses nothing: what the
 * onboarding is about stands in its record.
 */
export function createDialogStates(store: Store): DialogStates {
  const loaded = new WeakMap<TurnContext, Loaded>();
  const keyOf = (context: TurnContext) => context.activity.conversation.id;

  const load = async (context: TurnContext): Promise<Loaded> => {
    const known = loaded.get(context);
    if (known !== undefined) return known;
    const document = await store.get('dialog', keyOf(context));
    const parsed = Stack.safeParse(document?.body);
    const state: DialogState = parsed.success ? parsed.data : { dialogStack: [] };
    const entry = { state, etag: document?.etag, before: JSON.stringify(state) };
    loaded.set(context, entry);
    return entry;
  };

  // The interface has an overload without a default value, which DialogSet never uses.
  async function get(context: TurnContext): Promise<DialogState> {
    return (await load(context)).state;
  }

  return {
    accessor: {
      get,
      async set(context, value) {
        (await load(context)).state = value;
      },
      async delete(context) {
        (await load(context)).state = { dialogStack: [] };
      },
    },
    async save(context) {
      const entry = loaded.get(context);
      if (entry === undefined || JSON.stringify(entry.state) === entry.before) return;
      const document = { kind: 'dialog' as const, id: keyOf(context), body: entry.state };
      if (entry.etag === undefined) await store.create(document);
      else await store.replace(document, entry.etag);
    },
  };
}
