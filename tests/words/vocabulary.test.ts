/**
 * The field's words, not ours: a reader greps for what RFCs, kernels and books call it, and is asked for it in an interview.
 * Looks at the texts as they are written, so that a branch which no run reaches is seen too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { FIELD, PRIVATE } from './privateWords.ts';

const WORDS = fileURLToPath(new URL('../../src/words/', import.meta.url));

interface Written {
  readonly line: number;
  readonly text: string;
}

/** The texts of a source file: strings and templates, what is set in shown as `…`. No imports, keys or comments. */
function textsOf(file: string): Written[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: Written[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    const add = (text: string) =>
      found.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text });
    const isName = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
    if (ts.isStringLiteralLike(node) && !isName) add(node.text);
    else if (ts.isTemplateExpression(node)) {
      add(node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join(''));
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return found;
}

const filesOf = (lang: 'en' | 'zh'): string[] =>
  readdirSync(`${WORDS}${lang}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${lang}/${name}`)
    .sort();

describe.each(['en', 'zh'] as const)('%s', (lang) => {
  test.each(filesOf(lang))('no private phrase in %s', (name) => {
    const faults = textsOf(WORDS + name).flatMap(({ line, text }) =>
      PRIVATE[lang].flatMap(({ found, instead }) => {
        const [phrase] = found.exec(text) ?? [];
        return phrase === undefined ? [] : [`${name}:${line} “${phrase}”: ${instead}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  test('each of the terms that the field uses occurs', () => {
    const all = filesOf(lang)
      .flatMap((name) => textsOf(WORDS + name))
      .map(({ text }) => text.toLowerCase())
      .join('\n');
    expect(FIELD[lang].filter((term) => !all.includes(term.toLowerCase()))).toEqual([]);
  });
});
