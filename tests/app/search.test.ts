/** One search for everything: what people type leads to the right thing, in either language. */
import { describe, expect, test } from 'vitest';
import { RULE_IDS, ruleSource } from '../../machines/tcp/rules.ts';
import { guideOf } from '../../src/app/guide/reference.ts';
import { itemsOf, rulesOf, search, SEARCHED } from '../../src/app/search/everything.ts';
import { LESSON_KEYWORDS } from '../../src/app/search/keywords.ts';
import { addressOfRule, lookOn, ruleRuns } from '../../src/app/search/ruleRuns.ts';
import { readAddress } from '../../src/app/address/index.ts';
import { LESSON_IDS } from '../../src/cases/lessons/index.ts';
import { LANGUAGES, loadChunk } from '../../src/words/lexicon.ts';

while (lookOn());
const runs = ruleRuns();

const languages = await Promise.all(
  LANGUAGES.map(async ({ lang }) => {
    const [guide, all] = await Promise.all([loadChunk('guide', lang), loadChunk('full', lang)]);
    return { lang, groups: [...itemsOf(guide, all), rulesOf(all, runs)] };
  }),
);
const [english, chinese] = languages.map(({ groups }) => groups);

/** The ids of what is found, in order. */
const found = (groups: typeof english, typed: string): string[] =>
  search(groups ?? [], typed).flatMap(({ items }) => items.map(({ id }) => id));

describe.each(languages)('$lang', ({ groups }) => {
  test('every kind of thing is there, each with an id of its own', () => {
    expect(groups.map(({ id }) => id).sort()).toEqual([...SEARCHED].sort());
    const ids = groups.flatMap(({ items }) => items.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('each is found by its own title', () => {
    for (const { items } of groups) {
      for (const { id, title } of items) expect(found(groups, title)).toContain(id);
    }
  });

  test.each([
    ['why four', 'lesson.why-four'],
    ['四次挥手', 'lesson.why-four'],
    ['why three', 'lesson.why-three'],
    ['三次握手', 'lesson.why-three'],
    ['TIME-WAIT', 'lesson.'],
    ['time wait', 'lesson.'],
    ['cwnd', 'term.cwnd'],
    ['SND.UNA', 'term.snd-una'],
    ['四元组', 'term.four-tuple'],
    ['reset.challenged', 'rule.reset.challenged'],
  ])('“%s” finds %s first', (typed, first) =>
    expect(found(groups, typed)[0]?.startsWith(first)).toBe(true),
  );

  test.each([
    ['2msl', 'term.msl'],
    ['TIME-WAIT', 'term.time-wait'],
    ['粘包', 'question.'],
    ['RFC 5961', 'rule.reset.challenged'],
    ['rfc 5961', 'term.challenge-ack'],
    ['last-ack-lost', 'scenario.last-ack-lost'],
  ])('“%s” finds %s', (typed, id) =>
    expect(found(groups, typed).some((each) => each.startsWith(id))).toBe(true),
  );

  test('nothing is found for nothing, or for nonsense', () => {
    expect(search(groups, '  ')).toEqual([]);
    expect(search(groups, 'gopher')).toEqual([]);
  });
});

test('in each language misconceptions and notes are found by its words', () => {
  expect(found(english, 'backlog').some((id) => id.startsWith('myth.'))).toBe(true);
  expect(found(chinese, '半连接队列').some((id) => id.startsWith('question.'))).toBe(true);
});

test('every lesson has names in both languages', () => {
  for (const id of LESSON_IDS) {
    expect(LESSON_KEYWORDS[id]?.join(' '), id).toMatch(/[a-z]{3}.*\p{Script=Han}/su);
  }
});

test('every lesson, wrong claim and note that is found can be opened', () => {
  for (const { items } of english ?? []) {
    for (const { leads } of items) {
      if (leads.to === 'page' && leads.href.startsWith('#/open/'))
        expect(guideOf(leads.href.slice('#/open/'.length)), leads.href).not.toBeNull();
    }
  }
});

describe('a rule', () => {
  test('leads to the first scenario that applies it, right after that step', () => {
    for (const [rule, run] of runs) {
      expect(run.step.rules).toContain(rule);
      const read = readAddress(addressOfRule(run));
      expect(read, rule).toMatchObject({ ok: true, address: { scenario: run.scenario } });
    }
    expect(runs.get('call.listen')?.scenario).toBe('open-data-close');
  });

  test('that no scenario shows leads to its place in the RFC', () => {
    const items = new Map(rulesOfEnglish().map((item) => [item.id, item]));
    for (const rule of RULE_IDS.filter((id) => !runs.has(id) && ruleSource(id).rfc !== null)) {
      const leads = items.get(`rule.${rule}`)?.leads;
      expect(leads?.to).toBe('rfc');
    }
  });
});

const rulesOfEnglish = () => (english ?? []).find(({ id }) => id === 'rules')?.items ?? [];
