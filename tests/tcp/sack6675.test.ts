/** Loss recovery by SACK to the letter of RFC 6675. Segments of 1000 octets; the first one is number 1, and begins with 101. */
import { describe, expect, test } from 'vitest';
import type { Driver } from '../../machines/stacks/driver.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import { itemsOf } from '../../machines/tcp/list.ts';
import { seq } from '../../machines/tcp/sequence.ts';
import { losses } from '../../src/proof/smallCases.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { causeOfRetransmission } from '../../src/trace/resent.ts';
import { todaysOptions } from '../../machines/stacks/todaysOptions.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { inState, tcbOf } from './inState.ts';
import { cited } from './story.ts';

const WITH_SACK = { sack: true } as const;

/** So many segments are written, and as many leave as the initial window lets. */
function sending(segments: number, window = segments, settings: Partial<Profile> = {}): Driver {
  const end = inState('ESTABLISHED', {
    settings: { ...WITH_SACK, initialWindow: window * 1000, ...settings },
    peerOptions: { sackPermitted: true },
  });
  end.call({ type: 'send', bytes: 1000 * segments });
  expect(leaving(end)).toEqual(numbers(1, window));
  return end;
}

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The numbers of the segments with data that have left since the last look. */
const leaving = (end: Driver): number[] =>
  end
    .take()
    .sent.filter(({ segment }) => segment.dataLen > 0)
    .map(({ segment }) => (segment.seq - 101) / 1000 + 1);

type Stretch = readonly [from: number, to: number];

/** An ACK of all segments below `next`, with blocks from one segment to another; gives the numbers of what leaves. */
function ack(end: Driver, next: number, ...blocks: Stretch[]): number[] {
  tell(end, next, ...blocks);
  return leaving(end);
}

function tell(end: Driver, next: number, ...blocks: Stretch[]): void {
  const sack = blocks.map(([from, to]) => ({
    start: seq(101 + (from - 1) * 1000),
    end: seq(101 + to * 1000),
  }));
  end.arrives({ ack: true, seq: 301, ackNumber: 101 + (next - 1) * 1000, sack });
}

/** What the sender takes its segments in flight for: A arrived, L lost, R sent again, `.` on its way. */
const board = (end: Driver): string =>
  [...itemsOf(tcbOf(end).inFlight)]
    .map(({ sacked, lost, again }) => (sacked ? 'A' : again ? 'R' : lost ? 'L' : '.'))
    .join('');

describe('what is used', () => {
  test('without SACK on both sides it is NewReno', () => {
    // RFC 2018, 2: SACK blocks are sent where the SYN permitted them; RFC 6582 is for those that do not have them.
    const end = inState('ESTABLISHED', { settings: { ...WITH_SACK, initialWindow: 5000 } });
    end.call({ type: 'send', bytes: 5000 });
    end.take();
    for (let i = 0; i < 3; i++) tell(end, 1);
    expect(cited(end)).toContain('congestion.fastRetransmit');
  });

  test('a record without SACK remembers nothing of it', () => {
    expect(tcbOf(inState('ESTABLISHED')).own).toEqual({});
  });
});

