/** The lessons in teaching order, by id; the order of a lesson's steps is the order of its keys. */
import type { Lesson } from './lesson.ts';
import { whyThree } from './whyThree.ts';

export const LESSONS = {
  'why-three': whyThree,
} as const satisfies Record<string, Lesson>;

export type LessonId = keyof typeof LESSONS;

/** The names of a lesson's steps. */
export type StepOf<L extends LessonId> = keyof (typeof LESSONS)[L] & string;

export const LESSON_IDS = Object.keys(LESSONS) as LessonId[];
