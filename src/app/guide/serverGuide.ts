/** What guides a reader through the run of a server, by the name that an address carries; its page is that of servers. */
import {
  SERVER_LESSON_IDS,
  SERVER_LESSONS,
  type ServerLessonId,
} from '../../cases/server/lessons/index.ts';
import type { CitedServerCase, ServerLesson, ServerStep } from '../../cases/server/case.ts';
import { SERVER_MYTH_IDS, SERVER_MYTHS, type ServerMythId } from '../../cases/server/myths.ts';
import {
  SERVER_QUESTION_IDS,
  SERVER_QUESTIONS,
  type ServerQuestionId,
} from '../../cases/server/questions.ts';
import { hashOf, type PageName } from '../address/route.ts';

export type ServerGuide = { readonly name: string } & (
  | {
      readonly kind: 'lesson';
      readonly id: ServerLessonId;
      readonly step: string;
      readonly example: ServerStep;
    }
  | { readonly kind: 'question'; readonly id: ServerQuestionId; readonly example: CitedServerCase }
  | { readonly kind: 'myth'; readonly id: ServerMythId; readonly example: CitedServerCase }
);

/** The guide of a name; null where there is none. */
export function serverGuideOf(name: string): ServerGuide | null {
  const [kind, id, step = ''] = name.split('.');
  switch (kind) {
    case 'lesson': {
      const lesson = SERVER_LESSON_IDS.find((each) => each === id);
      const steps: ServerLesson = lesson === undefined ? {} : SERVER_LESSONS[lesson];
      const example = Object.hasOwn(steps, step) ? steps[step] : undefined;
      return lesson && example ? { name, kind, id: lesson, step, example } : null;
    }
    case 'question': {
      const question = SERVER_QUESTION_IDS.find((each) => each === id);
      return question ? { name, kind, id: question, example: SERVER_QUESTIONS[question] } : null;
    }
    case 'myth': {
      const myth = SERVER_MYTH_IDS.find((each) => each === id);
      return myth ? { name, kind, id: myth, example: SERVER_MYTHS[myth] } : null;
    }
    default:
      return null;
  }
}

/** Where the lessons on servers begin. */
export function firstServerLesson(): ServerGuide & { readonly kind: 'lesson' } {
  const [first = ''] = SERVER_LESSON_IDS.flatMap(serverStepNames);
  const guide = serverGuideOf(first);
  if (guide?.kind !== 'lesson') throw new Error('there are no lessons on servers');
  return guide;
}

/** The names of a lesson's steps as guides, in order. */
export const serverStepNames = (id: ServerLessonId): string[] =>
  Object.keys(SERVER_LESSONS[id]).map((step) => `lesson.${id}.${step}`);

/** A guide and its like, in order. */
export function serverNamesLike(guide: ServerGuide): readonly string[] {
  switch (guide.kind) {
    case 'lesson':
      return serverStepNames(guide.id);
    case 'question':
      return SERVER_QUESTION_IDS.map((id) => `question.${id}`);
    case 'myth':
      return SERVER_MYTH_IDS.map((id) => `myth.${id}`);
  }
}

/** The lesson after that of a guide; undefined after the last, and for other guides. */
export const nextServerLesson = (guide: ServerGuide): ServerLessonId | undefined =>
  guide.kind === 'lesson' ? SERVER_LESSON_IDS[SERVER_LESSON_IDS.indexOf(guide.id) + 1] : undefined;

/** Where a step shows another run than the one before it. */
export function showsOtherRun(guide: ServerGuide): boolean {
  const names = serverNamesLike(guide);
  const before = serverGuideOf(names[names.indexOf(guide.name) - 1] ?? '');
  const isStep = guide.kind === 'lesson' && before !== null;
  return isStep && before.example.world !== guide.example.world;
}

/** The page that lists a guide and its like. */
export const listOfServerGuide = ({ kind }: ServerGuide): PageName => LISTS[kind];

const LISTS = { lesson: 'lessons', question: 'questions', myth: 'myths' } as const;

/** What the address of the page of servers says besides: the run, and what guides through it. */
export const restOfServerGuide = ({ name, example }: ServerGuide): string =>
  `${example.world}?g=${name}`;

/** The address of a guide by its name, for links; of the page itself where there is no such guide. */
export function serverGuideHash(name: string): string {
  const guide = serverGuideOf(name);
  return hashOf('server', guide === null ? '' : restOfServerGuide(guide));
}
