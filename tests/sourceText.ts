/**
 * The project's own source as text and as TypeScript syntax trees, for tests that look at how it is written.
 *
 * A .svelte file is read by Svelte's parser; what is script or an expression in the markup stays where it is, all else
 * becomes blank. So TypeScript can read the rest, and line numbers are those of the file.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';
import ts from 'typescript';

export interface Source {
  /** From the project folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

const projectFolder = fileURLToPath(new URL('../', import.meta.url));

/** Every source file below these folders; a folder that is not there has none. */
export function readSources(folders: readonly string[]): Source[] {
  return folders.flatMap((folder) => {
    if (!existsSync(join(projectFolder, folder))) return [];
    return readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name.split(sep).join('/')))
      .filter((path) => /\.(ts|mjs|js|svelte)$/.test(path) && !path.includes('node_modules/'))
      .sort()
      .map((path) => source(path, readFileSync(join(projectFolder, path), 'utf8')));
  });
}

/** The files of a folder, as text. */
export const readTexts = (folder: string, ending: string): string[] =>
  readdirSync(join(projectFolder, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(projectFolder, folder, name), 'utf8'));

export function source(path: string, text: string): Source {
  const code = path.endsWith('.svelte') ? codeOfComponent(path, text) : text;
  const tree = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  return { path, text, tree };
}

/** All nodes of a file, in the order in which they are written. */
export function nodes(within: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(within);
  return found;
}

/** `path:line`, the way editors and terminals link it. */
export function place(file: Source, node: ts.Node): string {
  const { line } = file.tree.getLineAndCharacterOfPosition(node.getStart(file.tree));
  return `${file.path}:${line + 1}`;
}

export interface Import {
  readonly node: ts.Node;
  /** A path from the project folder, or the name of a package. */
  readonly target: string;
  readonly typesOnly: boolean;
}

/** What a file imports, in whichever way: import, import type, export from, import(), and import() as a type. */
export function importsOf(file: Source): Import[] {
  return nodes(file.tree).flatMap((node) => {
    const specifier = specifierOf(node);
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return [];
    const { text } = specifier;
    const target = text.startsWith('.') ? posix.join(posix.dirname(file.path), text) : text;
    return [{ node, target, typesOnly: isTypesOnly(node) }];
  });
}

/**
 * Circles of imports, types included: sets of files each of which leads to all the others. What is loaded later, by
 * `import()`, may know who loads it.
 */
export function circlesIn(sources: readonly Source[]): string[][] {
  const next = new Map(
    sources.map((file) => {
      const now = importsOf(file).filter(({ node }) => !ts.isCallExpression(node));
      return [file.path, now.map(({ target }) => target)];
    }),
  );
  const reached = new Map(sources.map(({ path }) => [path, reachedFrom(path, next)]));
  const leads = (from: string, to: string) => reached.get(from)?.has(to) ?? false;
  const all = sources
    .filter(({ path }) => leads(path, path))
    .map(({ path }) => [...(reached.get(path) ?? [])].filter((to) => leads(to, path)).sort());
  return all.filter((circle, i) => i === all.findIndex(([first]) => first === circle[0]));
}

/** The files that a file leads to; itself only where something leads back. */
function reachedFrom(path: string, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(next.get(path) ?? [])];
  for (let to = waiting.pop(); to !== undefined; to = waiting.pop()) {
    const onwards = next.get(to);
    if (reached.has(to) || !onwards) continue;
    reached.add(to);
    waiting.push(...onwards);
  }
  return reached;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return node.argument.literal;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return node.arguments[0];
  }
  return undefined;
}

function isTypesOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  return (
    ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
  );
}

function codeOfComponent(filename: string, text: string): string {
  const code = text.replace(/[^\n]/g, ' ').split('');
  for (const { start, end } of codeRanges(parse(text, { modern: true, filename }))) {
    for (let at = start; at < end; at++) code[at] = text[at] ?? ' ';
    // What follows an expression is markup, so there is room to end the statement.
    if (code[end] === ' ') code[end] = ';';
  }
  return code.join('');
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** What Svelte's tree calls JavaScript; its own nodes have names of their own (IfBlock, ExpressionTag, ...). */
const JAVASCRIPT = /^(Program|Identifier|VariableDeclaration|.+(Expression|Literal|Pattern))$/;

/** The outermost pieces of JavaScript in a tree of Svelte's. */
function codeRanges(within: unknown): SyntaxNode[] {
  if (Array.isArray(within)) return within.flatMap(codeRanges);
  if (typeof within !== 'object' || within === null) return [];
  if (isSyntaxNode(within) && JAVASCRIPT.test(within.type)) return [within];
  return Object.values(within).flatMap(codeRanges);
}

function isSyntaxNode(value: object): value is SyntaxNode {
  return 'type' in value && typeof value.type === 'string' && 'start' in value && 'end' in value;
}
