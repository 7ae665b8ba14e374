/**
 * What all seven synchronized states have in common: calls that make no sense any more, stray segments, and timers that
 * do not run. Each state's own file runs these for its state.
 */
import { describe, expect, test } from 'vitest';
import type { Driver } from '../../../machines/stacks/driver.ts';
import { TIMERS, type TimerName } from '../../../machines/tcp/effects.ts';
import { advance } from '../../../machines/tcp/sequence.ts';
import { rfcName, type State } from '../../../machines/tcp/states.ts';
import { fromPeer, inState, tcbOf, type Situation } from '../inState.ts';
import { call, expires, seen } from '../story.ts';

/** <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>: what most stray segments get. */
const ackOf = (end: Driver): string => {
  const { sndNxt, rcvNxt } = tcbOf(end);
  return `> . ${sndNxt}:${sndNxt}(0) ack ${rcvNxt}`;
};

export function asEverySynchronized(state: State, runs: readonly TimerName[]): void {
  describe('as in every synchronized state', () => {
    aboutCalls(state);
    aboutNumbers(state);
    aboutResets(state);
    aboutSyns(state);
    aboutAcks(state);

    test.each(TIMERS.filter((timer) => !runs.includes(timer)))('%s does not run', (timer) => {
      // 3.10.8: a timer that was not started, or was stopped, does not end.
      const end = inState(state);
      expect(expires(end, timer)).toEqual([]);
      expect(end.state).toBe(state);
    });
  });
}

function aboutCalls(state: State): void {
  test.each(['listen', 'connect'] as const)('%s', (name) => {
    // 3.10.1: an OPEN of a connection that is there already is an error.
    expect(call(inState(state), name)).toEqual(['"error: connection already exists"']);
  });

  test('status', () => {
    // 3.10.6: STATUS tells the state.
    expect(call(inState(state), 'status')).toEqual([`"state = ${rfcName(state)}"`]);
  });

  test('crash', () => {
    // 3.5.1: the record is lost without a word, the peer is left half-open.
    expect(call(inState(state), 'crash')).toEqual(['CLOSED']);
  });
}

/** A segment arrives that must not change anything: the lines that come of it. */
function strayOf(
  state: State,
  situation: Situation,
  stray: (end: Driver) => Parameters<Driver['arrives']>[0],
) {
  const end = inState(state, situation);
  const record = end.tcb;
  const ack = ackOf(end);
  end.arrives(stray(end));
  expect(end.state).toBe(state);
  const { sndUna, sndNxt, rcvNxt } = tcbOf(end);
  expect([sndUna, sndNxt, rcvNxt]).toEqual([record?.sndUna, record?.sndNxt, record?.rcvNxt]);
  return { lines: seen(end), ack };
}

function aboutNumbers(state: State): void {
  const cases: [string, (end: Driver) => Parameters<Driver['arrives']>[0]][] = [
    ['an ACK just below the window', (end) => fromPeer(end, { seq: below(end, 1) })],
    ['an ACK just above the window', (end) => fromPeer(end, { seq: edgeOf(end) })],
    ['old data', (end) => fromPeer(end, { seq: below(end, 10), dataLen: 10 })],
    ['data above the window', (end) => fromPeer(end, { seq: edgeOf(end), dataLen: 10 })],
    ['an old FIN', (end) => fromPeer(end, { seq: below(end, 5), fin: true })],
  ];
  test.each(cases)('%s', (_, stray) => {
    // First step: a segment that is not acceptable is answered with an ACK and dropped.
    const { lines, ack } = strayOf(state, {}, stray);
    expect(lines).toEqual([ack]);
  });
}