describe('entering recovery', () => {
  test('one loss in ten: the third duplicate ACK', () => {
    // 5, steps 1 to 4: DupAcks reaches DupThresh. ssthresh = cwnd = FlightSize / 2 (4.2), the first hole goes again (4.3).
    const end = sending(10);
    expect(ack(end, 2)).toEqual([]);
    expect(ack(end, 2, [3, 3])).toEqual([]);
    expect(ack(end, 2, [3, 4])).toEqual([]);
    tell(end, 2, [3, 5]);
    expect(end.take().sent.map(({ segment, reason }) => [segment.seq, reason])).toEqual([
      [1101, 'sackAgain'],
    ]);
    expect(tcbOf(end)).toMatchObject({ cwnd: 4500, ssthresh: 4500, recovering: true });
    expect(board(end)).toBe('RAAA.....');
  });

  test('more than two segments above it have arrived: earlier than by the third ACK', () => {
    // 5, step 2: IsLost (HighACK + 1), although DupAcks is but 1: its ACKs were lost.
    const end = sending(10);
    expect(ack(end, 1, [2, 4])).toEqual([1]);
    expect(tcbOf(end).dupAcks).toBe(1);
  });

  test('three stretches with gaps between them', () => {
    // 4, IsLost (): DupThresh discontiguous sequences, be they as short as they may.
    const end = sending(10);
    expect(ack(end, 1, [3, 3], [5, 5])).toEqual([]);
    expect(ack(end, 1, [3, 3], [5, 5], [7, 7])).toEqual([1]);
    expect(board(end)).toBe('RLA.A.A...');
  });

  test('reordering below DupThresh sends nothing again', () => {
    // 5, step 3: fewer than DupThresh segments above it have arrived; then the late one does.
    const end = sending(10);
    ack(end, 1, [2, 2]);
    ack(end, 1, [2, 3]);
    expect(ack(end, 4)).toEqual([]);
    expect(tcbOf(end)).toMatchObject({ dupAcks: 0, recovering: false });
    expect(tcbOf(end).cwnd).toBe(11_000);
  });

  test('what is no news is no duplicate ACK', () => {
    // 2: an ACK counts that tells of octets that were not yet known to have arrived. A window update may be one, a copy is none.
    const end = sending(10);
    for (let i = 0; i < 5; i++) expect(ack(end, 1, [2, 2])).toEqual([]);
    expect(tcbOf(end).dupAcks).toBe(1);
  });

  test('blocks below SND.UNA, or of what was never sent, tell nothing', () => {
    // RFC 2883: a D-SACK; RFC 2018: blocks are of data that was sent.
    const end = sending(4);
    ack(end, 3, [1, 1]);
    ack(end, 3, [5, 9]);
    expect(board(end)).toBe('..');
  });

  test('a block that ends within a segment cuts it', () => {
    // 4: the scoreboard is of octets.
    const end = sending(4);
    end.arrives({
      ack: true,
      seq: 301,
      ackNumber: 101,
      sack: [{ start: seq(1601), end: seq(2401) }],
    });
    expect([...itemsOf(tcbOf(end).inFlight)].map((entry) => [entry.seq, entry.dataLen])).toEqual([
      [101, 1000],
      [1101, 500],
      [1601, 500],
      [2101, 300],
      [2401, 700],
      [3101, 1000],
    ]);
    expect(board(end)).toBe('..AA..');
  });
});

describe('Limited Transmit', () => {
  test('new data while pipe leaves room', () => {
    // 5, step 3: one segment for each that has left the network, and not counted into FlightSize (4.2).
    const end = sending(20, 10);
    expect(ack(end, 1, [2, 2])).toEqual([11]);
    expect(ack(end, 1, [2, 3])).toEqual([12]);
    ack(end, 1, [2, 4]);
    expect(tcbOf(end).ssthresh).toBe(5000);
  });
});

describe('in recovery', () => {
  test('pipe decides, and the end leaves ssthresh as the window', () => {
    // 5, (C): while cwnd - pipe >= SMSS; (A): the ACK of RecoveryPoint ends it.
    const end = sending(20, 10);
    ack(end, 1, [2, 2]);
    ack(end, 1, [2, 3]);
    // 5 to 12 and the one that goes again are on their way: nine, and cwnd is five
    expect(ack(end, 1, [2, 4])).toEqual([1]);
    expect(ack(end, 1, [2, 8])).toEqual([]);
    expect(ack(end, 1, [2, 9])).toEqual([13]);
    expect(ack(end, 1, [2, 10])).toEqual([14]);
    expect(ack(end, 13)).toEqual([15, 16, 17]);
    expect(tcbOf(end)).toMatchObject({ recovering: false, cwnd: 5000, ssthresh: 5000 });
  });

  test('two losses in one window: the second goes again without a partial ACK', () => {
    // 4, NextSeg () rule 1: the smallest that is lost and has not gone again, before any new data.
    const end = sending(20, 10);
    ack(end, 1, [2, 2]);
    ack(end, 1, [2, 3]);
    ack(end, 1, [2, 3], [5, 5]);
    expect(board(end)).toBe('RAA.A.......');
    ack(end, 1, [2, 3], [5, 9]);
    expect(board(end)).toBe('RAARAAAAA...');
    expect(ack(end, 4, [5, 9])).toEqual([13]);
    ack(end, 13);
    expect(tcbOf(end).recovering).toBe(false);
  });

  test('it is one loss: the window is halved once', () => {
    const end = sending(10);
    ack(end, 1, [2, 4]);
    ack(end, 1, [2, 4], [6, 10]);
    expect(tcbOf(end)).toMatchObject({ cwnd: 5000, ssthresh: 5000 });
  });

  test('without new data a gap goes again that is not known to be lost', () => {
    // 4, NextSeg () rule 3: above HighRxt and below what has arrived.
    const end = sending(6);
    ack(end, 1, [2, 4]);
    tell(end, 1, [2, 4], [6, 6]);
    const { effects, sent } = end.take();
    expect(sent.map(({ segment }) => segment.seq)).toEqual([4101]);
    expect(effects).toContainEqual(expect.objectContaining({ rule: 'sack.lastResort' }));
  });

  test('rescue retransmission: the tail, once', () => {
    // 4, NextSeg () rule 4: the highest that has not arrived, once HighACK is beyond RescueRxt. It moves no HighRxt.
    const end = sending(8);
    expect(ack(end, 1, [2, 5])).toEqual([1]);
    tell(end, 6);
    const { effects, sent } = end.take();
    expect(sent.map(({ segment }) => segment.seq)).toEqual([7101]);
    expect(effects).toContainEqual(expect.objectContaining({ rule: 'sack.rescue' }));
    // it was 6 and 7 that were lost as well: the rescue's ACK shows the gap, and no second one leaves
    expect(ack(end, 6, [8, 8])).toEqual([6, 7]);
    expect(ack(end, 9)).toEqual([]);
    expect(tcbOf(end).recovering).toBe(false);
  });
});

