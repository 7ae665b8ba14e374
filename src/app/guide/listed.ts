/** Lessons, questions and wrong claims as lists and the search have them: on one connection, on servers, on captures. */
import { LESSON_IDS } from '../../cases/lessons/index.ts';
import { MYTH_IDS, MYTHS } from '../../cases/myths.ts';
import { QUESTION_IDS, QUESTIONS } from '../../cases/questions/index.ts';
import { ASKED_NEXT_OF_CAPTURES } from '../../cases/capture/questions.ts';
import { ASKED_NEXT } from '../../cases/server/questions.ts';
import type { CaseSource } from '../../cases/questions/question.ts';
import type { GuideWords, MythWords, QuestionWords, Words } from '../../words/contract/index.ts';
import { linkOf, type CitationLink } from '../../views/questions/entry.ts';
import { guideHash } from '../address/route.ts';
import { scenarioTitle } from '../scenarioTitle.ts';
import { stepNames } from './reference.ts';
import {
  lessonsIn,
  mythsIn,
  questionsIn,
  roomGuideHash,
  roomGuideOf,
  stepNamesIn,
  type Room,
} from './roomGuide.ts';
import { titleOfRun, wordsOfRoom } from './roomTexts.ts';

export interface ListedLesson {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** Its steps as guides, by name. */
  readonly steps: readonly string[];
  /** Its first step. */
  readonly href: string;
}

/** A question or a wrong claim: its words, where it is written, and what shows it. */
interface Listed {
  readonly id: string;
  readonly citations: readonly CitationLink[];
  readonly run: { readonly title: string; readonly href: string };
}
export type ListedQuestion = Listed & QuestionWords & { readonly next: readonly string[] };
export type ListedMyth = Listed & MythWords;

export interface ListedCases {
  readonly lessons: readonly ListedLesson[];
  readonly questions: readonly ListedQuestion[];
  readonly myths: readonly ListedMyth[];
}

export function listedOnConnections(text: GuideWords, all: Words): ListedCases {
  const listed = (kind: 'question' | 'myth', id: string, cited: Cited) => ({
    id,
    citations: cited.citations.map(linkOf),
    run: { title: scenarioTitle(all, cited.scenario), href: guideHash(`${kind}.${id}`) },
  });
  return {
    lessons: LESSON_IDS.map((id) => {
      const { title, about } = text.lessons[id];
      const steps = stepNames(id);
      return { id, title, about, steps, href: guideHash(steps[0] ?? '') };
    }),
    questions: QUESTION_IDS.map((id) => {
      const { next } = QUESTIONS[id];
      return { ...listed('question', id, QUESTIONS[id]), ...text.questions[id], next };
    }),
    myths: MYTH_IDS.map((id) => ({ ...listed('myth', id, MYTHS[id]), ...text.myths[id] })),
  };
}

interface Cited {
  readonly scenario: string;
  readonly citations: readonly CaseSource[];
}

const NEXT: Readonly<Record<Room, Readonly<Record<string, readonly string[]>>>> = {
  server: ASKED_NEXT,
  captures: ASKED_NEXT_OF_CAPTURES,
};

export function listedIn(room: Room, text: GuideWords, all: Words): ListedCases {
  const words = wordsOfRoom(room, text);
  const listed = (kind: 'question' | 'myth', id: string): Listed[] => {
    const guide = roomGuideOf(`${kind}.${id}`);
    if (guide === null || guide.kind === 'lesson') return [];
    const run = { title: titleOfRun(guide, text, all), href: roomGuideHash(guide.name) };
    return [{ id, citations: guide.example.citations.map(linkOf), run }];
  };
  return {
    lessons: lessonsIn(room).flatMap((id) => {
      const steps = stepNamesIn(room, id);
      const said = words.lessons[id];
      if (said === undefined) return [];
      const { title, about } = said;
      return [{ id, title, about, steps, href: roomGuideHash(steps[0] ?? '') }];
    }),
    questions: questionsIn(room).flatMap((id) => {
      const said = words.questions[id];
      const next = NEXT[room][id] ?? [];
      return said ? listed('question', id).map((one) => ({ ...one, ...said, next })) : [];
    }),
    myths: mythsIn(room).flatMap((id) => {
      const said = words.myths[id];
      return said ? listed('myth', id).map((one) => ({ ...one, ...said })) : [];
    }),
  };
}
