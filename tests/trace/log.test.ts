/** The log of a run: every segment, state, timer, call and report, each once and in order. */
import { describe, expect, test } from 'vitest';
import { inLetters, lettersOf } from '../../src/words/symbols.ts';
import { scenarioById, SCENARIO_IDS, type ScenarioId } from '../../src/scenarios/index.ts';
import { lineText, logOf, type LogLine } from '../../src/trace/log.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import { loadChunk } from '../../src/words/lexicon.ts';

const traceOf = (id: ScenarioId) => simulate(scenarioById(id));

describe.each(SCENARIO_IDS)('%s', (id) => {
  const trace = traceOf(id);
  const log = logOf(trace);
  const of = (subject: LogLine['subject'], pattern: RegExp) =>
    log.filter((line) => line.subject === subject && pattern.test(line.event));

  test('goes on in time, step by step, and numbers its lines', () => {
    expect(log.map(({ index }) => index)).toEqual(log.map((_, i) => i));
    const steps = log.map(({ step }) => step);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(new Set(steps).size).toBe(trace.steps.length);
    for (const { step, at, side } of log) {
      expect([at, side]).toEqual([trace.steps[step]?.at, trace.steps[step]?.side]);
    }
  });

  test('has each segment once where it leaves, and once for each time it arrives', () => {
    expect(of('segment', /^> /)).toHaveLength(trace.flights.length);
    const arrivals = trace.steps.filter(({ cause }) => cause.kind === 'segment');
    expect(of('segment', /^< /)).toHaveLength(arrivals.length);
  });

  test('has each change of state, as the trace walks them', () => {
    const changes = trace.steps.flatMap(({ walked }) =>
      walked.slice(1).map((to, i) => `${walked[i]} > ${to}`),
    );
    expect(of('state', /./).map(({ event }) => event)).toEqual(changes);
  });

  test('has each timer with its start and its end', () => {
    const count = (outcome: string) => trace.timers.filter((t) => t.outcome === outcome).length;
    expect(of('timer', / (re)?started, due at \d+\.\d{6}$/)).toHaveLength(trace.timers.length);
    expect(of('timer', / restarted,/)).toHaveLength(count('restarted'));
    expect(of('timer', / expired$/)).toHaveLength(count('fired'));
    expect(of('timer', / stopped$/)).toHaveLength(count('stopped'));
  });

  test('has each call and each report', () => {
    expect(of('call', /\(.*\)$/)).toHaveLength(
      trace.steps.filter(({ cause }) => cause.kind === 'call').length,
    );
    expect(of('report', /^"/).map(({ event }) => event)).toEqual(
      trace.steps.flatMap(({ reports }) => reports.map((report) => `"${report}"`)),
    );
  });
});

describe('a lost segment', () => {
  const trace = traceOf('last-ack-lost');
  const line = lineThat(trace, ({ fate }) => fate !== null);

  test('is said to be lost once that can be seen', () => {
    const flight = trace.flights.find(({ arrivals }) => arrivals.length === 0);
    if (!flight || !line.fate) throw new Error('no segment is lost');
    expect(line.fate.since).toBeGreaterThan(flight.sentAt);
    expect(line.fate.since).toBeLessThan(flight.dueAt);
    expect(lineText(line, flight.sentAt)).toMatch(/#6$/);
    expect(lineText(line, line.fate.since)).toMatch(/#6 {2}lost$/);
    expect(lineText(line)).toMatch(/#6 {2}lost$/);
  });
});

test('numbers are written in the style of the page, the FIN by its own letter', () => {
  const trace = traceOf('last-ack-lost');
  const log = logOf(trace, inLetters(lettersOf(trace)));
  const events = log.filter(({ subject }) => subject === 'segment').map(({ event }) => event);
  expect(events[0]).toBe('> Flags [S], seq J, win 65535, options [mss 1000], length 0');
  expect(events).toContain('> Flags [F.], seq M, ack K+201, win 65535, length 0');
  expect(events).toContain('> Flags [.], ack N+1, win 65535, length 0');
});

test('what it remarks is in the reader’s language, and segments are as on the wire', async () => {
  const { remarks } = (await loadChunk('views', 'zh-CN')).log;
  for (const id of ['last-ack-lost', 'zero-window', 'blind-reset'] as const) {
    const trace = traceOf(id);
    const english = logOf(trace);
    for (const [i, line] of logOf(trace, (_, n) => String(n), remarks).entries()) {
      const said = line.subject === 'timer' || line.subject === 'report';
      if (!said) expect(line.event).toBe(english[i]?.event);
      const words = [said ? line.event : '', line.number, line.fate?.text ?? ''].join(' ');
      expect(words).not.toMatch(/[a-z]{3,}/);
    }
  }
  const again = lineThat(traceOf('last-ack-lost'), ({ number }) => number.includes('of #'));
  expect(again.number).toMatch(/^#\d+ retransmission of #\d+$/);
});

function lineThat(trace: ConnectionTrace, wanted: (line: LogLine) => boolean): LogLine {
  const line = logOf(trace).find(wanted);
  if (!line) throw new Error('no such line');
  return line;
}

test('segments are printed as tcpdump 4 prints them', () => {
  const from = (id: ScenarioId, line: number) => logOf(traceOf(id))[line]?.event;
  // options in the order of Linux; what takes up no number shows none; ECN in tcpdump's order
  expect(from('ecn', 3)).toBe(
    '> Flags [SEW], seq 100, win 64240, options [mss 1460,sackOK,TS val 120 ecr 0,nop,wscale 10], length 0',
  );
  const lines = logOf(traceOf('sack-one-loss')).map(({ event }) => event);
  expect(lines).toContain(
    '> Flags [P.], seq 4445:5893, ack 301, win 63, options [nop,nop,TS val 320 ecr 370], length 1448',
  );
  expect(lines).toContain(
    '< Flags [.], ack 4445, win 75, options [nop,nop,TS val 570 ecr 320,nop,nop,sack 1 {5893:7341}], length 0',
  );
});
