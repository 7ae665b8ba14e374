/**
 * The reference's table of transitions, row by row, on the real chart: the endpoint is brought into the row's state, the
 * event happens, and next state, segments, timers, record and what the application is told are as the row says.
 *
 * Each row runs in every situation its conditions leave open (either origin, FIN or data in front of the queue, ...), and once more
 * with sequence numbers about to wrap.
 */
import { describe, expect, test } from 'vitest';
import type { Driver } from '../../machines/stacks/driver.ts';
import { TIMERS } from '../../machines/tcp/effects.ts';
import { first } from '../../machines/tcp/list.ts';
import { sumOf } from '../../machines/tcp/listChanges.ts';
import type { Segment } from '../../machines/tcp/segment.ts';
import { advance, after, before, distance } from '../../machines/tcp/sequence.ts';
import { rightEdge, type InFlight, type Tcb } from '../../machines/tcp/tcb.ts';
import { cannotExist, happeningsOf, type Happening } from './happenings.ts';
import { settingsFor, type Numbers } from './situations.ts';
import { TIMER, readTransitions, valueOf, type Emitted, type Row } from './transitions.ts';

const octetsIn = sumOf<InFlight>(({ dataLen }) => dataLen);

const table = readTransitions();

test('the table is whole: 11 states, 38 events, 435 rows, each pair of state and event at least once', () => {
  expect(table.transitions).toHaveLength(435);
  const pairs = new Set(table.transitions.map(({ state, event }) => `${state}:${event}`));
  expect(pairs.size).toBe(11 * 38);
  expect(table.events).toHaveLength(38);
});

test('every edge of figure 5 is a row that leads where the edge leads', () => {
  for (const [id, { from, to }] of Object.entries(table.figure5)) {
    const rows = table.transitions.filter((row) => row.figure5 === id);
    expect(rows.map((row) => `${row.state} ${row.next}`)).toContain(`${from} ${to}`);
  }
});

const NUMBERS: Record<string, Numbers> = {
  'numbers in the middle': { iss: 100, peerIss: 300 },
  'numbers about to wrap': { iss: 2 ** 32 - 3, peerIss: 2 ** 32 - 2 },
};

describe.each(Object.entries(NUMBERS))('%s', (_, numbers) => {
  describe.each(table.states)('%s', (state) => {
    test.each(table.transitions.filter((row) => row.state === state))('$id', (row) => {
      for (const { name, make } of settingsFor(row, numbers)) {
        const happenings = happeningsOf(row, make());
        if (happenings.length === 0) {
          expect(row.legal, name).toBe(false);
          expect(cannotExist(row, make().tcb), name).toBe(true);
        }
        for (const happening of happenings) check(row, make(), happening, name);
      }
    });
  });
});

function check(row: Row, end: Driver, { name, segment, happen }: Happening, situation: string) {
  const why = `${situation} ${name}`;
  const was = end.tcb;
  happen(end);
  const is = end.tcb;
  const { sent, reported, effects } = end.take();

  expect(end.state, why).toBe(row.next);
  expect(end.snapshot.value, why).toBe(row.next);
  expect(
    reported.map(({ text }) => text),
    why,
  ).toEqual([row.error, row.signal].filter(Boolean));
  checkSegments(
    row,
    sent.map((s) => s.segment),
    { was, is, segment },
    why,
  );
  const started = effects.flatMap((e) => (e.kind === 'startTimer' ? [e.timer] : []));
  checkTimers(row, end, was, started, why);
  if (is) checkRecord(row, was, is, segment, why);
}

interface Moment {
  readonly was: Tcb | null;
  readonly is: Tcb | null;
  readonly segment: Segment | null;
}

function checkSegments(row: Row, sent: readonly Segment[], moment: Moment, why: string) {
  const [only] = row.emit;
  // "one or more data segments"
  if (only?.data === true) expect(sent.length, why).toBeGreaterThan(0);
  else expect(sent, why).toHaveLength(row.emit.length);
  let at: number | null = null;
  for (const [i, segment] of sent.entries()) {
    const emitted = row.emit[only?.data === true ? 0 : i]!;
    checkSegment(emitted, segment, moment, at, why);
    at = advance(segment.seq, segment.dataLen);
  }
}

