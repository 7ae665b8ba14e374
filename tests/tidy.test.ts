/**
 * The house rules that no linter knows, checked on the source as it is written (the directions of imports, no
 * clock and no chance in the simulation, sequence numbers compared by sequence.ts alone, small files).
 *
 * Each rule comes with a specimen that breaks it, so that a rule which no longer sees anything is noticed too.
 */
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { importsOf, nodes, place, readSources, source, type Source } from './sourceText.ts';

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
  'machines/playback': ['xstate'],
  'src/simulation': ['machines/tcp', 'valibot'],
  'src/scenarios': ['machines/tcp', 'src/simulation'],
  'src/analysis/sockets': ['machines/tcp', 'src/simulation'],
  'src/wire': ['machines/tcp', 'src/simulation'],
  'src/cases': ['machines/tcp', 'src/simulation', 'src/scenarios', 'types of src/wire'],
  'src/words': [
    'machines',
    'types of src/simulation',
    'types of src/scenarios',
    'types of src/cases',
    'types of src/wire',
  ],
  'src/views': [
    'machines',
    'src/simulation',
    'src/cases',
    'src/analysis/sockets',
    'src/wire',
    'types of src/scenarios',
    'src/words',
    'svelte',
    '@lucide/svelte',
    'bits-ui',
    'virtua',
  ],
  'src/views/export': [
    'machines',
    'src/simulation',
    'src/analysis/sockets',
    'src/views',
    'src/words',
    'svelte',
    'gifenc',
  ],
  'src/export': [
    'machines/tcp',
    'src/simulation',
    'src/views/ladder',
    'src/words/clock.ts',
    'types of src/words',
  ],
  'src/player': [
    'machines',
    'src/simulation',
    'src/words',
    'svelte',
    '@lucide/svelte',
    'bits-ui',
    'comlink',
    'xstate',
  ],
  'src/app': ['machines', 'src', 'svelte', '@lucide/svelte', 'bits-ui', 'valibot', 'xstate'],
  'src/main.ts': ['src/app', 'svelte'],
  'src/proof': ['machines/tcp', 'src/simulation', 'valibot', 'fast-check', 'node:assert'],
  'src/command': ['machines', 'src', 'valibot', 'node:'],
  'src/build': ['src/app/firstTrace.ts', 'vite', 'vite-plugin-pwa', 'devalue', 'node:'],
};

const directions: Rule = {
  says: 'imports go one way: app to player and views, these to explanations and simulation, that to machines/tcp',
  offences(file) {
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
  },
  specimen: {
    path: 'src/simulation/link.ts',
    text: `export { draw } from '../views/ladder/layout.ts';`,
  },
};

const noClockNoChance: Rule = {
  says: 'machines, simulation, scenarios, programs, octets and layouts know no clock and no chance',
  offences(file) {
    const pure = [
      'machines',
      'src/simulation',
      'src/scenarios',
      'src/analysis/sockets',
      'src/wire',
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

const LONGEST_FILE = 260;
const smallFiles: Rule = {
  says: `no file of code is longer than ${LONGEST_FILE} lines (tests, words and generated files may be)`,
  offences(file) {
    if (isIn(file, 'tests') || /^src\/explanations\/(en|zh)\b|\bgenerated\b/.test(file.path))
      return [];
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

const rules = [
  directions,
  noClockNoChance,
  sequenceNumbers,
  smallFiles,
  noAny,
  noSilencing,
  everyTestRuns,
  noRawHtml,
];

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
