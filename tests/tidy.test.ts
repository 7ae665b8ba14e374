/**
 * The house rules that no linter knows, checked on the source as it is written (the directions of imports, no
 * clock and no chance in the simulation, sequence numbers compared by sequence.ts alone, small files).
 *
 * Each rule comes with a specimen that breaks it, so that a rule which no longer sees anything is noticed too.
 */
import { parse } from 'svelte/compiler';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { PROFILES } from '../machines/stacks/profiles.ts';
import {
  circlesIn,
  importsOf,
  nodes,
  place,
  readSources,
  readTexts,
  source,
  type Source,
} from './sourceText.ts';

const SOURCES = readSources(['machines', 'src', 'tests']);

interface Rule {
  readonly says: string;
  /** The lines of this file that break the rule, and what is wrong with each. */
  readonly offences: (file: Source) => string[];
  readonly specimen: { readonly path: string; readonly text: string };
}

/** What each folder may import besides itself: folders, packages, or a folder's types alone. The longest name counts. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  machines: ['xstate'],
  'machines/tcp': ['xstate'],
  'machines/stacks': ['machines/tcp'],
  'machines/playback': ['xstate'],
  'machines/host': ['machines/tcp', 'machines/stacks', 'xstate'],
  'machines/server': ['machines/tcp', 'machines/stacks', 'machines/host', 'xstate'],
  'src/trace': [
    'machines/tcp',
    'machines/stacks',
    'types of machines/host',
    'types of machines/server',
  ],
  'src/simulation': ['machines', 'src/trace', 'valibot'],
  'src/scenarios': ['machines', 'src/trace', 'src/simulation'],
  'src/wire': ['machines/tcp'],
  'src/capture': ['machines/tcp', 'machines/stacks', 'src/trace', 'src/wire'],
  // what is made of a capture is a scenario: its form, and how much one may say
  'src/capture/against': [
    'machines/tcp',
    'src/trace',
    'src/capture',
    'src/simulation/expected.ts',
    'types of src/simulation',
  ],
  'src/capture/scenario': [
    'machines/tcp',
    'machines/stacks',
    'src/trace',
    'src/capture',
    'src/simulation/expected.ts',
    'types of src/simulation',
  ],
  'src/cases': [
    'machines/tcp',
    'machines/stacks',
    'types of machines/host',
    'types of machines/server',
    'src/trace',
    'src/simulation',
    'src/scenarios',
    'src/capture',
  ],
  'src/analysis': [
    'machines/tcp',
    'machines/stacks',
    'machines/server',
    'src/trace',
    'src/simulation',
    'src/scenarios',
    'types of src/wire',
    'types of src/cases',
  ],
  'src/words': [
    'machines/tcp',
    'machines/stacks',
    'src/trace',
    'types of src/simulation',
    'types of src/scenarios',
    'types of src/cases',
    'types of src/analysis',
    'types of src/capture',
    'types of src/wire',
  ],
  'src/player': [
    'machines',
    'src/capture',
    'src/trace',
    'src/simulation',
    'src/wire',
    '@xstate/svelte',
    'comlink',
    'svelte',
    'xstate',
  ],
  'src/views': [
    'machines/tcp',
    'machines/stacks',
    'machines/playback/modes.ts',
    'src/trace',
    'src/simulation/expected.ts',
    'src/simulation/written',
    'src/analysis',
    'src/wire',
    'src/words',
    'types of src/simulation',
    'types of src/scenarios',
    'types of src/cases',
    'types of src/player',
    'svelte',
    '@lucide/svelte',
    'bits-ui',
    'd3-scale',
    'd3-shape',
    'virtua',
  ],
  'src/views/capture': [
    'machines/tcp',
    'src/capture',
    'src/trace',
    'src/views',
    'src/words',
    'svelte',
    'virtua',
  ],
  'src/views/machine': [
    'src/trace',
    'src/export',
    'src/views',
    'src/words',
    'svelte',
    '@lucide/svelte',
  ],
  'src/views/export': [
    'machines',
    'src/trace',
    'src/analysis/sockets',
    'src/views',
    'src/words',
    'svelte',
    'gifenc',
  ],
  'src/export': [
    'machines/tcp',
    'machines/stacks',
    'src/trace',
    'src/analysis/sockets',
    'src/views/ladder',
    'src/views/header/octets.ts',
    'src/wire',
    'src/words/clock.ts',
    'src/words/phrase.ts',
    'src/words/sentences',
    'types of src/simulation',
    'types of src/words',
  ],
  'src/app': ['machines', 'src', 'svelte', '@lucide/svelte', 'bits-ui', 'idb-keyval', 'valibot'],
  'src/main.ts': ['src/app', 'src/theme', 'svelte'],
  'src/proof': [
    'machines/tcp',
    'machines/stacks',
    'machines/host',
    'machines/server',
    'src/trace',
    'src/simulation',
    'src/capture',
    'valibot',
    'fast-check',
    'node:assert',
  ],
  'src/proof/fuzz': [
    'machines/tcp',
    'machines/stacks',
    'src/trace',
    'src/simulation',
    'src/scenarios',
    'src/cases',
    'src/player',
    'src/words/expected.ts',
    'src/views/editor',
    'src/app/address',
    'src/app/guide/reference.ts',
    'src/app/own/code.ts',
    'src/proof',
    'types of src/words',
    'fast-check',
    'node:util',
    'node:zlib',
  ],
  'src/command': ['machines', 'src', 'valibot', '@valibot/to-json-schema', 'node:'],
  'src/build': [
    'src/app/firstTrace.ts',
    'types of src/trace',
    'vite',
    'vite-plugin-pwa',
    'devalue',
    'node:',
  ],
};

/** An import that would break a direction which the house stands on. */
const FORBIDDEN: readonly (readonly [from: string, to: string])[] = [
  ['machines/tcp/step.ts', 'src/trace/side.ts'],
  ['machines/tcp/turn.ts', 'machines/stacks/policies.ts'],
  ['machines/stacks/rfc/acks.ts', 'src/trace/side.ts'],
  ['machines/tcp/turn.ts', 'machines/server/sockets.ts'],
  ['machines/stacks/policies.ts', 'machines/server/server.ts'],
  ['src/trace/moment.ts', 'src/simulation/simulate.ts'],
  ['src/simulation/link.ts', 'src/views/ladder/layout.ts'],
  ['src/wire/encode.ts', 'src/trace/connection.ts'],
  ['src/capture/captured.ts', 'src/simulation/simulate.ts'],
  ['src/cases/moments.ts', 'src/words/phrase.ts'],
  ['src/analysis/losses/index.ts', 'src/views/grid/layout.ts'],
  ['src/words/phrase.ts', 'src/simulation/simulate.ts'],
  ['src/player/run.ts', 'src/words/clock.ts'],
  ['src/views/log/filter.ts', 'src/app/keys.ts'],
  ['src/views/playback/marks.ts', 'src/player/stops.ts'],
];

