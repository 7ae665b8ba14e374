/** Questions and wrong claims, with their words, as the pages list them. */
import { MYTH_IDS, MYTHS } from '../../../cases/myths.ts';
import {
  QUESTION_GROUPS,
  QUESTIONS,
  questionsOf,
  type QuestionGroup,
} from '../../../cases/questions/index.ts';
import { SERVER_MYTH_IDS, SERVER_MYTHS } from '../../../cases/server/myths.ts';
import {
  ASKED_NEXT,
  SERVER_QUESTION_IDS,
  SERVER_QUESTIONS,
} from '../../../cases/server/questions.ts';
import type { GuideWords, Words } from '../../../words/contract/index.ts';
import {
  citationLink,
  linkOf,
  type AskedEntry,
  type Entry,
  type EntryGroup,
} from '../../../views/questions/entry.ts';
import { guideHash } from '../../address/route.ts';
import { serverGuideHash } from '../../guide/serverGuide.ts';
import { scenarioTitle, worldTitle } from '../../scenarioTitle.ts';

export function questionGroups(text: GuideWords, words: Words): EntryGroup[] {
  const groups = Object.keys(QUESTION_GROUPS) as QuestionGroup[];
  const onConnections = groups.map((group) => ({
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
  return [
    ...onConnections,
    { id: 'servers', title: text.server.group, entries: askedOfServers(text, words) },
  ];
}

const askedOfServers = ({ server }: GuideWords, words: Words): AskedEntry[] =>
  SERVER_QUESTION_IDS.map((id) => {
    const { question: asks, answer, points, keywords = '' } = server.questions[id];
    const example = SERVER_QUESTIONS[id];
    const citations = example.citations.map(linkOf);
    const run = {
      title: worldTitle(words, example.world),
      href: serverGuideHash(`question.${id}`),
    };
    return { id, asks, answer, points, next: ASKED_NEXT[id], keywords, citations, run };
  });

export const mythEntries = (text: GuideWords, words: Words): Entry[] => [
  ...MYTH_IDS.map((id) => ({
    id,
    asks: text.myths[id].claim,
    answer: text.myths[id].truth,
    citations: MYTHS[id].citations.map(citationLink),
    run: { title: scenarioTitle(words, MYTHS[id].scenario), href: guideHash(`myth.${id}`) },
  })),
  ...SERVER_MYTH_IDS.map((id) => {
    const { claim: asks, truth: answer } = text.server.myths[id];
    const { world } = SERVER_MYTHS[id];
    const citations = SERVER_MYTHS[id].citations.map(linkOf);
    const run = {
      title: worldTitle(words, world),
      href: serverGuideHash(`myth.${id}`),
    };
    return { id, asks, answer, citations, run };
  }),
];
