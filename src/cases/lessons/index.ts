/** The lessons in teaching order, by id; the order of a lesson's steps is the order of its keys. */
import type { Lesson } from './lesson.ts';
import { closeWait } from './closeWait.ts';
import { losingTheHandshake } from './losingTheHandshake.ts';
import { losingTheTeardown } from './losingTheTeardown.ts';
import { reset } from './reset.ts';
import { simultaneous } from './simultaneous.ts';
import { threeOrFour } from './threeOrFour.ts';
import { whyFour } from './whyFour.ts';
import { whyThree } from './whyThree.ts';
import { whyTwoMsl } from './whyTwoMsl.ts';

export const LESSONS = {
  'why-three': whyThree,
  'why-four': whyFour,
  'three-or-four': threeOrFour,
  'why-2msl': whyTwoMsl,
  'losing-the-handshake': losingTheHandshake,
  'losing-the-teardown': losingTheTeardown,
  simultaneous,
  reset,
  'close-wait': closeWait,
} as const satisfies Record<string, Lesson>;

export type LessonId = keyof typeof LESSONS;

export type StepOf<L extends LessonId> = keyof (typeof LESSONS)[L] & string;

export const LESSON_IDS = Object.keys(LESSONS) as LessonId[];