function misdirected(file: Source): string[] {
  if (!isIn(file, 'machines') && !isIn(file, 'src')) return [];
  const folder = Object.keys(MAY_IMPORT)
    .filter((name) => isIn(file, name))
    .sort((a, b) => b.length - a.length)[0];
  if (folder === undefined)
    return [`${file.path}: add its folder to MAY_IMPORT in tests/tidy.test.ts`];

  const allowed = [folder, ...(MAY_IMPORT[folder] ?? [])];
  return importsOf(file)
    .filter(({ target, typesOnly }) => {
      const names = typesOnly ? allowed.map((name) => name.replace('types of ', '')) : allowed;
      return !names.some((name) => covers(name, target));
    })
    .map(({ node, target }) => `${place(file, node)} ${folder} may not import ${target}`);
}

const directions: Rule = {
  says: 'imports go one way: app to views and player, views to words, cases and analysis, all to the trace, that to machines/tcp',
  offences: misdirected,
  specimen: {
    path: 'src/simulation/link.ts',
    text: `export { draw } from '../views/ladder/layout.ts';`,
  },
};

describe('an import in the wrong direction would be seen', () => {
  test.each(FORBIDDEN)('%s of %s', (from, to) => {
    const up = '../'.repeat(from.split('/').length - 1);
    expect(misdirected(source(from, `export { x } from '${up}${to}';`))).toHaveLength(1);
  });
});