function checkSegment(
  { flags, seq, ack, data, note = '' }: Emitted,
  segment: Segment,
  { was, is, segment: arrived }: Moment,
  follows: number | null,
  why: string,
) {
  const tcb = note.includes('before') ? was : (is ?? was);
  const scope = { tcb, after: is, segment: arrived };
  const front = was && first(was.inFlight);
  const fin = note.startsWith('FIN set when') ? front?.fin : flags.includes('FIN');
  const has = { rst: segment.rst, syn: segment.syn, fin: segment.fin, ack: segment.ack };
  expect(has, why).toEqual({
    rst: flags.includes('RST'),
    syn: flags.includes('SYN'),
    fin,
    ack: flags.includes('ACK'),
  });
  expect(segment.seq, `${why}: SEQ`).toBe(follows ?? valueOf(seq, scope));
  if (ack !== null) {
    const acknowledges = valueOf(ack, { ...scope, tcb: is ?? was });
    expect(segment.ackNumber, `${why}: ACK`).toBe(acknowledges);
  }
  if (data === true) expect(segment.dataLen, why).toBeGreaterThan(0);
  else if (data === '1 octet') expect(segment.dataLen, why).toBe(1);
  else if (data) expect(segment.dataLen, why).toBe(front?.dataLen);
  else expect(segment.dataLen, why).toBe(0);
}

function checkTimers(
  { timers, next }: Row,
  end: Driver,
  was: Tcb | null,
  started: readonly string[],
  why: string,
) {
  const named = (list: 'start' | 'stop' | 'restart') => timers[list].map((name) => TIMER[name]);
  for (const timer of TIMERS) {
    const before = was?.timers[timer];
    const running = end.tcb?.timers[timer];
    const what = `${why}: ${timer} in ${next}`;
    if (named('start').includes(timer) || named('restart').includes(timer)) {
      expect(before !== undefined, what).toBe(named('restart').includes(timer));
      expect(started, what).toContain(timer);
      expect(running?.startedAt, what).toBe(end.now);
    } else if (named('stop').includes(timer) || timers.stop.includes('ALL')) {
      expect(running, what).toBeUndefined();
    } else {
      expect(running, what).toEqual(before);
      expect(started, what).not.toContain(timer);
    }
  }
}

function checkRecord(row: Row, was: Tcb | null, is: Tcb, segment: Segment | null, why: string) {
  const changed = new Set<string>();
  for (const assignment of row.tcb) {
    const [name = '', expression = ''] = assignment.split(' <- ');
    changed.add(name);
    const what = `${why}: ${assignment}`;
    if (assignment in BY_HAND) BY_HAND[assignment]!(was, is, segment, what);
    else expect(VARIABLES[name]?.(is), what).toBe(expected(expression, { was, is, segment }));
  }
  if (was?.iss !== is.iss || was.irs === null) return;
  for (const name of ['SND.UNA', 'RCV.NXT']) {
    if (!changed.has(name))
      expect(VARIABLES[name]!(is), `${why}: ${name}`).toBe(VARIABLES[name]!(was));
  }
}

const VARIABLES: Record<string, (tcb: Tcb) => unknown> = {
  'SND.UNA': (tcb) => tcb.sndUna,
  'SND.NXT': (tcb) => tcb.sndNxt,
  'SND.WND': (tcb) => tcb.sndWnd,
  'SND.WL1': (tcb) => tcb.sndWl1,
  'SND.WL2': (tcb) => tcb.sndWl2,
  'RCV.NXT': (tcb) => tcb.rcvNxt,
  IRS: (tcb) => tcb.irs,
  origin: (tcb) => tcb.origin,
  RTO: (tcb) => tcb.rtoUs,
};

function expected(expression: string, { was, is, segment }: Moment): unknown {
  if (expression === 'SEG.WND') return segment?.wnd;
  if (expression === 'passive') return 'passive';
  if (expression === 'min(2*RTO, RTO.MAX)') return Math.min(2 * (was?.rtoUs ?? 0), 60e6);
  return valueOf(expression, { tcb: was, after: is, segment });
}

type ByHand = (was: Tcb | null, is: Tcb, segment: Segment | null, what: string) => void;

/** What the table says in words. */
const BY_HAND: Record<string, ByHand> = {
  'ISS selected': (_, is, __, what) =>
    expect(
      Object.values(NUMBERS).map(({ iss }) => iss),
      what,
    ).toContain(is.iss),
  'origin stays active': (_, is, __, what) => expect(is.origin, what).toBe('active'),
  'new ISS > old SND.NXT': (was, is, _, what) =>
    expect(after(is.iss, was!.sndNxt), what).toBe(true),
  'SND.NXT <- SND.NXT+n': (was, is, _, what) =>
    expect(distance(was!.sndNxt, is.sndNxt), what).toBe(octetsIn(is.inFlight)),
  'RCV.WND adjusted': (was, is, _, what) =>
    expect(before(rightEdge(is), rightEdge(was!)), what).toBe(false),
  'SND.WND/WL1/WL2 updated if WL1 < SEG.SEQ or (WL1 = SEG.SEQ and WL2 =< SEG.ACK)': (
    was,
    is,
    segment,
    what,
  ) => {
    expect(before(segment!.seq, was!.sndWl1), what).toBe(false);
    const taken = [segment!.wnd, segment!.seq, segment!.ackNumber];
    expect([is.sndWnd, is.sndWl1, is.sndWl2], what).toEqual(taken);
  },
};
