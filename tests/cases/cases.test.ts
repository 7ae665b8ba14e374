/** Every question, wrong claim and term has its run, its moment in it, and what it points at. */
import { describe, expect, test } from 'vitest';
import { guideOf } from '../../src/app/guide/reference.ts';
import type { Case, Highlight } from '../../src/cases/case.ts';
import { TERMS } from '../../src/cases/glossary.ts';
import { MYTHS } from '../../src/cases/myths.ts';
import { QUESTIONS } from '../../src/cases/questions/index.ts';
import { frameOf } from '../../src/trace/moment.ts';
import { Shown } from './shown.ts';

const CITING: readonly (readonly [string, Case & { citations: readonly object[] }])[] = [
  ...Object.entries(QUESTIONS).map(([id, example]) => [`question.${id}`, example] as const),
  ...Object.entries(MYTHS).map(([id, example]) => [`myth.${id}`, example] as const),
];

const CASES: readonly (readonly [string, Case])[] = [
  ...CITING,
  ...Object.entries(TERMS).map(([id, example]) => [`term.${id}`, example] as const),
];

test.each(CITING)('%s says where it is written', (_name, { citations }) =>
  expect(citations.length).toBeGreaterThan(0),
);

/** Whether there is something to be pointed at, at the moment or before. */
function isThere(highlight: Highlight, shown: Shown): boolean {
  const { trace, moment } = shown;
  switch (highlight.kind) {
    case 'flights': {
      const flights = highlight.find(trace);
      return flights.length > 0 && flights.every(({ sentAt }) => sentAt <= moment.at);
    }
    case 'numbered':
      return highlight.find.every((find) => find(trace).length === 1);
    case 'state':
      return true;
    case 'timer':
      return shown
        .timers(highlight.side, highlight.timer)
        .some(({ startedAt }) => startedAt <= moment.at);
    case 'variable':
      return frameOf(trace, moment).ends[highlight.side].tcb !== null;
  }
}

describe.each(CASES)('%s', (name, example) => {
  const shown = new Shown(example);

  test('has its moment after something has happened', () => {
    expect(shown.moment.step).toBeGreaterThanOrEqual(0);
  });

  test('points at what is there by then', () => {
    const missing = (example.highlight ?? []).filter((highlight) => !isThere(highlight, shown));
    expect(missing).toEqual([]);
  });

  test('can be opened by its name', () => {
    expect(guideOf(name)?.example).toBe(example);
  });
});