const noClockNoChance: Rule = {
  says: 'machines, trace, simulation, scenarios, cases, analysis, octets and layouts know no clock and no chance',
  offences(file) {
    const pure = [
      'machines',
      'src/trace',
      'src/simulation',
      'src/scenarios',
      'src/cases',
      'src/analysis',
      'src/wire',
      'src/capture',
    ].some((name) => isIn(file, name));
    if (!pure && !/^src\/views\/.*\/layout\.ts$/.test(file.path)) return [];
    return nodes(file.tree)
      .filter((node) => isCallOfDate(node) || BANNED_CALLS.has(textWithoutSpaces(node)))
      .map((node) => `${place(file, node)} ${node.getText()}`);
  },
  specimen: { path: 'machines/tcp/timers/persist.ts', text: 'const dueAt = Date . now() + 5;' },
};
const BANNED_CALLS = new Set(['Date.now', 'performance.now', 'Math.random']);

const sequenceNumbers: Rule = {
  says: 'sequence numbers are compared by the functions of machines/tcp/sequence.ts alone',
  offences(file) {
    if (!isIn(file, 'machines') && !isIn(file, 'src')) return [];
    if (file.path === 'machines/tcp/sequence.ts') return [];
    return nodes(file.tree)
      .filter((node) => comparedIn(node).some(isSequenceNumber))
      .map((node) => `${place(file, node)} ${node.getText()}`);
  },
  specimen: {
    path: 'src/views/ladder/Arrow.svelte',
    text: `<script lang="ts">\n  let { segment, tcb } = $props();\n</script>\n{#if segment.seq! < tcb.rcvNxt}old{/if}`,
  },
};
/** `seq`, `sndUna`, `finSeq`, ... but not `relativeSeq`, which counts from 0 and may be compared. */
const SEQUENCE_NAME =
  /^(?!relative)(seq|ackNumber|iss|irs|recover|segEnd|dataStart|rightEdge|wl[12]|.+(Seq|Iss|Irs|Una|Nxt|Wl[12]|Up))$/;

const noStackNames: Rule = {
  says: 'the generic TCP compares with the name of no stack: what stacks do differently is a policy',
  offences: (file) =>
    isIn(file, 'machines/tcp')
      ? nodes(file.tree)
          .filter((node) => ts.isBinaryExpression(node) || ts.isCaseClause(node))
          .filter((node) => node.getChildren().some(isStackName))
          .map((node) => `${place(file, node)} ${node.getText()}`)
      : [],
  specimen: {
    path: 'machines/tcp/output/output.ts',
    text: `if (turn.profile.acks === 'linux') decide(turn);`,
  },
};
const STACK_NAMES = new Set([
  ...Object.keys(PROFILES),
  ...Object.values(PROFILES).flatMap(({ acks, congestion, rtoEstimator }) => [
    ...[acks, congestion, rtoEstimator],
  ]),
]);
const isStackName = (node: ts.Node): boolean =>
  ts.isStringLiteral(node) && STACK_NAMES.has(node.text);

const LONGEST_FILE = 260;
const smallFiles: Rule = {
  says: `no file of code is longer than ${LONGEST_FILE} lines (tests, words and generated files may be)`,
  offences(file) {
    if (isIn(file, 'tests') || /^src\/words\/(en|zh)\b|\bgenerated\b/.test(file.path)) return [];
    const lines = file.text.trimEnd().split('\n').length;
    return lines > LONGEST_FILE ? [`${file.path} has ${lines} lines`] : [];
  },
  specimen: { path: 'machines/tcp/endpoint.ts', text: 'export {};\n'.repeat(LONGEST_FILE + 1) },
};

const noAny: Rule = {
  says: 'nothing has the type any',
  offences: (file) =>
    nodes(file.tree)
      .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword)
      .map((node) => `${place(file, node)} ${node.parent.getText()}`),
  specimen: { path: 'src/main.ts', text: 'export const read = (text: string): any => text;' },
};

