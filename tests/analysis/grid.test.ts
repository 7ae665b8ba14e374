/**
 * What if this segment arrives in that state? The whole table is a reviewed snapshot; beside it stand laws that hold for
 * every cell, and the table of transitions, which was written from the RFC and not from here.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { segLen, segmentOf, type Segment } from '../../machines/tcp/segment.ts';
import { advance, before } from '../../machines/tcp/sequence.ts';
import { STATES, type State } from '../../machines/tcp/states.ts';
import { allGridNames, cellOf, rowsOf, type GridCell } from '../../src/analysis/grid/cells.ts';
import { gridText } from '../../src/analysis/grid/text.ts';
import { GRID_AT_US, numbersIn } from '../../src/scenarios/grid/grid.ts';
import {
  bearingOf,
  flagsOf,
  GRID_SEGMENTS,
  gridScenarioName,
  placesBy,
  type GridName,
  type GridPlace,
} from '../../src/scenarios/grid/name.ts';
import { SITUATIONS } from '../../src/scenarios/grid/situations.ts';
import { eventOf } from './gridEvent.ts';

const cells = allGridNames().map(cellOf);
const known = new Map(cells.map((cell) => [cell.trace.scenario.id, cell]));
const cellAt = (name: GridName): GridCell => known.get(gridScenarioName(name))!;

const SYNCHRONIZED: readonly State[] = STATES.slice(STATES.indexOf('ESTABLISHED'));
const isSynchronized = ({ name }: GridCell) => SYNCHRONIZED.includes(name.state);
const hasWindow = ({ name }: GridCell) => bearingOf(name.state, name.segment) === 'window';
const isAt =
  (...places: GridPlace[]) =>
  (cell: GridCell) =>
    places.includes(cell.name.place);
const has = (flag: 'syn' | 'ack' | 'fin' | 'rst') => (cell: GridCell) => cell.arrived[flag];
const under = (policy: string) => (cell: GridCell) => cell.name.policy === policy;
const isBareFin = ({ name }: GridCell) => name.segment === 'FIN';
const isRepeatedSyn = ({ name }: GridCell) =>
  name.state === 'SYN_RCVD' && name.segment === 'SYN' && name.place === 'left';

/** The cells of which all this is true, and at least one there must be. */
function those(...conditions: ((cell: GridCell) => boolean)[]): GridCell[] {
  const found = cells.filter((cell) => conditions.every((holds) => holds(cell)));
  expect(found.length).toBeGreaterThan(0);
  return found;
}

const not = (holds: (cell: GridCell) => boolean) => (cell: GridCell) => !holds(cell);
/** A cell and what became of it, short enough to be read in a failure. */
const say = ({ trace, outcome }: GridCell) => ({
  id: trace.scenario.id,
  next: outcome.next,
  sent: outcome.sent.map(kind),
});
const kind = ({ syn, ack, fin, rst }: Segment): string =>
  [rst && 'RST', syn && 'SYN', fin && 'FIN', ack && 'ACK'].filter(Boolean).join('+');
const saying = (cell: GridCell, next: State | null, ...sent: string[]) => ({
  id: cell.trace.scenario.id,
  next,
  sent,
});

test('the table of all cells is as reviewed', async () => {
  await expect(`${gridText(cellAt)}\n`).toMatchFileSnapshot('../fixtures/grid.txt');
});

