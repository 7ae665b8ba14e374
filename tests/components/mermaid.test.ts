/** Mermaid's own parser reads what we write for it, whatever the name of the run is. */
import fc from 'fast-check';
import mermaid from 'mermaid';
import { describe, expect, test } from 'vitest';
import { titleLine } from '../../src/export/titleLine.ts';
import { toMermaid } from '../../src/export/toMermaid.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { words as english } from '../../src/words/en/index.ts';
import { words as chinese } from '../../src/words/zh/index.ts';
import { asOnTheWire } from '../../src/words/sentences/telling.ts';

mermaid.initialize({ startOnLoad: false, maxTextSize: 1_000_000 });

const refused = simulate(scenarioById('refused'));

async function expectRead(text: string): Promise<void> {
  await expect(mermaid.parse(text), text).resolves.toMatchObject({ diagramType: 'sequence' });
}

/** It reads a run of that name, and the name comes out whole. */
async function expectTitled(title: string): Promise<void> {
  const text = toMermaid(refused, { title, words: english, number: asOnTheWire });
  await expectRead(text);
  // Drawing it needs a browser; the title is there before.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const numbered = db
    .getDiagramTitle?.()
    .replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCharCode(Number(code)));
  expect(numbered, text).toBe(titleLine(title));
}

describe.each([
  ['English', english],
  ['Chinese', chinese],
])('in %s', (_, words) => {
  test.each(SCENARIO_IDS)('%s', async (id) => {
    const trace = simulate(scenarioById(id));
    await expectRead(toMermaid(trace, { title: id, words, number: asOnTheWire }));
  });
});

const SIGNS = Array.from(':;#%<>&"\'(){}[]|-+*=,.\n\t ');
const NAMES = [
  ...['', ' ', '\n', 'a\nb', ': a', 'a: b', 'a; b', '# a', 'a #35; b', '"', "'", 'end', 'End'],
  ...['%% a', '%%{init: {}}%%', '<b>a</b>', '<br/>', '---', 'title', 'accTitle: a', 'accDescr {'],
  ...[
    'style a: b#c;',
    'style:a#b;',
    'classDef a: #b;',
    'loop',
    'C->>S: a',
    'wrap: a',
    '{',
    '}',
    '[',
    '\\',
    '`',
  ],
  ...[
    '\u0001',
    '\u2028',
    '\u0085',
    '\uFEFF',
    '\uD83D',
    '\uFFFE',
    '\u202E',
    '名字',
    '🙂'.repeat(50),
  ],
];

describe('a run whose name is', () => {
  test.each(NAMES)('%j', (name) => expectTitled(name));

  test('anything at all', async () => {
    const signs = fc.constantFrom(...NAMES, ...SIGNS);
    const name = fc.oneof(
      fc.array(signs, { maxLength: 20 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 })
        .map((codes) => String.fromCharCode(...codes)),
    );
    await fc.assert(
      fc.asyncProperty(name, (text) => expectTitled(text)),
      { numRuns: 200 },
    );
  });
});