function aboutResets(state: State): void {
  test('a reset outside the window', () => {
    // Second step (RFC 5961, 3.2, 1): outside the window a reset is dropped silently.
    for (const seq of [(end: Driver) => below(end, 1), edgeOf]) {
      expect(strayOf(state, {}, (end) => ({ rst: true, seq: seq(end) })).lines).toEqual([]);
    }
  });

  test('a reset in the window that does not hit RCV.NXT', () => {
    // Second step (RFC 5961, 3.2, 3): a challenge ACK, and nothing else happens.
    const { lines, ack } = strayOf(state, {}, (end) => ({ rst: true, seq: below(end, -1) }));
    expect(lines).toEqual([ack]);
  });

  test('a reset in the window, without RFC 5961', () => {
    // RFC 793, second check: any reset in the window is obeyed.
    const end = inState(state, { settings: { rfc5961: false } });
    end.arrives({ rst: true, seq: below(end, -1) });
    expect(end.state).toBe('CLOSED');
  });

  test('a reset that carries text', () => {
    // 3.5.3, SHLD-2: data on a reset is allowed; the number of the reset alone decides about it.
    const end = inState(state);
    const { rcvNxt } = tcbOf(end);
    end.arrives({ rst: true, seq: advance(rcvNxt, -5), dataLen: 10 });
    expect(seen(end)).toEqual([]);
    end.arrives({ rst: true, seq: rcvNxt, dataLen: 10 });
    expect(end.state).toBe('CLOSED');
  });
}

function aboutSyns(state: State): void {
  const cases: [string, (end: Driver) => Parameters<Driver['arrives']>[0]][] = [
    ['a SYN in the window', (end) => ({ syn: true, seq: below(end, -5) })],
    ['the old SYN', () => ({ syn: true, seq: 300 })],
    ['the old SYN+ACK', () => ({ syn: true, ack: true, seq: 300, ackNumber: 101 })],
    ['a SYN+ACK of another time', () => ({ syn: true, ack: true, seq: 300, ackNumber: 90 })],
  ];
  test.each(cases)('%s', (_, stray) => {
    // Fourth step (RFC 5961, 4.2): whatever its number, a SYN is answered with a challenge ACK and dropped.
    const { lines, ack } = strayOf(state, {}, stray);
    expect(lines).toEqual([ack]);
  });

  test('a SYN in the window, without RFC 5961', () => {
    // RFC 793, fourth check: it is an error: a reset is sent, the user told, the record deleted.
    const end = inState(state, { settings: { rfc5961: false } });
    const { sndNxt } = tcbOf(end);
    end.arrives({ syn: true, seq: below(end, -5) });
    expect(seen(end)).toEqual([`> R ${sndNxt}:${sndNxt}(0)`, '"connection reset"', 'CLOSED']);
  });
}

function aboutAcks(state: State): void {
  test('a segment without ACK', () => {
    // Fifth step: without the ACK bit a segment is dropped, its text and its FIN as well.
    for (const what of [{ dataLen: 10 }, { fin: true }]) {
      const { lines } = strayOf(state, {}, (end) => ({ seq: tcbOf(end).rcvNxt, ...what }));
      expect(lines).toEqual([]);
    }
  });

  test('an ACK of what was never sent', () => {
    // Fifth step: SEG.ACK > SND.NXT: an ACK, and the segment is dropped.
    const { lines, ack } = strayOf(state, {}, (end) =>
      fromPeer(end, { ackNumber: advance(tcbOf(end).sndNxt, 1), dataLen: 10 }),
    );
    expect(lines).toEqual([ack]);
  });

  test('an ACK older than the largest window', () => {
    // RFC 5961, 5.2: SEG.ACK < SND.UNA - MAX.SND.WND: an ACK, and the segment is dropped.
    const { lines, ack } = strayOf(state, { peerWnd: 1000 }, (end) =>
      fromPeer(end, { ackNumber: advance(tcbOf(end).sndUna, -1001), dataLen: 10 }),
    );
    expect(lines).toEqual([ack]);
  });
}

const below = (end: Driver, octets: number) => advance(tcbOf(end).rcvNxt, -octets);

const edgeOf = (end: Driver) => advance(tcbOf(end).rcvNxt, tcbOf(end).rcvWnd);
