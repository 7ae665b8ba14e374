/** The lanes as numbers, and where a program is at a moment. */
import { describe, expect, test } from 'vitest';
import { time } from '../../machines/tcp/time.ts';
import { firstWords as en } from '../../src/words/en/first.ts';
import { scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import { foldOf } from '../../src/trace/fold/index.ts';
import { endOf, momentAt, momentOf, START, type Moment } from '../../src/trace/moment.ts';
import type { Side } from '../../src/trace/side.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { programsOf } from '../../src/analysis/sockets/programsOf.ts';
import * as socketLanes from '../../src/views/sockets/socketLanes.ts';
import { linesOf } from '../../src/analysis/sockets/text/index.ts';
import { layoutLadder } from '../../src/views/ladder/layout.ts';
import { shownLines } from '../../src/views/sockets/now.ts';
import { tokensOf } from '../../src/views/sockets/tokens.ts';

const runOf = (id: ScenarioId) => simulate(scenarioById(id));
const trace = runOf('open-data-close');

const layoutOf = (width: number, of = trace) =>
  layoutLadder(of, {
    width,
    height: 600,
    fold: foldOf(of),
    number: (_side, seq) => String(seq),
    words: en.interface.ladder,
    sockets: { ...socketLanes, programs: programsOf(of) },
  });

const laneOf = (width: number, side: Side, of = trace) => {
  const lane = layoutOf(width, of).lanes.find((other) => other.side === side);
  if (!lane) throw new Error(`no lane for the ${side}`);
  return lane;
};

describe('a lane', () => {
  test('shows every call: a bar while it is blocked, a stroke where it returns at once', () => {
    expect(
      laneOf(820, 'client').calls.map(({ name, waits }) => `${name}${waits ? ' waits' : ''}`),
    ).toEqual(['socket', 'connect waits', 'send', 'recv waits', 'close']);
  });

  test('its bars begin and end where the diagram has what they wait for', () => {
    const marks = layoutOf(820);
    const accept = laneOf(820, 'server').calls.find(({ name }) => name === 'accept');
    const third = marks.arrows[2];
    expect((accept?.y ?? 0) + (accept?.height ?? 0)).toBeCloseTo((third?.end.y ?? 0) - 1.5, 1);
  });

  test('says what each call is and returns, without the tags that it replaces', () => {
    const marks = layoutOf(820);
    const said = laneOf(820, 'server').labels.map(({ lines }) =>
      lines.join(' ').replaceAll('\u00a0', ' '),
    );
    expect(said).toEqual([
      'socket bind listen',
      'accept',
      'recv → 100',
      'send 200',
      'recv → 0',
      'close',
    ]);
    expect(marks.tags).toEqual([]);
  });

  test('on a phone names stand in the bars, and the tags remain', () => {
    const marks = layoutOf(390);
    const lane = laneOf(390, 'server');
    expect(lane.labels).toEqual([]);
    expect(marks.tags.length).toBeGreaterThan(0);
    const named = lane.calls.filter(({ inside }) => inside !== null).map(({ name }) => name);
    expect(named).toContain('accept');
  });

  test('a call that never returns goes on to the end of the diagram', () => {
    const refused = runOf('syn-lost-until-give-up');
    const accept = laneOf(820, 'server', refused).calls.at(-1);
    const marks = layoutOf(820, refused);
    expect((accept?.y ?? 0) + (accept?.height ?? 0)).toBeCloseTo(marks.end.bottom - 1.5, 1);
  });

  test('a side without a program has none', () => {
    expect(layoutOf(820, runOf('refused')).lanes.map(({ side }) => side)).toEqual(['client']);
  });
});

describe('the lit line', () => {
  const lit = (side: Side, moment: Moment, of = trace): string | null => {
    const program = programsOf(of)[side];
    const line = shownLines(linesOf(program, 'python'), program, moment).find(
      ({ activity }) => activity !== null,
    );
    return line ? `${line.text.trim()} ${line.activity}` : null;
  };
  const at = (us: number) => momentAt(trace, time(us));

  test('is the call that waits, and the sleep', () => {
    expect(lit('server', at(100_000))).toBe('conn, peer = listener.accept() waits');
    expect(lit('client', at(150_000))).toBe('time.sleep(0.1) sleeps');
    expect(lit('client', at(300_000))).toBe('sock.recv(65536) waits');
  });

  test('is the call that is made at this very step, although it returns at once', () => {
    const send = trace.steps.find(
      (step) => step.cause.kind === 'call' && step.cause.call.call === 'send',
    );
    expect(send && lit('client', momentOf(send))).toBe('sock.sendall(bytes(100)) calls');
  });

  test('there is none before the program starts and when it is over', () => {
    expect(lit('client', START)).toBeNull();
    expect(lit('client', endOf(trace))).toBeNull();
    expect(lit('server', endOf(trace))).toBeNull();
  });

  test('stays on the call that never returns', () => {
    const run = runOf('syn-lost-until-give-up');
    expect(lit('server', endOf(run), run)).toBe('conn, peer = listener.accept() waits');
    expect(lit('client', endOf(run), run)).toBeNull();
  });
});

test('a line tells what its call has returned, not before', () => {
  const program = programsOf(trace).server;
  const returned = (us: number) =>
    shownLines(linesOf(program, 'python'), program, momentAt(trace, time(us))).flatMap((line) =>
      line.returned === null ? [] : [line.returned],
    );
  expect(returned(200_000)).toEqual([]);
  expect(returned(300_000)).toEqual(['100']);
  expect(returned(700_000)).toEqual(['100', '0']);
});

test('colours: comments, texts, words of the language, calls', () => {
  const kinds = (text: string, language: 'python' | 'c' | 'javaScript') =>
    tokensOf(text, language)
      .filter(({ kind }) => kind !== 'plain')
      .map(({ text: piece, kind }) => `${kind} ${piece}`);
  expect(kinds("sock.connect(('127.0.0.1', 8080))", 'python')).toEqual([
    'call connect',
    "text '127.0.0.1'",
  ]);
  expect(kinds('signal.pause()  # never closes', 'python')).toEqual(['comment # never closes']);
  expect(kinds('#include <sys/socket.h>', 'c')).toEqual(['word #include', 'text <sys/socket.h>']);
  expect(kinds('await input.next();', 'javaScript')).toEqual(['word await', 'call next']);
});
