import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import { parseSync } from '@swc/core';
import { analyse } from 'scslre';
import { z } from 'zod';
import { countryPattern } from '../../bot/lookups/country-pattern.ts';

const root = new URL('../../', import.meta.url).pathname;
const Literal = z.object({ type: z.literal('RegExpLiteral'), pattern: z.string(), flags: z.string() });
const callee = z.object({ value: z.literal('RegExp') });
const Read = z.discriminatedUnion('type', [
  Literal,
  ...(['NewExpression', 'CallExpression'] as const).map((type) => z.object({ type: z.literal(type), callee })),
]);

/**
 * Whether matching may take more than in proportion to the text: by analysis, and, where several ways through one text
 * escape it, by trying long texts made of what the pattern itself has: all at once, and one by one where that takes long.
 */
function isSuperLinear(pattern: RegExp): boolean {
  if (analyse(pattern).reports.length > 0) return true;
  const texts = longTextsFor(pattern);
  return takesLong(pattern, texts, 1) && texts.some((text) => takesLong(pattern, [text], 3));
}

function longTextsFor({ source }: RegExp): string[] {
  // What follows an alternative follows the last one of its group as well.
  const words = source.match(/\p{L}+(?![\p{L}|])/gu) ?? [];
  const units = new Set([...source, ' ', 'a', '1']);
  return ['', ...words].flatMap((word) => [...units].map((unit) => `${word}${unit.repeat(10_000)}\n\0`));
}

const box = createContext({ source: '', flags: '', texts: [''] });
const match = new Script('for (const text of texts) new RegExp(source, flags).test(text)');

/** In proportion it takes well below a millisecond a text, in square a second. Some times, since the machine may have a hiccup. */
function takesLong({ source, flags }: RegExp, texts: readonly string[], times: number): boolean {
  Object.assign(box, { source, flags, texts });
  return Array.from({ length: times }).every(() => {
    try {
      match.runInContext(box, { timeout: 100 });
      return false;
    } catch {
      return true;
    }
  });
}

describe('a pattern of the product', () => {
  const literals: { readonly file: string; readonly pattern: RegExp }[] = [];
  const constructing: string[] = [];

  before(() => {
    const files = globSync('{bot,cards,errors,onboarding,partner-center,words}/**/*.ts', {
      cwd: root,
      exclude: ['partner-center/test/**'],
    });
    for (const file of files) {
      const visit = (node: unknown): void => {
        if (typeof node !== 'object' || node === null) return;
        const read = 'type' in node ? Read.safeParse(node).data : undefined;
        if (read?.type === 'RegExpLiteral') literals.push({ file, pattern: new RegExp(read.pattern, read.flags) });
        else if (read !== undefined) constructing.push(file);
        for (const child of Object.values(node)) visit(child);
      };
      visit(parseSync(readFileSync(`${root}${file}`, 'utf8'), { syntax: 'typescript' }));
    }
  });

  it('takes time in proportion to the text, whatever the text is', () => {
    assert.ok(literals.length > 80);
    const slow = literals.filter(({ pattern }) => isSuperLinear(pattern));
    assert.deepEqual(
      slow.map(({ file, pattern }) => `${file} ${pattern}`),
      [],
    );
  });

  it('would be found if it did not', () => {
    for (const slow of [/[.!?]+$/, /@.+\../, /^-+|-+$/g, /[^\s@]+@[^\s@]+/g, /\s*,\s*$/, /^(a+)+$/, /^(\w|\d)*!/]) {
      assert.ok(isSuperLinear(slow), String(slow));
    }
  });

  it('is a literal, which is looked at here', () => {
    assert.deepEqual(constructing, []);
  });

  it('of a country is matched in time in proportion, too, whatever Partner Center brings', () => {
    const honest = countryPattern('^\\d{5}$');
    assert.deepEqual([honest?.test('12345'), honest?.test('1234x')], [true, false]);
    const endless = countryPattern('^(\\d+)+$');
    assert.equal(endless?.test('1'.repeat(50)), true);
    // JavaScript's own would take hours.
    assert.equal(endless?.test(`${'1'.repeat(50)}x`), false);
    assert.equal(countryPattern('(?<unclosed'), null);
  });
});
