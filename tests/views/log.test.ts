/** The log view: what passes the filter, and which line is that of now. */
import { describe, expect, test } from 'vitest';
import { scenarioById } from '../../src/scenarios/index.ts';
import { lineText, logOf } from '../../src/trace/log.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import {
  EVERYTHING,
  filtered,
  KINDS,
  placeNow,
  textOfLines,
  toggled,
  upTo,
} from '../../src/views/log/filter.ts';

const trace = simulate(scenarioById('last-ack-lost'));
const log = logOf(trace);

describe('the filter', () => {
  test('lets all pass at first, and each line by its kind alone', () => {
    expect(filtered(log, EVERYTHING)).toEqual(log);
    const counts = KINDS.map((kind) => filtered(log, { ...EVERYTHING, kinds: [kind] }).length);
    expect(counts.every((count) => count > 0)).toBe(true);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(log.length);
  });

  test('takes what TCP reports for a part of the calls', () => {
    const calls = filtered(log, { ...EVERYTHING, kinds: ['call'] });
    expect(new Set(calls.map(({ subject }) => subject))).toEqual(new Set(['call', 'report']));
  });

  test('finds text whatever its letters and blanks, in any column', () => {
    const found = (text: string) =>
      filtered(log, { ...EVERYTHING, text }).map((line) => lineText(line));
    expect(found('  AcK   502 ')).toHaveLength(3);
    expect(found('server state')).toHaveLength(6);
    expect(found('LOST')).toEqual([expect.stringMatching(/#6 {2}lost$/)]);
    expect(found('no such thing')).toEqual([]);
  });

  test('is changed one chip at a time, in a fixed order', () => {
    expect(toggled(KINDS, 'state', KINDS)).toEqual(['segment', 'timer', 'call']);
    expect(toggled(['timer'], 'segment', KINDS)).toEqual(['segment', 'timer']);
  });
});

describe('the line of now', () => {
  test('is the first of the step that happened last', () => {
    for (const { index } of trace.steps) {
      const line = log[placeNow(log, index)];
      expect(line?.step).toBe(index);
      expect(log.find(({ step }) => step === index)).toBe(line);
    }
  });

  test('is the last one before it, where nothing of that step is shown', () => {
    const states = filtered(log, { ...EVERYTHING, kinds: ['state'] });
    for (const { index } of trace.steps) {
      const last = states.findLast(({ step }) => step <= index);
      expect(states[placeNow(states, index)]?.step).toBe(last?.step);
    }
    expect(placeNow(log, -1)).toBe(-1);
    expect(placeNow([], 3)).toBe(-1);
  });
});

test('what lies ahead is in no text, nor what becomes of a segment', () => {
  const lost = log.find(({ fate }) => fate !== null);
  const sent = trace.steps[lost?.step ?? -1];
  if (!lost || !sent) throw new Error('no segment is lost');
  const text = textOfLines(upTo(log, sent.index), sent.at);
  expect(text.split('\n').at(-1)).toMatch(/#6$/);
  expect(textOfLines(upTo(log, sent.index), null)).toMatch(/#6 {2}lost$/);
  expect(upTo(log, trace.steps.length)).toHaveLength(log.length);
});
