/** Every rule has its words in every language, whatever the step: nothing empty, broken or too long. */
import { describe, expect, test } from 'vitest';
import { PROFILE_NAMES } from '../../machines/stacks/profiles.ts';
import { RULE_IDS, RULES, type RuleId } from '../../machines/tcp/rules.ts';
import { scenarioById, SCENARIO_GROUPS, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { captionOf, sourceText } from '../../src/words/sentences/caption.ts';
import { LANGUAGES, loadChunk } from '../../src/words/lexicon.ts';
import { plain, type Mark, type Phrase } from '../../src/words/phrase.ts';
import type { Telling } from '../../src/words/sentences/telling.ts';
import type { Words } from '../../src/words/contract/index.ts';
import { BROKEN, faultsOf } from './faults.ts';
import { manyTellings, telling } from './madeUp.ts';
import { endView } from '../traceParts.ts';

const languages = await Promise.all(LANGUAGES.map(({ lang }) => loadChunk('full', lang)));
const [english, chinese] = languages as [Words, Words];

describe.each(languages)('$lang', (words) => {
  test.each(RULE_IDS)('%s', (id) => {
    const { title, text, aside } = words.rules[id];
    const faults = new Set<string>();
    for (const t of manyTellings(id)) {
      for (const fault of faultsOf(words, title(t), 90)) faults.add(`title ${fault}`);
      for (const fault of faultsOf(words, text(t), 480)) faults.add(`text ${fault}`);
      const said = aside?.(t) ?? null;
      if (said !== null)
        for (const fault of faultsOf(words, said, 160)) faults.add(`aside ${fault}`);
    }
    expect([...faults].slice(0, 3)).toEqual([]);
  });

  test.each(['segment', 'call', 'timer'] as const)('a %s without a rule', (kind) => {
    const { title, text } = words.noRule[kind];
    const faults = [...manyTellings(kind === 'call' ? 'call.receive' : 'ack.new')].flatMap((t) => [
      ...faultsOf(words, title(t), 90),
      ...faultsOf(words, text(t), 300),
    ]);
    expect(faults.slice(0, 3)).toEqual([]);
  });

  test('before the start', () => {
    const run = simulate(scenarioById('open-data-close'));
    for (const state of ['CLOSED', 'LISTEN'] as const) {
      const start = { client: endView('CLOSED'), server: endView(state) };
      const { title, text } = captionOf(words, { ...run, start }, null);
      expect(faultsOf(words, title, 90)).toEqual([]);
      expect(faultsOf(words, text, 200)).toEqual([]);
    }
  });

  test('every source is named', () => {
    for (const id of RULE_IDS) {
      const text = sourceText(words, RULES[id]);
      expect(text).not.toMatch(BROKEN);
      const { rfc, broken } = RULES[id];
      expect(text).toMatch(rfc === null ? /RFC/ : new RegExp(`${broken ? '' : '^'}RFC ${rfc} §`));
      expect(/TCP/.test(text)).toBe(broken === true);
    }
  });

  test('every scenario has its words, and no other', () => {
    const file = `src/words/${words.lang.slice(0, 2)}/scenarios.ts`;
    const has = Object.keys(words.scenarios);
    const lacks = (all: readonly string[], some: readonly string[]) =>
      some.filter((id) => !all.includes(id));
    expect([
      ...lacks(has, SCENARIO_IDS).map((id) => `${file}: no words for '${id}'`),
      ...lacks(SCENARIO_IDS, has).map((id) => `${file}: '${id}' is in no group of src/scenarios`),
    ]).toEqual([]);
  });

  test('the words of scenarios and groups are short and whole', () => {
    for (const { title, about } of Object.values(words.scenarios)) {
      expect(title.length).toBeGreaterThan(0);
      expect(title.length).toBeLessThanOrEqual(45);
      expect(title).not.toMatch(/[.。]$/);
      expect(faultsOf(words, [about], 140)).toEqual([]);
    }
    for (const group of Object.keys(SCENARIO_GROUPS))
      expect(words.groups[group as keyof typeof SCENARIO_GROUPS]).not.toBe('');
  });

  const runs = PROFILE_NAMES.flatMap((profile) => SCENARIO_IDS.map((id) => ({ id, profile })));

  test.each(runs)('the captions of $id as $profile', ({ id, profile }) => {
    const trace = simulate({ ...scenarioById(id), profile });
    const faults = [null, ...trace.steps].flatMap((step) => {
      const { title, text } = captionOf(words, trace, step);
      return [...faultsOf(words, title, 90), ...faultsOf(words, text, 600)];
    });
    expect(faults).toEqual([]);
  });
});

describe('both languages say the same', () => {
  const numbersIn = (phrase: Phrase): string[] =>
    phrase.filter((p): p is Mark => typeof p !== 'string' && p.kind === 'code').map((p) => p.text);

  const allNumbers = (words: Words, id: RuleId, t: Telling): string[] => {
    const { title, text } = words.rules[id];
    return [...numbersIn(title(t)), ...numbersIn(text(t))].sort();
  };

  test.each(RULE_IDS)('%s: the same numbers', (id) => {
    const different = [...manyTellings(id)]
      .map((t) => [allNumbers(chinese, id, t).join(' '), allNumbers(english, id, t).join(' ')])
      .filter(([there, here]) => there !== here);
    expect(different.slice(0, 3)).toEqual([]);
  });

  test.each(RULE_IDS)('%s: asides in both or in none', (id) => {
    const silent = (words: Words, t: Telling) => words.rules[id].aside?.(t) === null;
    const different = [...manyTellings(id)].filter(
      (t) => silent(english, t) !== silent(chinese, t),
    );
    expect(different).toHaveLength(0);
    expect(english.rules[id].aside === undefined).toBe(chinese.rules[id].aside === undefined);
  });
});

test('the sides are marked with their colours, whichever end moves', () => {
  const { title } = english.rules['listen.syn'];
  const t = telling();
  expect(title({ ...t, side: 'server', peer: 'client' })).toContainEqual({
    kind: 'side',
    side: 'server',
    text: 'server',
  });
  expect(plain(title(t))).toBe('The client accepts the SYN and answers with SYN+ACK.');
});

test('numbers can be shown relative to the initial ones', () => {
  const trace = simulate(scenarioById('open-data-close'));
  const connect = trace.steps.find((s) => s.rules.includes('call.connect'));
  const relative = captionOf(english, trace, connect ?? null, (_space, n) => String(n - 100));
  expect(plain(relative.text)).toContain('ISS=0');
});
