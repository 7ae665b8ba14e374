/** Whether a step of a lesson goes on from the one before it, or leads somewhere else: that has to be said. */
import { traceOf } from '../../cases/case.ts';
import type { Lesson, LessonStep } from '../../cases/lessons/lesson.ts';
import type { Time } from '../../../machines/tcp/time.ts';

export type Jump =
  | { readonly kind: 'earlier'; readonly at: Time }
  | { readonly kind: 'otherRun'; readonly scenario: string };

/** Where a step does not go on: back in its run, or to another run. null: it goes on, or is the first. */
export function jumpTo(lesson: Lesson, name: string): Jump | null {
  const names = Object.keys(lesson);
  const [before, step] = [lesson[names[names.indexOf(name) - 1] ?? ''], lesson[name]];
  if (before === undefined || step === undefined) return null;
  if (runOf(before) !== runOf(step)) return { kind: 'otherRun', scenario: step.scenario };
  const trace = traceOf(step);
  const [from, to] = [before.moment(trace), step.moment(trace)];
  return from !== null && to !== null && to.at < from.at ? { kind: 'earlier', at: to.at } : null;
}

const runOf = ({ scenario, profile, lose = [] }: LessonStep): string =>
  JSON.stringify([scenario, profile ?? '', lose]);