describe('the retransmission timer', () => {
  test('a lost retransmission', () => {
    // 5.1: recovery ends, RecoveryPoint = HighData; RFC 2018, 5: what SACK told is forgotten. RFC 5681: one segment.
    const end = sending(10);
    ack(end, 1, [2, 4]);
    ack(end, 1, [2, 9]);
    end.take();
    end.advance(s(1));
    const { effects, sent } = end.take();
    expect(sent.map(({ segment, reason }) => [segment.seq, reason])).toEqual([[101, 'timerAgain']]);
    expect(effects).toContainEqual(expect.objectContaining({ rule: 'sack.forgets' }));
    expect(tcbOf(end)).toMatchObject({ cwnd: 1000, recovering: false, dupAcks: 0 });
    expect(board(end)).toBe('..........');
  });

  test('no new recovery before RecoveryPoint is acknowledged', () => {
    // 5.1: duplicate ACKs of what was in flight at the timeout do not begin another one.
    const end = sending(10);
    end.advance(s(1));
    end.take();
    ack(end, 2, [4, 4]);
    ack(end, 2, [4, 5]);
    ack(end, 2, [4, 6]);
    ack(end, 2, [4, 7]);
    expect(tcbOf(end)).toMatchObject({ recovering: false });
    ack(end, 11);
    end.call({ type: 'send', bytes: 5000 });
    end.take();
    ack(end, 11, [12, 12]);
    ack(end, 11, [12, 13]);
    expect(ack(end, 11, [12, 14])).toEqual([11]);
    expect(tcbOf(end)).toMatchObject({ recovering: true });
  });

  test('what SACK then shows as missing goes again in slow start', () => {
    // 5.1: a sender should use the SACKs that come after the timeout; how is left open.
    const end = sending(10);
    end.advance(s(1));
    end.take();
    tell(end, 2, [4, 5], [7, 10]);
    expect(cited(end)).toContain('sack.fillsHoles');
    expect(tcbOf(end).cwnd).toBe(2000);
    expect(board(end)).toBe('RRAALAAAA');
    expect(ack(end, 6, [7, 10])).toEqual([6]);
  });
});

describe('all options on, over a link', () => {
  /** Twelve segments one way, with one to three of them lost, in every way. */
  const burst: Scenario = {
    id: 'burst',
    profile: 'rfc',
    settings: { ...todaysOptions(true), initialWindow: 12_000 },
    link: { delayUs: ms(50) },
    client: {
      iss: [100],
      reactions: [
        { on: 'established', afterUs: 0, call: 'send', bytes: 16_000 },
        { on: 'established', afterUs: s(20), call: 'close' },
      ],
    },
    server: { iss: [300], reactions: [{ on: 'endOfFile', afterUs: 0, call: 'close' }] },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: 0, side: 'client', call: 'connect' },
    ],
  };

  test('every set of up to two losses ends well, and the laws hold', () => {
    const wrong = [...losses(burst, 2)].filter((small) => small.wrong.length > 0);
    expect(wrong).toEqual([]);
  });

  test('two losses take a round trip, and no timeout', () => {
    const trace = simulate({
      ...burst,
      faults: [{ match: { from: 'client', kind: 'DATA', nth: [2, 4] }, do: 'drop' }],
    });
    const again = trace.flights.filter((flight) => flight.again !== null);
    expect(again.map((flight) => causeOfRetransmission(trace, flight))).toEqual(['sack', 'sack']);
  });
});
