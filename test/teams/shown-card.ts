import { isElement } from '../../cards/card.ts';

/** A field of a card as a person sees it. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  /** What stands right under it, when that is a complaint. */
  readonly mistake: string | undefined;
}

export interface Button {
  readonly title: string;
  /** What the client says of it besides its title. */
  readonly hint: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly sendsFields: boolean;
  /** The data of the Action.Submit that stands in for it in clients without Action.Execute. */
  readonly submitData: Readonly<Record<string, unknown>> | undefined;
  /** The address an Action.OpenUrl leads to. */
  readonly url: string | undefined;
  /** Whether it asks the client for a dialog (task module). */
  readonly opensDialog: boolean;
}

export interface ShownCard {
  /** Everything readable, top down, also behind a button that unfolds it; the history, which tells of it again, is left out. */
  readonly texts: readonly string[];
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
}

/** How somebody understands what is written: as it is, or what it means where that is not English. */
export type Reads = (text: string) => string;

/** Reads a card as a person does, wherever in columns and containers things stand. */
export function readCard(card: unknown, reads: Reads = (text) => text): ShownCard {
  const shown = { texts: [] as string[], fields: [] as Field[], buttons: [] as Button[] };
  visit(card, shown, false);
  return {
    texts: shown.texts.map(reads),
    fields: shown.fields.map((field) => understood(field, reads)),
    buttons: shown.buttons.map((button) => ({ ...button, title: reads(button.title), hint: reads(button.hint) })),
  };
}

/** What stands in the field stays: it is sent back. */
function understood({ label, choices, mistake, ...field }: Field, reads: Reads): Field {
  return {
    ...field,
    label: reads(label),
    choices: choices.map(({ title, value }) => ({ title: reads(title), value })),
    mistake: mistake === undefined ? undefined : reads(mistake),
  };
}

type Reading = { readonly texts: string[]; readonly fields: Field[]; readonly buttons: Button[] };
type Element = Readonly<Record<string, unknown>>;

/** Of Teams, but not of the schema. */
const newerElements: readonly string[] = ['Badge', 'Icon', 'ProgressBar'];

function visit(node: unknown, shown: Reading, isFolded: boolean): void {
  if (Array.isArray(node)) {
    node.forEach((child, index) => {
      if (isInput(child)) shown.fields.push(readField(child, node[index + 1]));
      visit(child, shown, isFolded);
    });
    return;
  }
  if (!isElement(node)) return;
  const type = String(node.type);
  // As a client shows it that knows the documented elements only.
  if (newerElements.includes(type)) {
    visit(node.fallback, shown, isFolded);
    return;
  }
  const folded = isFolded || node.id === 'history';
  const text = textOf(node);
  if (text !== undefined && !folded) shown.texts.push(text, ...runsOf(node));
  // What only shows or hides something is the client's own.
  if (type === 'Action.ToggleVisibility') return;
  if (type.startsWith('Action.')) shown.buttons.push(readButton(node));
  else for (const key of ['body', 'items', 'columns', 'rows', 'cells', 'actions']) visit(node[key], shown, folded);
}

function textOf(node: Element): string | undefined {
  switch (node.type) {
    case 'TextBlock':
      return String(node.text);
    case 'RichTextBlock':
      return elements(node.inlines)
        .map(({ text }) => String(text))
        .join('');
    case 'Action.Execute':
    case 'Action.Submit':
    case 'Action.OpenUrl':
      return String(node.title);
    default:
      return isInput(node) ? `${String(node.label)}: ${String(node.value ?? '')}` : undefined;
  }
}

/** What stands for itself in a row: a name and its value, or what is set off behind the name. */
function runsOf(node: Element): readonly string[] {
  const [name = '', ...others] =
    node.type === 'RichTextBlock' ? elements(node.inlines).map(({ text }) => String(text)) : [];
  if (name.endsWith(': ')) return [name.slice(0, -2), ...others];
  return others.filter((text) => /^ {2}\S/.test(text)).map((text) => text.trim());
}

function readField(input: Element, below: unknown): Field {
  const complaint = isElement(below) && below.type === 'RichTextBlock' ? textOf(below) : undefined;
  return {
    id: String(input.id),
    label: String(input.label),
    value: String(input.value ?? ''),
    choices: elements(input.choices).map(({ title, value }) => ({ title: String(title), value: String(value) })),
    mistake: complaint?.startsWith('⚠ ') ? complaint.slice(2) : undefined,
  };
}

function readButton(action: Element): Button {
  const data = isElement(action.data) ? action.data : {};
  const fallback = isElement(action.fallback) && isElement(action.fallback.data) ? action.fallback.data : undefined;
  return {
    title: String(action.title),
    hint: String(action.tooltip ?? ''),
    verb: String(action.verb ?? ''),
    data,
    sendsFields: action.associatedInputs !== 'none',
    submitData: action.type === 'Action.Submit' ? data : fallback,
    url: typeof action.url === 'string' ? action.url : undefined,
    opensDialog: isElement(data.msteams) && data.msteams.type === 'task/fetch',
  };
}

function isInput(node: unknown): node is Element {
  return isElement(node) && String(node.type).startsWith('Input.');
}

function elements(list: unknown): Element[] {
  return Array.isArray(list) ? list.filter(isElement) : [];
}
