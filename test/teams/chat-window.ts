import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isElement } from '../../cards/card.ts';
import type { ChatMessage, Connector } from './connector.ts';
import { type Button, type Field, type Reads, readCard, type ShownCard } from './shown-card.ts';

export const ourTenant = '6f1c0a52-3d53-4c0e-9d0b-000000000001';

export interface TeamsPerson {
  readonly name: string;
  readonly aadObjectId: string;
  /** Another one than ours for a stranger. */
  readonly tenantId?: string;
  /** Where they are, as their client says with all but an installation; without it only the language. */
  readonly locale?: string;
  readonly timeZone?: string;
  /** As the roster has it. */
  readonly email?: string;
}

/** What is typed into fields, by label; several values for fields that share one. A choice goes by title or by value. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** A card on the screen, also one that the bot has replaced meanwhile. */
export interface CardOnScreen extends ShownCard {
  readonly messageId: string;
  /** What is pressed in a dialog is handed over otherwise. */
  readonly isDialog?: true;
}

/** One person's chat with the bot. */
export interface Window {
  /** Installs the bot, as opening the chat for the first time does. */
  open(): Promise<void>;
  /** Removes the app, or adds it again. */
  install(action: 'add' | 'remove'): Promise<void>;
  /** Hands the bot the last activity once more, as Teams does when it has got no answer. Answers like the first did. */
  redeliver(): Promise<unknown>;
  /** What the bot answered the last activity with. */
  answer(): Promise<unknown>;
  readonly conversationId: string;
  /** Types a message; back when the bot has answered. @param at when Teams took it; now without it */
  say(text: string, at?: Date): Promise<void>;
  /** Sends what Teams sends of a message with formatting or files: its text has no lines, the HTML beside it has. */
  send(text: string, attachments: readonly object[]): Promise<void>;
  /** The open dialog, else the newest card that is more than news, as it looks now. */
  card(): CardOnScreen;
  /** The card in the chat, which may stand behind a dialog. */
  chatCard(): CardOnScreen;
  /** The dialog that is open. */
  dialog(): CardOnScreen | undefined;
  /** Closes the dialog by its cross: nothing is sent. */
  closeDialog(): void;
  /** The messages that only tell something, oldest first, each with what its notification says. */
  news(): readonly (CardOnScreen & { readonly toast: string })[];
  /** Everything readable in the chat, oldest first. */
  texts(): readonly string[];
  /**
   * Presses a button of the card, by title or hint, with its fields as shown and as typed here. One that opens a dialog
   * opens it, and one in a dialog is answered in it.
   * @returns the sentence the client shows when no card came back
   */
  press(button: string, typed?: Typed, on?: CardOnScreen): Promise<string | undefined>;
  /**
   * The newest card that asks for this person's own view comes on the screen, and so it does: Teams asks by itself.
   * @returns the view; undefined = no card asks for one
   */
  look(): Promise<CardOnScreen | undefined>;
  /** The same in a client that knows no Action.Execute. */
  submit(button: string, typed?: Typed, on?: CardOnScreen): Promise<void>;
  /** Presses a button that opens a page as a dialog; its address. */
  openDialog(button: string, on?: CardOnScreen): Promise<string>;
  /** Types into a typeahead; the options it offers. */
  search(dataset: string, queryText: string): Promise<unknown>;
  /** Sends a click that no button of ours makes; the sentence the client shows when no card came back. */
  forge(data: unknown): Promise<string | undefined>;
  /** The same in a client that knows no Action.Execute. */
  forgeSubmit(data: unknown): Promise<void>;
  /** Asks for the dialog of a button that is on no card; what the bot answered. */
  forgeDialog(data: unknown): Promise<unknown>;
  /** The same for what a dialog hands over: the whole value of the call. */
  forgeSubmission(value: unknown): Promise<unknown>;
  /** Any other call that Teams makes of a bot; what it answered. */
  invoke(name: string, value: unknown): Promise<unknown>;
  /** What stands under the fields as complaints, by label. */
  mistakes(): Readonly<Record<string, string>>;
  /** What stands in the fields, by label. */
  values(): Readonly<Record<string, string>>;
  /** Waits until something readable matches; that text. */
  until(wanted: RegExp): Promise<string>;
}

