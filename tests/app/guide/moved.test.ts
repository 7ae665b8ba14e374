/** Links to lessons and steps that have another name now lead to the step that says the same. */
import { expect, test } from 'vitest';
import { guideOf } from '../../../src/app/guide/reference.ts';

test.each([
  ['lesson.why-three.connect', 'why-three', 'syn'],
  ['lesson.why-three.listening', 'why-three', 'rejected'],
  ['lesson.why-four.closed', 'why-four', 'four'],
  ['lesson.why-four.halfClosed', 'half-close', 'halfClosed'],
  ['lesson.why-2msl.detour', 'time-wait-old-segments', 'detour'],
])('%s', (name, id, step) => {
  expect(guideOf(name)).toMatchObject({ kind: 'lesson', id, step });
});

test('and what never was still is not', () => {
  expect(guideOf('lesson.why-four.nothing')).toBeNull();
});
