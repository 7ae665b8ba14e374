/** Questions and wrong claims, with their words, as the pages list them. */
import {
  QUESTION_GROUPS,
  questionsOf,
  type QuestionGroup,
  type QuestionId,
} from '../../../cases/questions/index.ts';
import type { GuideWords, Words } from '../../../words/contract/index.ts';
import type { AskedEntry, Entry, EntryGroup } from '../../../views/questions/entry.ts';
import {
  listedIn,
  listedOnConnections,
  type ListedMyth,
  type ListedQuestion,
} from '../../guide/listed.ts';
import { ROOMS } from '../../guide/roomGuide.ts';
import { wordsOfRoom } from '../../guide/roomTexts.ts';

export function questionGroups(text: GuideWords, words: Words): EntryGroup[] {
  const groups = Object.keys(QUESTION_GROUPS) as QuestionGroup[];
  const { questions } = listedOnConnections(text, words);
  return [
    ...groups.map((group) => {
      const ids = new Set<string>(questionsOf(group) satisfies QuestionId[]);
      const entries = questions.filter(({ id }) => ids.has(id)).map(askedEntry);
      return { id: group, title: text.pages.questions.groups[group], entries };
    }),
    ...ROOMS.map((room) => ({
      id: room,
      title: wordsOfRoom(room, text).group,
      entries: listedIn(room, text, words).questions.map(askedEntry),
    })),
  ];
}

export const mythEntries = (text: GuideWords, words: Words): Entry[] =>
  [listedOnConnections(text, words), ...ROOMS.map((room) => listedIn(room, text, words))].flatMap(
    ({ myths }) => myths.map(mythEntry),
  );

const askedEntry = ({ question: asks, keywords = '', ...rest }: ListedQuestion): AskedEntry => ({
  ...rest,
  asks,
  keywords,
});

const mythEntry = ({ claim: asks, truth: answer, ...rest }: ListedMyth): Entry => ({
  ...rest,
  asks,
  answer,
});
