/** Questions and wrong claims, with their words, as the pages list them. */
import { MYTH_IDS, MYTHS } from '../../../cases/myths.ts';
import {
  QUESTION_GROUPS,
  QUESTIONS,
  questionsOf,
  type QuestionGroup,
} from '../../../cases/questions/index.ts';
import type { GuideWords, Words } from '../../../words/contract/index.ts';
import {
  citationLink,
  type AskedEntry,
  type Entry,
  type EntryGroup,
} from '../../../views/questions/entry.ts';
import { guideHash } from '../../address/route.ts';
import { scenarioTitle } from '../../scenarioTitle.ts';

export function questionGroups(text: GuideWords, words: Words): EntryGroup[] {
  const groups = Object.keys(QUESTION_GROUPS) as QuestionGroup[];
  return groups.map((group) => ({
    id: group,
    title: text.pages.questions.groups[group],
    entries: questionsOf(group).map((id): AskedEntry => {
      const { question, answer, points, keywords = '' } = text.questions[id];
      const { citations, scenario, next } = QUESTIONS[id];
      return {
        id,
        asks: question,
        answer,
        points,
        next,
        keywords,
        citations: citations.map(citationLink),
        run: { title: scenarioTitle(words, scenario), href: guideHash(`question.${id}`) },
      };
    }),
  }));
}

export const mythEntries = (text: GuideWords, words: Words): Entry[] =>
  MYTH_IDS.map((id) => ({
    id,
    asks: text.myths[id].claim,
    answer: text.myths[id].truth,
    citations: MYTHS[id].citations.map(citationLink),
    run: { title: scenarioTitle(words, MYTHS[id].scenario), href: guideHash(`myth.${id}`) },
  }));