describe('each cell shows what its name says', () => {
  test('there are 11 states, 9 segments, 5 places and 2 policies', () => {
    expect(cells).toHaveLength(11 * 9 * 5 * 2);
    expect(new Set(cells.map(({ trace }) => trace.scenario.id)).size).toBe(cells.length);
  });

  test('the connection rests in the state when the segment arrives, and has come there on its own', () => {
    for (const { name, trace, step } of cells) {
      expect([step.side, step.before.state, step.at], trace.scenario.id).toEqual([
        SITUATIONS[name.state].side,
        name.state,
        GRID_AT_US,
      ]);
      const underway = trace.flights.filter(
        ({ sentAt, arrivals }) => sentAt < step.at && arrivals.some((at) => at >= step.at),
      );
      expect(underway, trace.scenario.id).toEqual([]);
    }
  });

  test('the control bits are those of the name, and data has a hundred octets', () => {
    for (const { name, arrived } of cells) {
      expect(kind(arrived).split('+').sort()).toEqual([...flagsOf(name.segment)].sort());
      expect(arrived.dataLen).toBe(name.segment === 'data' ? 100 : 0);
    }
  });

  test.each([
    // 3.4, figure 4: 1 is old, 2 is the window from RCV.NXT up to RCV.NXT + RCV.WND, 3 is beyond it.
    ['left', (rcvNxt: number) => rcvNxt - 1],
    ['left-edge', (rcvNxt: number) => rcvNxt],
    ['inside', (rcvNxt: number) => rcvNxt + 250],
    ['right-edge', (rcvNxt: number) => rcvNxt + 499],
    ['right', (rcvNxt: number) => rcvNxt + 500],
  ] as const)('%s', (place, numberAt) => {
    for (const { name, arrived, step } of those(hasWindow, isAt(place))) {
      const { rcvNxt, rcvWnd } = step.before.tcb!;
      expect(rcvWnd, name.state).toBe(500);
      const last = advance(arrived.seq, Math.max(segLen(arrived), 1) - 1);
      expect(place === 'left' ? last : arrived.seq).toBe(numberAt(rcvNxt));
    }
  });

  test('an ACK acknowledges all that was sent; in SYN_SENT it is the place that says how much', () => {
    for (const { name, arrived, step } of those(has('ack'))) {
      const sndNxt = step.before.tcb?.sndNxt ?? numbersIn(name.state).sndNxt;
      const off = { left: -1, right: 1 }[name.place as string] ?? 0;
      const byAck = bearingOf(name.state, name.segment) === 'ack';
      expect(arrived.ackNumber).toBe(advance(sndNxt, byAck ? off : 0));
    }
  });

  test('where there is no window, every place comes to the same', () => {
    for (const cell of those(({ name }) => bearingOf(name.state, name.segment) === 'nothing')) {
      const inside = cellAt({ ...cell.name, place: 'inside' });
      expect(say(cell)).toEqual({ ...say(inside), id: cell.trace.scenario.id });
      expect(cell.outcome.rules).toEqual(inside.outcome.rules);
    }
  });

  test.each(STATES)(
    'the rows of %s show each of its cells, those of one number together',
    (state) => {
      const rows = rowsOf(state, 'plain');
      expect(rows.map(({ segment }) => segment)).toEqual(GRID_SEGMENTS);
      for (const { segment, cells: shown } of rows) {
        expect(shown.map(({ places }) => places)).toEqual(placesBy(bearingOf(state, segment)));
        for (const { places, name, outcome } of shown) {
          for (const place of places)
            expect(cellAt({ ...name, place }).outcome.next).toBe(outcome.next);
        }
      }
    },
  );
});

