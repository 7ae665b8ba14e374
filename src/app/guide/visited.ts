/** Which steps of lessons the reader has been at. The browser remembers it. */
import { LESSON_IDS } from '../../cases/lessons/index.ts';
import { recall, remember } from '../remember.svelte.ts';
import { stepNames } from './reference.ts';
import { lessonsIn, ROOMS, stepNamesIn } from './roomGuide.ts';

const NAME = 'visited';

/** The names of all steps that have been visited, and that there are. */
export function visitedSteps(): ReadonlySet<string> {
  const known = new Set([
    ...LESSON_IDS.flatMap(stepNames),
    ...ROOMS.flatMap((room) => lessonsIn(room).flatMap((id) => stepNamesIn(room, id))),
  ]);
  return new Set((recall(NAME) ?? '').split(' ').filter((name) => known.has(name)));
}

/** The reader is at a guide: where it is a step of a lesson, that is noted. */
export function visit(guide: string): void {
  const before = visitedSteps();
  if (!guide.startsWith('lesson.') || before.has(guide)) return;
  remember(NAME, [...before, guide].join(' '));
}
