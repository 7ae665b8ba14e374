/**
 * All that can be searched, and what of it fits what was typed: what is called so comes before what is only about it, and
 * of what is equally good lessons come first.
 */
import { RULE_IDS, ruleSource, type RuleId } from '../../../machines/tcp/rules.ts';
import { TERM_IDS } from '../../cases/glossary.ts';
import { NOTE_IDS, noteCase } from '../../cases/notes/index.ts';
import { SCENARIO_IDS, type ScenarioId } from '../../scenarios/index.ts';
import { rfcPage } from '../../views/caption/sources.ts';
import { fitting, levelled, wordsOf } from '../../views/search/fits.ts';
import type { GuideWords, Words } from '../../words/contract/index.ts';
import { plain } from '../../words/phrase.ts';
import { sourceText } from '../../words/sentences/caption.ts';
import { tellingOf } from '../../words/sentences/tell.ts';
import { guideHash, hashOf } from '../address/route.ts';
import { listedIn, listedOnConnections } from '../guide/listed.ts';
import { ROOMS } from '../guide/roomGuide.ts';
import { LESSON_KEYWORDS } from './keywords.ts';
import { addressOfRule, type RuleRun } from './ruleRuns.ts';

export const SEARCHED = [
  'lessons',
  'glossary',
  'questions',
  'myths',
  'scenarios',
  'rules',
  'fidelity',
] as const;

export type Searched = (typeof SEARCHED)[number];

/** Something that can be found. */
export interface Item {
  /** Of its own among all. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** Other names of it, each as it might be typed. */
  readonly names?: readonly string[];
  /** What else it is found by. */
  readonly keywords?: string;
  readonly leads:
    | { readonly to: 'page'; readonly href: string }
    | { readonly to: 'scenario'; readonly id: ScenarioId }
    /** Another site. */
    | { readonly to: 'rfc'; readonly href: string };
}

export interface Group {
  readonly id: Searched;
  readonly items: readonly Item[];
}

const page = (href: string): Item['leads'] => ({ to: 'page', href });

/** All of it but the rules, which wait for their runs. */
export function itemsOf(guide: GuideWords, all: Words): readonly Group[] {
  const cases = [
    listedOnConnections(guide, all),
    ...ROOMS.map((room) => listedIn(room, guide, all)),
  ];
  const groups: Record<Exclude<Searched, 'rules'>, readonly Item[]> = {
    lessons: cases.flatMap(({ lessons }) =>
      lessons.map(({ id, title, about, href }) => ({
        ...{ id: `lesson.${id}`, title, about, keywords: id, leads: page(href) },
        names: LESSON_KEYWORDS[id] ?? [],
      })),
    ),
    glossary: TERM_IDS.map((id) => {
      const { term, also = [], text } = guide.glossary.terms[id];
      const leads = page(hashOf('glossary', id));
      return { id: `term.${id}`, title: term, about: plain(text), names: also, leads };
    }),
    questions: cases.flatMap(({ questions }) =>
      questions.map(({ id, question, answer, keywords = '', citations }) => ({
        ...{ id: `question.${id}`, title: question, about: plain(answer) },
        keywords: [keywords, ...citations.map(({ text }) => text)].join(' '),
        leads: page(hashOf('questions', id)),
      })),
    ),
    myths: cases.flatMap(({ myths }) =>
      myths.map(({ id, claim, truth, run }) => ({
        ...{ id: `myth.${id}`, title: claim, about: plain(truth) },
        leads: page(run.href),
      })),
    ),
    scenarios: [...scenariosOf(all), ...serversOf(guide, all)],
    fidelity: NOTE_IDS.map((id) => ({
      id: `note.${id}`,
      title: guide.notes[id].title,
      about: plain(guide.notes[id].text),
      leads: page(noteCase(id) === null ? hashOf('fidelity', id) : guideHash(`note.${id}`)),
    })),
  };
  return SEARCHED.flatMap((id) => (id === 'rules' ? [] : [{ id, items: groups[id] }]));
}

const scenariosOf = ({ scenarios }: Words): Item[] =>
  SCENARIO_IDS.map((id) => ({
    id: `scenario.${id}`,
    ...scenarios[id],
    keywords: id,
    leads: { to: 'scenario', id },
  }));

const serversOf = ({ server }: GuideWords, { worlds }: Words): Item[] =>
  Object.entries(worlds).map(([id, title]) => ({
    ...{ id: `scenario.${id}`, title, about: server.group, keywords: id },
    leads: page(hashOf('server', id)),
  }));

/** The rules: each leads to the run that shows it, as far as that is known, else to its place in the RFC. */
export function rulesOf(all: Words, runs: ReadonlyMap<RuleId, RuleRun>): Group {
  const items = RULE_IDS.flatMap((id): Item[] => {
    const source = ruleSource(id);
    const run = runs.get(id);
    const place = sourceText(all, source);
    const common = { id: `rule.${id}`, keywords: `${id} ${place}`, about: `${id} · ${place}` };
    if (run !== undefined) {
      const title = plain(all.rules[id].title(tellingOf(run.trace, run.step)));
      return [{ ...common, title, leads: page(addressOfRule(run)) }];
    }
    const { rfc, section } = source;
    if (rfc === null) return [];
    return [{ ...common, title: id, leads: { to: 'rfc', href: rfcPage({ rfc, section }) } }];
  });
  return { id: 'rules', items };
}

/** The groups with what fits, the best first. Nothing typed finds nothing. */
export function search(groups: readonly Group[], typed: string): readonly Group[] {
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  const fits = fitting(typed);
  const whole = words.join(' ');
  const isCalled = (name: string) => wordsOf(name).join(' ') === whole;

  const rank = ({ title, about, names = [], keywords = '' }: Item): number => {
    if ([title, ...names].some(isCalled)) return 3;
    if (fits([title, ...names, keywords].join(' '))) return 2;
    return fits([title, ...names, keywords, about].join(' ')) ? 1 : 0;
  };

  return SEARCHED.flatMap((id) => groups.filter((group) => group.id === id))
    .map(({ id, items }) => {
      const ranked = items
        .map((item) => ({ item, rank: rank(item) }))
        .filter(({ rank }) => rank > 0)
        .sort((a, b) => b.rank - a.rank);
      return { id, items: ranked.map(({ item }) => item), best: ranked[0]?.rank ?? 0 };
    })
    .filter(({ best }) => best > 0)
    .sort((a, b) => b.best - a.best)
    .map(({ id, items }) => ({ id, items }));
}

export const countOf = (groups: readonly Group[]): number =>
  groups.reduce((sum, { items }) => sum + items.length, 0);

/** Whether there is anything to search for. */
export const isBlank = (typed: string): boolean => levelled(typed).trim() === '';
