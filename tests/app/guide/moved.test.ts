/** Links to steps that a lesson no longer has lead to the step that says the same now. */
import { expect, test } from 'vitest';
import { guideOf } from '../../../src/app/guide/reference.ts';

test.each([
  ['lesson.why-three.connect', 'syn'],
  ['lesson.why-three.shared', 'arrived'],
  ['lesson.why-three.listening', 'rejected'],
  ['lesson.why-four.shutdown', 'fin'],
  ['lesson.why-four.halfClosed', 'ack'],
  ['lesson.why-four.closed', 'four'],
])('%s', (name, step) => {
  expect(guideOf(name)).toMatchObject({ kind: 'lesson', step });
});

test('and what never was still is not', () => {
  expect(guideOf('lesson.why-four.nothing')).toBeNull();
});