/** What a window needs of the Teams around it. */
export interface Surroundings {
  readonly connector: Connector;
  /** Hands an activity to the bot; what it answers. */
  deliver(activity: object, client: 'teams' | 'playground'): Promise<unknown>;
  until<T>(look: () => T | undefined, what: string): Promise<T>;
  /** How this person reads the bot's language; as it stands when nothing is said. */
  readonly reads?: Reads;
}

const bot = { id: '28:onboarding-bot', name: 'CSP Onboarding' };

/**
 * @param client `playground` opens no dialogs from a card
 * @param group the id of another chat that the person is in, in place of their own with the bot; one of two people ends with
 * `@unq.gbl.spaces`
 */
export function openWindow(
  { connector, deliver, until, reads = (text) => text }: Surroundings,
  person: TeamsPerson,
  client: 'teams' | 'playground',
  group?: string,
): Window {
  const conversationId = group ?? `chat-of-${person.aadObjectId}`;
  const isOfTwo = group?.endsWith('@unq.gbl.spaces');
  const conversationType = group === undefined || isOfTwo ? 'personal' : 'groupChat';
  const userId = `29:${person.aadObjectId}`;
  const tenantId = person.tenantId ?? ourTenant;
  const { name, aadObjectId, email } = person;
  connector.addMember({ id: userId, name, aadObjectId, ...(email !== undefined && { email }) });
  /** In a chat of several what a press is answered with is on this screen alone, until its message is edited. */
  const views = new Map<string, { readonly card: unknown; readonly inPlaceOf: unknown }>();
  const messages = (): readonly ChatMessage[] =>
    connector.chat(conversationId).map((message) => {
      const view = views.get(message.id);
      return view?.inPlaceOf === message.card && view !== undefined ? { ...message, card: view.card } : message;
    });
  const isView = (id: string, card: unknown) => views.get(id)?.card === card;
  const show = (messageId: string, card: unknown) => {
    const message = connector.chat(conversationId).find(({ id }) => id === messageId);
    if (message === undefined) return;
    if (conversationType === 'personal') message.card = card;
    else views.set(messageId, { card, inPlaceOf: message.card });
  };

  let dialog: CardOnScreen | undefined;
  /** Source: Microsoft Learn, "Use dialogs with bots": it goes on with a card, or ends with a sentence or with nothing. */
  const inDialog = (answer: unknown, messageId: string): string | undefined => {
    const task = member(answer, 'task');
    const value = member(task, 'value');
    const content = member(member(value, 'card'), 'content');
    dialog = content === undefined ? undefined : { messageId, isDialog: true, ...readCard(content, reads) };
    return member(task, 'type') === 'message' ? reads(String(value)) : undefined;
  };

  let last: { readonly activity: object; readonly answer: Promise<unknown> } | undefined;
  const send = (type: string, more: object) => {
    const activity = {
      type,
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: connector.url,
      from: { id: userId, name: person.name, aadObjectId: person.aadObjectId },
      recipient: bot,
      conversation: { conversationType, isGroup: conversationType !== 'personal', tenantId, id: conversationId },
      channelData: { tenant: { id: tenantId } },
      locale: person.locale ?? 'en-US',
      ...(type !== 'installationUpdate' && person.timeZone !== undefined && { localTimezone: person.timeZone }),
      ...more,
    };
    const answer = deliver(activity, client);
    last = { activity, answer };
    return answer;
  };

  const pressOn = async (button: string, typed: Typed, on: CardOnScreen): Promise<string | undefined> => {
    const { title, verb, data, sendsFields, opensDialog } = find(on, button);
    const fields = sendsFields ? inputsOf(on, typed) : {};
    if ((opensDialog && client === 'teams') || on.isDialog) {
      const name = opensDialog ? 'task/fetch' : 'task/submit';
      const value = { data: { ...data, ...fields }, context: { theme: 'default' } };
      // Where a dialog stands is not said of what is pressed in it.
      const where = opensDialog ? { replyToId: on.messageId } : {};
      return inDialog(await send('invoke', { name, value, ...where }), on.messageId);
    }
    const action = { type: 'Action.Execute', title, verb, data: { ...data, ...fields } };
    const value = { action };
    const answer = await send('invoke', { name: 'adaptiveCard/action', value, replyToId: on.messageId });
    const { card, sentence } = readAnswer(answer);
    if (card !== undefined) show(on.messageId, card);
    return sentence && reads(sentence);
  };

  const window: Window = {
    async open() {
      // Teams and the Playground leave the name out here.
      const from = { id: userId, aadObjectId: person.aadObjectId };
      await send('installationUpdate', { action: 'add', from });
      await send('conversationUpdate', { from, membersAdded: [from, { id: bot.id }] });
    },
    async install(action) {
      await send('installationUpdate', { action });
    },
    async redeliver() {
      assert.ok(last, 'nothing was delivered yet');
      return deliver(last.activity, client);
    },
    async answer() {
      return last?.answer;
    },
    conversationId,
    async say(text, at = new Date()) {
      const mention = `<at>${bot.name}</at>`;
      const entities = text.includes(mention) ? [{ type: 'mention', text: mention, mentioned: bot }] : [];
      await send('message', { text, textFormat: 'plain', entities, timestamp: at.toISOString() });
    },
    async send(text, attachments) {
      await send('message', { text, textFormat: 'plain', attachments });
    },
    card: () => dialog ?? window.chatCard(),
    dialog: () => dialog,
    closeDialog() {
      dialog = undefined;
    },
    chatCard() {
      const message = messages().findLast(({ card }) => card !== undefined && !isNews(card));
      assert.ok(message, `${person.name} sees no card`);
      return { messageId: message.id, ...readCard(message.card, reads) };
    },
    news: () =>
      messages()
        .filter(({ card }) => isNews(card))
        .map(({ id, summary, card }) => ({ messageId: id, toast: reads(summary), ...readCard(card, reads) })),
    texts: () => messages().flatMap((message) => textsOf(message, reads)),
    async press(button, typed = {}, on = window.card()) {
      const said = await pressOn(button, typed, on);
      // What was edited meanwhile Teams asks for anew by itself, also behind a dialog; and nothing else.
      if (client === 'teams' && conversationType !== 'personal') await window.look();
      return said;
    },
    async look() {
      const isMe = (id: unknown) => id === userId || id === `8:orgid:${aadObjectId}`;
      const isAsking = ({ id, card }: ChatMessage) => refreshOf(card)?.userIds.some(isMe) === true && !isView(id, card);
      const message = messages().findLast(isAsking);
      const refresh = refreshOf(message?.card);
      if (message === undefined || refresh === undefined) return undefined;
      const value = { action: refresh.action, trigger: 'automatic' };
      const { card } = readAnswer(await send('invoke', { name: 'adaptiveCard/action', value, replyToId: message.id }));
      if (card !== undefined) show(message.id, card);
      return { messageId: message.id, ...readCard(card, reads) };
    },
    async submit(button, typed = {}, on = window.card()) {
      const { submitData, sendsFields } = find(on, button);
      assert.ok(submitData, `“${button}” has no Action.Submit to fall back to`);
      const value = { ...submitData, ...(sendsFields ? inputsOf(on, typed) : {}) };
      await send('message', { value, replyToId: on.messageId });
    },
    async openDialog(button, on = window.card()) {
      const { data, opensDialog } = find(on, button);
      assert.ok(opensDialog, `“${button}” opens no dialog`);
      const answer = await send('invoke', { name: 'task/fetch', value: { data, context: { theme: 'default' } } });
      const url = member(member(member(answer, 'task'), 'value'), 'url');
      assert.ok(typeof url === 'string', `no dialog came: ${JSON.stringify(answer)}`);
      return url;
    },
    async search(dataset, queryText) {
      const value = { kind: 'search', dataset, queryText, queryOptions: { skip: 0, top: 15 } };
      const answer = await send('invoke', { name: 'application/search', value });
      return member(member(answer, 'value'), 'results');
    },
    async forge(data) {
      const value = { action: { type: 'Action.Execute', verb: 'forged', data } };
      const { sentence } = readAnswer(await send('invoke', { name: 'adaptiveCard/action', value }));
      return sentence && reads(sentence);
    },
    async forgeSubmit(data) {
      await send('message', { value: data });
    },
    forgeDialog: (data) => send('invoke', { name: 'task/fetch', value: { data } }),
    forgeSubmission: (value) => send('invoke', { name: 'task/submit', value }),
    invoke: (name, value) => send('invoke', { name, value }),
    mistakes() {
      const wrong = window.card().fields.filter(({ mistake }) => mistake !== undefined);
      return Object.fromEntries(wrong.map(({ label, mistake }) => [label, mistake ?? '']));
    },
    values: () => Object.fromEntries(window.card().fields.map(({ label, value }) => [label, reads(value)])),
    until(wanted) {
      const look = () => window.texts().findLast((text) => wanted.test(text));
      return until(look, `${wanted} in the chat of ${person.name}`).catch((error: unknown) => {
        throw new Error(`${String(error)}, where it says:\n${window.texts().join('\n')}`);
      });
    },
  };
  return window;
}