describe('what holds for every cell', () => {
  test('a reset is never answered with a reset', () => {
    // 3.10.7.1: "An incoming segment containing a RST is discarded." 3.5.2: a reset answers anything but a reset.
    for (const { trace, outcome } of those(has('rst')))
      expect(
        outcome.sent.filter(({ rst }) => rst),
        trace.scenario.id,
      ).toEqual([]);
  });

  test('a reset moves the state only at RCV.NXT', () => {
    // RFC 5961, 3.2: (2) exactly the next expected number: the connection is reset. (1) Outside: silence. (3) Else: an ACK.
    for (const cell of those(has('rst'), hasWindow, under('rfc5961'))) {
      const { state, place } = cell.name;
      const over = state === 'SYN_RCVD' ? 'LISTEN' : 'CLOSED';
      if (place === 'left-edge') expect(say(cell)).toEqual(saying(cell, over));
      else if (isAt('left', 'right')(cell)) expect(say(cell)).toEqual(saying(cell, null));
      else expect(say(cell)).toEqual(saying(cell, null, 'ACK'));
    }
  });

  test('without RFC 5961, a reset moves the state anywhere in the window', () => {
    // RFC 793, 3.4: a reset is valid if its sequence number is in the window.
    for (const cell of those(has('rst'), hasWindow, under('plain'))) {
      const over = cell.name.state === 'SYN_RCVD' ? 'LISTEN' : 'CLOSED';
      expect(say(cell)).toEqual(saying(cell, isAt('left', 'right')(cell) ? null : over));
    }
  });

  test('a SYN in a synchronized connection gets an ACK whatever its number, and nothing else happens', () => {
    // RFC 5961, 4.2: "irrespective of the sequence number", an ACK is sent, and the segment dropped.
    for (const cell of those(has('syn'), isSynchronized, under('rfc5961'))) {
      expect(say(cell)).toEqual(saying(cell, null, 'ACK'));
      expect(cell.step.after.tcb, cell.trace.scenario.id).toEqual(cell.step.before.tcb);
    }
  });

  test('without RFC 5961, a SYN in the window ends a synchronized connection', () => {
    // RFC 793, 3.9, fourth check: in the window it is an error, a reset is sent; outside, the first check has answered.
    for (const cell of those(has('syn'), isSynchronized, under('plain'))) {
      const outside = isAt('left', 'right')(cell);
      expect(say(cell)).toEqual(
        outside ? saying(cell, null, 'ACK') : saying(cell, 'CLOSED', 'RST'),
      );
    }
  });

  test('outside the window nothing changes, and all but a reset gets an ACK', () => {
    // 3.10.7.4, first: "If an incoming segment is not acceptable, an acknowledgment should be sent (unless the RST bit is set)".
    for (const cell of those(hasWindow, isAt('left', 'right'), not(has('rst')))) {
      if (isRepeatedSyn(cell)) continue;
      expect(say(cell)).toEqual(saying(cell, null, 'ACK'));
      const { sndNxt, rcvNxt } = cell.step.before.tcb!;
      expect(cell.outcome.sent[0]).toMatchObject({ seq: sndNxt, ackNumber: rcvNxt, dataLen: 0 });
      expect(cell.outcome.delivered + cell.outcome.held).toBe(0);
    }
  });

  test('but the SYN that SYN_RCVD has answered is answered again', () => {
    // No RFC asks for it, all deployed stacks do it: the SYN+ACK was lost, or the SYN would not have come again.
    for (const cell of those(isRepeatedSyn))
      expect(say(cell)).toEqual(saying(cell, null, 'SYN+ACK'));
  });

  test('without the ACK bit nothing gets beyond the fifth step', () => {
    // 3.10.7.4, fifth: "if the ACK bit is off, drop the segment and return".
    for (const cell of those(hasWindow, isAt('left-edge', 'inside', 'right-edge'), isBareFin)) {
      expect(say(cell)).toEqual(saying(cell, null));
      expect(cell.step.after.tcb).toEqual(cell.step.before.tcb);
    }
  });

  test('the two policies differ only about a RST or a SYN in the window', () => {
    // RFC 5961, 3 and 4, are about nothing else, where the ACK number is a good one.
    for (const cell of those(under('plain'))) {
      const other = cellAt({ ...cell.name, policy: 'rfc5961' });
      if (JSON.stringify(cell.outcome) === JSON.stringify(other.outcome)) continue;
      expect(cell.arrived.rst || cell.arrived.syn, cell.trace.scenario.id).toBe(true);
      expect(isAt('left', 'right')(cell)).toBe(false);
      expect(hasWindow(cell)).toBe(true);
    }
  });

  test('only the peer’s FIN, come again, starts the 2 MSL anew', () => {
    // 3.10.7.4, fifth, TIME_WAIT: "acknowledge it, and restart the 2 MSL timeout": a FIN that acknowledges, and is no SYN.
    for (const cell of those(({ name }) => name.state === 'TIME_WAIT')) {
      const anew = cell.outcome.timers.some(({ change }) => change === 'restarted');
      const isFin = cell.name.segment === 'FIN-ACK' && cell.name.place !== 'right';
      expect(anew, cell.trace.scenario.id).toBe(isFin);
    }
  });

  test('SND.UNA and RCV.NXT never go back, and RCV.NXT moves only for what begins there', () => {
    // 3.10.7.4, seventh and eighth: text and FIN are taken in order.
    for (const { name, step, trace } of cells) {
      const [was, is] = [step.before.tcb, step.after.tcb];
      if (!was || !is || was.irs === null || is.origin !== was.origin) continue;
      expect(before(is.rcvNxt, was.rcvNxt) || before(is.sndUna, was.sndUna)).toBe(false);
      if (is.rcvNxt !== was.rcvNxt) expect(name.place, trace.scenario.id).toBe('left-edge');
    }
  });

  test('CLOSED answers everything but a reset with one that fits', () => {
    // 3.10.7.1: <SEQ=SEG.ACK><CTL=RST>, or without an ACK <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>.
    for (const cell of those(({ name }) => name.state === 'CLOSED', not(has('rst')))) {
      const { arrived, outcome } = cell;
      const fits = arrived.ack
        ? { seq: arrived.ackNumber, rst: true, ack: false }
        : { seq: 0, ackNumber: advance(arrived.seq, segLen(arrived)), rst: true, ack: true };
      expect(outcome.sent).toEqual([segmentOf({ ...fits, wnd: 0 })]);
    }
  });

  test('SYN_SENT believes only what acknowledges its SYN, or a SYN', () => {
    // 3.10.7.3: first the ACK: a bad one is answered with a reset (unless it is one), a reset needs a good one.
    for (const cell of those(({ name }) => name.state === 'SYN_SENT')) {
      const { segment, place } = cell.name;
      const bad = cell.arrived.ack && (place === 'left' || place === 'right');
      const expected = bad
        ? [null, ...(segment === 'RST-ACK' ? [] : ['RST'])]
        : segment === 'SYN-ACK'
          ? ['ESTABLISHED', 'ACK']
          : segment === 'SYN' || segment === 'SYN-FIN'
            ? ['SYN_RCVD', 'SYN+ACK']
            : [segment === 'RST-ACK' ? 'CLOSED' : null];
      const [next, ...sent] = expected;
      expect(say(cell)).toEqual(saying(cell, next as State | null, ...(sent as string[])));
    }
  });
});

