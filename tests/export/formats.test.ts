/** A run in the forms in which it leaves the page: text, Mermaid, JSON, and its scenario as a file. */
import { describe, expect, test } from 'vitest';
import { words as english } from '../../src/words/en/index.ts';
import { words as chinese } from '../../src/words/zh/index.ts';
import { asOnTheWire } from '../../src/words/sentences/telling.ts';
import { scenarioJson, toJson, traceFile, type TraceFile } from '../../src/export/toJson.ts';
import { toMermaid } from '../../src/export/toMermaid.ts';
import { toText } from '../../src/export/toText.ts';
import { scenarioById, SCENARIO_IDS, type ScenarioId } from '../../src/scenarios/index.ts';
import { parseScenario } from '../../src/simulation/parseScenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';

const traceOf = (id: ScenarioId) => simulate(scenarioById(id));
const mermaidOf = (id: ScenarioId, words = english) =>
  toMermaid(traceOf(id), { title: id, words, number: asOnTheWire });
const file = (name: string) => new URL(`../fixtures/export/${name}`, import.meta.url).pathname;

describe('as reviewed', () => {
  test('text', () =>
    expect(
      toText(traceOf('last-ack-lost'), { title: 'last-ack-lost', number: asOnTheWire }),
    ).toMatchFileSnapshot(file('last-ack-lost.txt')));

  test('Mermaid', () =>
    expect(mermaidOf('last-ack-lost')).toMatchFileSnapshot(file('last-ack-lost.mmd')));

  test('JSON', () => expect(toJson(traceOf('refused'))).toMatchFileSnapshot(file('refused.json')));
});

/** The statements that we write, as Mermaid's grammar has them: a text ends at `#`, `;` or the end of its line. */
const TEXT = String.raw`(?:[^#;\n]|#\d+;)+`;
const STATEMENT = new RegExp(
  [
    `title ${TEXT}`,
    `participant [CS] as ${TEXT}`,
    `[CS](?:->>|-->>|-x|--x)[CS]: ${TEXT}`,
    `Note (?:left of C|right of S|over C,S): ${TEXT}`,
  ].join('|'),
);
const ARROW = /^ {4}([CS])(--?)(>>|x)[CS]: /;

describe.each(SCENARIO_IDS)('%s', (id) => {
  const trace = traceOf(id);

  test.each([
    ['English', english],
    ['Chinese', chinese],
  ])('in Mermaid has statements of its grammar alone, in %s', (_, words) => {
    const [head, ...lines] = mermaidOf(id, words).trimEnd().split('\n');
    expect(head).toBe('sequenceDiagram');
    const whole = new RegExp(`^ {4}(?:${STATEMENT.source})$`);
    expect(lines.filter((line) => !whole.test(line))).toEqual([]);
  });

  test('in Mermaid has each segment once, from its sender, dashed if again, crossed if lost', () => {
    const arrows = mermaidOf(id)
      .split('\n')
      .flatMap((line) => ARROW.exec(line) ?? [])
      .join(' ');
    const strangers = trace.steps.flatMap(({ index, at, side, cause }) =>
      cause.kind === 'segment' && cause.flight === null
        ? [{ index, at, from: side === 'client' ? 'server' : 'client', again: null, lost: false }]
        : [],
    );
    const sent = trace.flights.map(({ step, sentAt, from, again, arrivals }) => ({
      ...{ index: step, at: sentAt, from, again, lost: arrivals.length === 0 },
    }));
    const wanted = [...strangers, ...sent].sort((a, b) => a.index - b.index);
    const expected = wanted.map(({ from, again, lost }) => {
      const parts = [from === 'client' ? 'C' : 'S', again === null ? '-' : '--', lost ? 'x' : '>>'];
      const to = from === 'client' ? 'S' : 'C';
      return `    ${parts.join('')}${to}:  ${parts.join(' ')}`;
    });
    expect(arrows).toBe(expected.join(' '));
  });

  test('in Mermaid has each change of state', () => {
    const text = mermaidOf(id);
    for (const { walked } of trace.steps) {
      if (walked.length > 1) expect(text).toContain(walked.join(' → '));
    }
  });

  test('in JSON is whole: places lead where they say', () => {
    const read = JSON.parse(toJson(trace)) as TraceFile;
    expect(read.segments).toHaveLength(trace.flights.length);
    expect(read.steps).toHaveLength(trace.steps.length);
    expect(read.timers).toHaveLength(trace.timers.length);
    read.segments.forEach((segment, i) => {
      expect(read.steps[segment.step]?.sends).toContain(i);
      expect(read.steps[segment.step]?.side).toBe(segment.from);
      expect(segment.fate === 'lost').toBe(segment.arrivesAtUs.length === 0);
    });
    for (const { side, call, step, returnedAtUs, errno } of read.calls) {
      expect(call).toMatch(/^[a-z]+$/);
      if (step !== null) expect(read.steps[step]?.side).toBe(side);
      if (returnedAtUs === null) expect(errno).toBeNull();
    }
    for (const { side, cause } of read.steps) {
      if (!('segment' in cause)) continue;
      if (cause.segment === null) expect(cause.injected).not.toBeNull();
      else expect(read.segments[cause.segment]?.from).not.toBe(side);
    }
  });

  test('as a scenario file gives the same run again', () => {
    const parsed = parseScenario(scenarioJson(trace));
    if ('problem' in parsed) throw new Error(`${parsed.path}: ${JSON.stringify(parsed.problem)}`);
    expect(traceFile(simulate(parsed.scenario))).toEqual(traceFile(trace));
  });
});

test('a name of several lines has one line in the text', () => {
  const [first = '', second] = toText(traceOf('refused'), {
    title: ' a\n# b\r\u2028c\u0001\uD800 ',
    number: asOnTheWire,
  }).split(/[\n\r\u2028]/);
  expect(first).toBe('# a # b c\uFFFD\uFFFD, rfc');
  expect(second).toMatch(/^ *0\.0/);
});

test('what Mermaid would take for the end of a text, a comment or a tag is escaped', () => {
  const text = toMermaid(traceOf('refused'), {
    title: 'a; b # c %% <b> &',
    words: english,
    number: asOnTheWire,
  });
  expect(text).toContain('title a#59; b #35; c #37;#37; #60;b#62; #38;\n');
});