const noSilencing: Rule = {
  says: 'no error of the type checker is silenced (to expect one, with a reason, is allowed)',
  offences: (file) =>
    file.text
      .split('\n')
      .flatMap((line, i) => (/@ts-(ignore|nocheck)\b/.test(line) ? [`${file.path}:${i + 1}`] : [])),
  // In two pieces, for this rule is about text and reads this file too.
  specimen: { path: 'src/main.ts', text: ['// @ts', 'ignore'].join('-') },
};

const everyTestRuns: Rule = {
  says: 'no test is left out, and none runs alone',
  offences: (file) =>
    nodes(file.tree)
      .filter((node) => ts.isPropertyAccessExpression(node))
      .filter(
        (node) =>
          /^(only|skip|fixme)$/.test(node.name.text) && TEST_NAME.test(node.expression.getText()),
      )
      .map((node) => `${place(file, node)} ${node.getText()}`),
  specimen: { path: 'tests/x.test.ts', text: `test.only('the others do not matter', () => {});` },
};
const TEST_NAME = /^(test|it|describe|suite|bench)\b/;

const noRawHtml: Rule = {
  says: 'no component puts raw HTML into the page',
  offences: (file) =>
    file.path.endsWith('.svelte') && /\{\s*@html\b/.test(file.text)
      ? [`${file.path}: {@html}`]
      : [],
  specimen: { path: 'src/app/App.svelte', text: '<p>{@html words}</p>' },
};

const look: Rule = {
  says: 'a view brings its look with it: its classes are of its own style or of src/theme, its variables of its folder or of src/theme',
  offences(file) {
    if (!isIn(file, 'src/views') || !file.path.endsWith('.svelte')) return [];
    const { markup, style } = partsOf(file.text);
    const own = namesIn(style, CLASS);
    const folder = COMPONENTS.filter(({ path }) => folderOf(path) === folderOf(file.path));
    const variables = [file, ...folder].flatMap(({ text }) => [...namesIn(text, SETS_VARIABLE)]);
    return [
      ...[...classesIn(markup)]
        .filter((name) => !own.has(name) && !THEME.classes.has(name))
        .map((name) => `${file.path}: nothing defines the class ${name}`),
      ...[...namesIn(file.text, NEEDS_VARIABLE)]
        .filter((name) => !variables.includes(name) && !THEME.variables.has(name))
        .filter((name) => !SET_BY_PARENTS.has(name))
        .map((name) => `${file.path}: nothing sets ${name}`),
    ];
  },
  specimen: {
    path: 'src/views/ladder/Label.svelte',
    text: '<p class="quiet nobody-knows"></p>\n<style>p { color: var(--ink) }</style>',
  },
};
const CLASS = /\.([a-zA-Z][\w-]*)/g;
const SETS_VARIABLE = /(--[\w-]+)\s*[:=]/g;
/** With a value that stands in for it, nobody need set it. */
const NEEDS_VARIABLE = /var\((--[\w-]+)\)/g;
const THEME = themeOf(readTexts('src/theme', '.css').join('\n'));
const COMPONENTS = SOURCES.filter(({ path }) => /^src\/views\/.*\.svelte$/.test(path));
/** On an element of a view, for what is inside it. */
const SET_BY_PARENTS = new Set(
  COMPONENTS.flatMap(({ text }) => [...namesIn(partsOf(text).markup, SETS_VARIABLE)]),
);
const textsInWords: Rule = {
  says: 'no component outside words holds a text that a reader sees (names of the protocol, units, keys and the notation of scenarios are the same in every language)',
  offences: (file) =>
    file.path.endsWith('.svelte') && !isIn(file, 'src/words')
      ? textsOf(parse(file.text, { modern: true }).fragment)
          .filter((text) => wordsIn(text).length > 0)
          .map((text) => `${file.path}: ${text.trim()}`)
      : [],
  specimen: {
    path: 'src/views/log/Log.svelte',
    text: '<p class="hint" style:width="{n}px">SYN+ACK (Esc)</p><button aria-label="Copy the log">C</button>',
  },
};
const ATTRIBUTES_READ =
  /^(aria-(label|description|roledescription|valuetext)|title|placeholder|alt|label)$/;
/** `SYN`, `RCV.NXT`, `RFC`; units; keys; and synfin's own name, which is written in two colours. */
const NO_WORDS = /^([A-Z][A-Z_.]*|ms|s|kB|px|Esc|Enter|Tab|syn|fin)$/;
const NOTATION: ReadonlySet<string> = new Set([
  ...['client', 'server', 'drop', 'delay', 'dup', 'at', 'to', 'seq', 'on', 'off'],
  ...Object.keys(PROFILES.rfc).map((name) => name.replace(/Us$/, '')),
]);
const wordsIn = (text: string): readonly string[] =>
  (text.match(/\p{L}[\p{L}.]*/gu) ?? []).filter(
    (word) => !NO_WORDS.test(word) && !NOTATION.has(word),
  );

/** What stands in the markup as text, and in the attributes that are read or seen. */
function textsOf(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(textsOf);
  const { type, name, data } = node as { type?: string; name?: string; data?: unknown };
  if (type === 'Text' && typeof data === 'string') return [data];
  if (type === 'StyleDirective' || type === 'Comment') return [];
  if (type === 'Attribute' && !ATTRIBUTES_READ.test(name ?? '')) return [];
  return Object.values(node).flatMap(textsOf);
}

const wordsByContract: Rule = {
  says: 'whoever shows words knows their contract, and no language (the command line speaks English)',
  offences: (file) =>
    isIn(file, 'src') && !isIn(file, 'src/words') && !isIn(file, 'src/command')
      ? importsOf(file)
          .filter(({ target }) => /^src\/words\/(en|zh)\//.test(target))
          .map(({ node, target }) => `${place(file, node)} imports ${target}`)
      : [],
  specimen: {
    path: 'src/views/log/Log.svelte',
    text: `<script lang="ts">\n  import type { log } from '../../words/en/views/log.ts';\n</script>`,
  },
};

const rules = [
  look,
  directions,
  noClockNoChance,
  sequenceNumbers,
  noStackNames,
  smallFiles,
  noAny,
  noSilencing,
  everyTestRuns,
  noRawHtml,
  textsInWords,
  wordsByContract,
];

test('a view that uses a variable which nobody sets would be seen', () => {
  const text = '<p></p>\n<style>p { color: var(--of-the-page) }</style>';
  expect(look.offences(source('src/views/log/Row.svelte', text))).toHaveLength(1);
});

for (const { says, offences, specimen } of rules) {
  describe(says, () => {
    test('so it is', () => {
      expect(SOURCES.flatMap(offences)).toEqual([]);
    });

    test('and a file that is not so would be seen', () => {
      expect(offences(source(specimen.path, specimen.text))).toHaveLength(1);
    });
  });
}

describe('there is no circle of imports, types included', () => {
  test('so it is', () => {
    const sources = SOURCES.filter((file) => !isIn(file, 'tests'));
    expect(circlesIn(sources)).toEqual([]);
  });

  test('and one would be seen, also of types alone, and behind others', () => {
    const seen = circlesIn([
      source('src/a.ts', `import { b } from './b.ts';`),
      source('src/b.ts', `import type { C } from './c.ts';`),
      source('src/c.ts', `export type { B } from './b.ts';`),
      source(
        'src/d.ts',
        `import { a } from './a.ts';\nexport const later = () => import('./e.ts');`,
      ),
      source('src/e.ts', `import type { D } from './d.ts';`),
    ]);
    expect(seen).toEqual([['src/b.ts', 'src/c.ts']]);
  });
});
describe('a type that is exported has a name of its own', () => {
  test('so it is', () => {
    expect(namedTwice(SOURCES.filter((file) => !isIn(file, 'tests')))).toEqual([]);
  });

  test('and two of one name would be seen; one that is passed on, or declared for a module, is the same', () => {
    const seen = namedTwice([
      source('src/a.ts', 'export interface Row {}\nexport type Cell = string;'),
      source('machines/b.ts', 'export type Row = string;\ninterface Cell {}'),
      source('src/c.ts', `export type { Cell } from './a.ts';`),
      source('src/d.ts', `declare module './a.ts' {\n  export interface Row {}\n}`),
    ]);
    expect(seen).toEqual(['Row: src/a.ts:1, machines/b.ts:1']);
  });
});

/** Names of exported types, interfaces and classes that are declared in more than one file. */
function namedTwice(sources: readonly Source[]): string[] {
  const places = new Map<string, string[]>();
  for (const file of sources) {
    for (const node of file.tree.statements) {
      const isType =
        ts.isInterfaceDeclaration(node) ||
        ts.isTypeAliasDeclaration(node) ||
        ts.isClassDeclaration(node);
      if (!isType || node.name === undefined || !isExported(node)) continue;
      const name = node.name.text;
      places.set(name, [...(places.get(name) ?? []), place(file, node)]);
    }
  }
  return [...places]
    .filter(([, where]) => where.length > 1)
    .map(([name, where]) => `${name}: ${where.join(', ')}`);
}

const isExported = (node: ts.Declaration): boolean =>
  (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Export) !== 0;

function partsOf(component: string): { readonly markup: string; readonly style: string } {
  const style = /<style>(.*?)<\/style>/s.exec(component)?.[1] ?? '';
  return { markup: component.replace(/<(style|script)[^>]*>.*?<\/\1>/gs, ''), style };
}

function namesIn(text: string, name: RegExp): Set<string> {
  return new Set([...text.matchAll(name)].flatMap(([, found]) => found ?? []));
}

/** The classes that are written out: `class="a b"` and `class:c`. */
function classesIn(markup: string): Set<string> {
  const lists = [...markup.matchAll(/class="([^"]*)"/g)].map(([, list = '']) => list);
  const written = lists.flatMap((list) => list.replace(/\{.*?\}/g, ' ').split(/\s+/));
  return new Set([...written.filter((name) => name !== ''), ...namesIn(markup, /class:([\w-]+)/g)]);
}

function themeOf(css: string) {
  return { classes: namesIn(css, CLASS), variables: namesIn(css, SETS_VARIABLE) };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function isIn(file: Source, folder: string): boolean {
  return covers(folder, file.path);
}

/** Whether a name (`src/views`, `svelte`, `node:`) is that of the target or of a folder or package around it. */
function covers(name: string, target: string): boolean {
  return target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`);
}

function isCallOfDate(node: ts.Node): boolean {
  return (
    (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'Date'
  );
}

function textWithoutSpaces(node: ts.Node): string {
  return ts.isPropertyAccessExpression(node) ? node.getText().replace(/\s/g, '') : '';
}

/** What a node compares: the sides of < > <= >=, or what Math.max and Math.min choose from. */
function comparedIn(node: ts.Node): readonly ts.Expression[] {
  if (ts.isBinaryExpression(node) && /^[<>]=?$/.test(node.operatorToken.getText())) {
    return [node.left, node.right];
  }
  if (ts.isCallExpression(node) && /^Math\.(max|min)$/.test(node.expression.getText())) {
    return node.arguments;
  }
  return [];
}

/** Goes by the name; looks through brackets, `!`, `as`, + and -. */
function isSequenceNumber(value: ts.Expression): boolean {
  if (
    ts.isParenthesizedExpression(value) ||
    ts.isNonNullExpression(value) ||
    ts.isAsExpression(value)
  ) {
    return isSequenceNumber(value.expression);
  }
  if (ts.isBinaryExpression(value) && /^[+-]$/.test(value.operatorToken.getText())) {
    return isSequenceNumber(value.left) || isSequenceNumber(value.right);
  }
  if (ts.isCallExpression(value)) return isSequenceNumber(value.expression);
  if (ts.isPropertyAccessExpression(value)) return SEQUENCE_NAME.test(value.name.text);
  return ts.isIdentifier(value) && SEQUENCE_NAME.test(value.text);
}
