import type { Activity, StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { z } from 'zod';
import type { Store, StoredDocument } from '../../store/store.ts';
import { updateDocument } from '../../store/update-document.ts';

/** Which activity changed a stack: when the channel took it, ms UTC, and its id. */
const Moment = z.object({ at: z.number(), id: z.string() });
type Moment = z.infer<typeof Moment>;

const Stack = z.object({
  dialogStack: z.array(z.object({ id: z.string(), state: z.unknown() })),
  changedBy: Moment.optional(),
});

/** The dialog stack of each conversation, in our own store. */
export interface DialogStates {
  readonly accessor: StatePropertyAccessor<DialogState>;
  /**
   * Writes what the turn changed. What the turn reads after that is read anew.
   * @returns whether the stack is now as the turn left it; false = a later turn had the last word
   */
  save(context: TurnContext): Promise<boolean>;
}

interface Loaded {
  state: DialogState;
  readonly stored: StoredDocument | undefined;
  readonly before: string;
}

/**
 * In place of the SDK's ConversationState, whose writes ignore etags (github.com/microsoft/botbuilder-js/issues/705).
 * Of turns at the same time the one whose activity came later has the last word, whichever ends first: what is kept is
 * what it would be, had they come one after the other.
 */
export function createDialogStates(store: Store): DialogStates {
  const loaded = new WeakMap<TurnContext, Loaded>();
  const keyOf = (context: TurnContext) => context.activity.conversation.id;

  const load = async (context: TurnContext): Promise<Loaded> => {
    const known = loaded.get(context);
    if (known !== undefined) return known;
    const stored = await store.get('dialog', keyOf(context));
    const { dialogStack } = stackIn(stored);
    const entry = { state: { dialogStack }, stored, before: JSON.stringify(dialogStack) };
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
      loaded.delete(context);
      if (entry === undefined || JSON.stringify(entry.state.dialogStack) === entry.before) return true;
      const changedBy = momentOf(context.activity);
      const body = { dialogStack: entry.state.dialogStack, changedBy };
      let isOvertaken = false;
      const change = (stored: StoredDocument | undefined) => {
        const there = stackIn(stored);
        // What this turn ended is not what is there now: somebody has begun something else meanwhile.
        const hasEnded = body.dialogStack.length === 0 && JSON.stringify(there.dialogStack) !== entry.before;
        isOvertaken = hasEnded || (there.changedBy !== undefined && isLater(there.changedBy, changedBy));
        return isOvertaken ? undefined : { body };
      };
      await updateDocument(store, 'dialog', keyOf(context), change, entry);
      return !isOvertaken;
    },
  };
}

function stackIn(stored: StoredDocument | undefined): z.infer<typeof Stack> {
  const parsed = Stack.safeParse(stored?.body);
  return parsed.success ? parsed.data : { dialogStack: [] };
}

/** A clock ahead of ours would have the last word for ever. */
function momentOf({ timestamp, id = '' }: Activity): Moment {
  const at = timestamp === undefined ? Date.now() : new Date(timestamp).getTime();
  return { at: Number.isNaN(at) ? Date.now() : Math.min(at, Date.now()), id };
}

function isLater(one: Moment, other: Moment): boolean {
  return one.at === other.at ? one.id > other.id : one.at > other.at;
}