/** It begins with a plain sentence, under no heading but whom it is for, and ends with what opens the onboarding. */
export function isNews(card: unknown): boolean {
  const body = member(card, 'body');
  const isMention = (element: unknown) => String(member(element, 'text')).startsWith('<at>');
  const first: unknown = Array.isArray(body) ? body.find((element) => !isMention(element)) : undefined;
  const inlines = member(first, 'inlines');
  const isPlain = Array.isArray(inlines) && member(inlines[0], 'weight') === undefined;
  return isPlain && ['open', 'see-deal'].includes(readCard(card).buttons.at(-1)?.verb ?? '');
}

function refreshOf(card: unknown): { readonly action: unknown; readonly userIds: readonly unknown[] } | undefined {
  const refresh = member(card, 'refresh');
  const userIds = member(refresh, 'userIds');
  return Array.isArray(userIds) ? { action: member(refresh, 'action'), userIds } : undefined;
}

function textsOf({ text, card }: ChatMessage, reads: Reads): readonly string[] {
  return card === undefined ? [reads(text)] : readCard(card, reads).texts;
}

function find(card: CardOnScreen, name: string): Button {
  const button = card.buttons.find(({ title, hint }) => title === name || hint === name);
  assert.ok(button, `there is no button “${name}” on the card that says:\n${card.texts.join('\n')}`);
  return button;
}