describe('the table of transitions says the same', () => {
  interface Row {
    readonly state: string;
    readonly event: string;
    readonly guard: string | null;
    readonly policy?: string;
    readonly next: string;
    readonly emit: readonly { readonly flags: readonly string[] }[];
    readonly signal: string | null;
    readonly legal: boolean;
  }
  const file = 'tests/fixtures/reference/transitions.json';
  const { transitions } = JSON.parse(readFileSync(file, 'utf8')) as { transitions: Row[] };
  const REFUSED = ['dupSyn=ack', 'simOpen=literal', 'timeWaitReuse=true', 'rfc1337=true'];
  const rowFor = (state: State, event: string | null) =>
    transitions.find(
      (row) =>
        row.state === state &&
        row.event === event &&
        row.legal &&
        !row.guard?.includes('origin active') &&
        !REFUSED.includes(row.policy ?? ''),
    );

  test.each(STATES)('%s', (state) => {
    let compared = 0;
    for (const cell of those(under('rfc5961'), ({ name }) => name.state === state)) {
      const row = rowFor(state, eventOf(cell));
      if (row === undefined) continue;
      compared += 1;
      const { trace, outcome } = cell;
      expect(say(cell), trace.scenario.id).toEqual(
        saying(
          cell,
          row.next === state ? null : (row.next as State),
          ...row.emit.map(({ flags }) => flags.join('+')),
        ),
      );
      if (row.signal) expect(outcome.reports).toContain(row.signal);
    }
    expect(compared).toBeGreaterThanOrEqual(30);
  });
});
