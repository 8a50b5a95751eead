import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Language, type Node, Parser } from 'web-tree-sitter';

/** A Bicep file, as far as its syntax and what other files need to know of it. */
export interface Template {
  /** What the grammar does not accept, with line and column. */
  readonly syntaxErrors: readonly string[];
  readonly parameters: readonly { readonly name: string; readonly required: boolean }[];
  readonly outputs: readonly string[];
  readonly modules: readonly ModuleCall[];
  /** Each `symbol.outputs.output`. */
  readonly outputUses: readonly { readonly symbol: string; readonly output: string }[];
  /** What the variable with this symbol holds, an object: name and, where it is plain text, value. */
  entriesOf(symbol: string): ReadonlyMap<string, string | undefined>;
  /** What a variable holds, as JSON; null for everything that is not a plain value. */
  variable(symbol: string): unknown;
  /** What a resource with this symbol declares, as JSON; null for everything that is not a plain value. */
  resource(symbol: string): unknown;
}

interface ModuleCall {
  readonly symbol: string;
  readonly path: string;
  readonly parameters: readonly string[];
}

await Parser.init();
const bicep = await Language.load(fileURLToPath(import.meta.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));

/** Reads a `.bicep` or `.bicepparam` file. Types and names of Azure's resources are not looked at: that needs Azure. */
export function readTemplate(path: string): Template {
  const source = readFileSync(path, 'utf8');
  // The grammar knows no parameter files; a value is written there as a variable's is here.
  const text = path.endsWith('.bicepparam') ? source.replace(/^param (\w+) =/gm, 'var $1 =') : source;
  const root = new Parser().setLanguage(bicep).parse(text)?.rootNode;
  if (root === undefined) throw new Error(`${path} could not be parsed`);
  const all = (type: string) => root.descendantsOfType(type).filter((node) => node !== null);

  const named = (type: string, symbol: string) => all(type).find((node) => nameOf(node) === symbol);
  const resourceNamed = (symbol: string) => objectOf(named('resource_declaration', symbol)?.namedChild(2));
  const variableNamed = (symbol: string) => named('variable_declaration', symbol)?.namedChild(1);

  return {
    syntaxErrors: faultyNodes(root).map(
      ({ startPosition: { row, column }, text }) => `line ${row + 1}, column ${column + 1}: “${text.slice(0, 40)}”`,
    ),
    parameters: all('parameter_declaration').map((node) => ({
      name: nameOf(node),
      required: node.namedChildren.length === 2,
    })),
    outputs: all('output_declaration').map(nameOf),
    modules: all('module_declaration').map((node) => ({
      symbol: nameOf(node),
      path: plainText(node.namedChild(1)) ?? '',
      parameters: [...propertiesIn(objectOf(node.namedChild(2)), 'params').keys()],
    })),
    outputUses: all('member_expression').flatMap(({ text }) => {
      const [symbol, outputs, output] = text.split('.');
      return symbol && output && outputs === 'outputs' ? [{ symbol, output }] : [];
    }),
    entriesOf: (symbol) => new Map(entriesOf(variableNamed(symbol)).map(([key, value]) => [key, plainText(value)])),
    variable: (symbol) => plainValue(variableNamed(symbol)),
    resource: (symbol) => plainValue(resourceNamed(symbol)),
  };
}

/** What is declared, also where that is on a condition or once for each of a list. */
function objectOf(declared: Node | null | undefined): Node | null | undefined {
  const isPlain = declared?.type !== 'if_statement' && declared?.type !== 'for_statement';
  return isPlain ? declared : declared.namedChildren.find((child) => child?.type === 'object');
}

function faultyNodes(node: Node): Node[] {
  if (node.isError || node.isMissing) return [node];
  return node.hasError ? node.children.flatMap((child) => (child === null ? [] : faultyNodes(child))) : [];
}

function nameOf(declaration: Node): string {
  return declaration.namedChild(0)?.text ?? '';
}

/** The properties of the object that stands under a name in another object. */
function propertiesIn(object: Node | null | undefined, name: string): Map<string, string | undefined> {
  const found = entriesOf(object).find(([key]) => key === name);
  return new Map(entriesOf(found?.[1]).map(([key, value]) => [key, plainText(value)]));
}

function entriesOf(object: Node | null | undefined): [name: string, value: Node | null][] {
  return (object?.namedChildren ?? [])
    .filter((child) => child !== null)
    .filter(({ type }) => type === 'object_property')
    .map((property) => [nameOf(property), property.namedChild(1)]);
}

function plainValue(node: Node | null | undefined): unknown {
  switch (node?.type) {
    case 'object':
      return Object.fromEntries(entriesOf(node).map(([name, value]) => [name, plainValue(value)]));
    case 'array':
      return node.namedChildren.filter((child) => child !== null && child.type !== 'comment').map(plainValue);
    case 'number':
    case 'unary_expression':
      return Number(node.text);
    default:
      return plainText(node ?? null) ?? null;
  }
}

/** The content of a string without anything to be filled in; undefined for every other expression. */
function plainText(node: Node | null): string | undefined {
  const parts = node?.type === 'string' ? node.namedChildren : [];
  return parts.length === 1 && parts[0]?.type === 'string_content' ? parts[0].text : undefined;
}