/** What a client sends: every field as shown or typed, the empty ones left out. */
function inputsOf(card: CardOnScreen, typed: Typed): Record<string, string> {
  const labels = new Set(card.fields.map(({ label }) => label));
  for (const label of Object.keys(typed)) {
    assert.ok(labels.has(label), `there is no field “${label}”, only: ${[...labels].join(', ')}`);
  }
  const used = new Map<string, number>();
  const inputs = card.fields.map((field) => {
    const place = used.get(field.label) ?? 0;
    used.set(field.label, place + 1);
    return [field.id, answerFor(field, typed[field.label], place)] as const;
  });
  return Object.fromEntries(inputs.filter(([, value]) => value !== ''));
}

function answerFor(field: Field, typed: string | readonly string[] | undefined, place: number): string {
  const given = typeof typed === 'string' ? (place === 0 ? typed : undefined) : typed?.[place];
  if (given === undefined) return field.value;
  return field.choices.find(({ title }) => title === given)?.value ?? given;
}

/** Source: Microsoft Learn, "Universal Actions for Adaptive Cards": the answer is a card, a message or an error. */
function readAnswer(answer: unknown): { card: unknown; sentence: string | undefined } {
  const value = member(answer, 'value');
  switch (member(answer, 'type')) {
    case 'application/vnd.microsoft.card.adaptive':
      return { card: value, sentence: undefined };
    case 'application/vnd.microsoft.activity.message':
      return { card: undefined, sentence: String(value) };
    case 'application/vnd.microsoft.error':
      return { card: undefined, sentence: String(member(value, 'message')) };
    default:
      throw new Error(`no answer that a client understands: ${JSON.stringify(answer)}`);
  }
}

function member(value: unknown, name: string): unknown {
  return isElement(value) ? value[name] : undefined;
}
