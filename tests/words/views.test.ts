/** A view beside the diagram is its folder and a file of words in each language. What one of them misses is said here. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Panel } from '../../src/views/panel.ts';
import { LANGUAGES, loadChunk } from '../../src/words/lexicon.ts';
import { tabOf } from '../../src/words/tabs.ts';

const PANELS = Object.values(
  import.meta.glob<Panel>('../../src/views/*/panel.ts', { eager: true, import: 'panel' }),
);

const COMPONENTS = Object.keys(import.meta.glob('../../src/views/*/Panel.svelte'));
const FOLDERS = Object.keys(import.meta.glob('../../src/views/*/panel.ts'));

const twice = <T>(all: readonly T[]): T[] => all.filter((one, i) => all.indexOf(one) !== i);

test('there are views, and none takes the name or the place of another', () => {
  expect(PANELS).not.toEqual([]);
  expect(twice(['none', ...PANELS.map(({ name }) => name)])).toEqual([]);
  expect(twice(PANELS.map(({ order }) => order))).toEqual([]);
});

test('each view has its panel.ts, by which it is found, and its Panel.svelte', () => {
  const pairs = [
    ...FOLDERS.map((path) => path.replace('panel.ts', 'Panel.svelte')),
    ...COMPONENTS.map((path) => path.replace('Panel.svelte', 'panel.ts')),
  ];
  const missing = pairs.filter((path) => ![...FOLDERS, ...COMPONENTS].includes(path));
  expect(missing.map((path) => path.replace('../../', ''))).toEqual([]);
});

describe.each(LANGUAGES)('in $name', ({ lang }) => {
  const file = (words: string) => `src/words/${lang.slice(0, 2)}/views/${words}.ts`;

  test('each view has a name on its tab, and words', async () => {
    const views = await loadChunk('views', lang);
    const missing = PANELS.flatMap(({ words }) => [
      ...(tabOf(lang, words) ? [] : [`${file(words)}: export const tab`]),
      ...(typeof views[words] === 'object' ? [] : [`${file(words)}: export const ${words}`]),
    ]);
    expect(missing).toEqual([]);
  });
});

test('each view has pictures that somebody has looked at', () => {
  const missing = PANELS.flatMap(({ name }) =>
    ['desktop', 'phone'].map((screen) => `tests/pictures/${name}-${screen}.png`),
  ).filter((picture) => !existsSync(new URL(`../../${picture}`, import.meta.url)));
  expect(missing).toEqual([]);
});
