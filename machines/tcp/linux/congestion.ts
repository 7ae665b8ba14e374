/**
 * Congestion control and loss recovery as Linux has them without SACK: counted in segments, with proportional rate
 * reduction in fast recovery (RFC 6937) and F-RTO after a timeout (RFC 5682).
 */
import { setWindow } from '../output/congestionWindow.ts';
import { first } from '../list.ts';
import { counterOf, mapped, replaced } from '../listChanges.ts';
import { advance, after, before } from '../sequence.ts';
import type { InFlight } from '../tcb.ts';
import { cite, type Connected } from '../turn.ts';
import {
  lostIn,
  ofSegments,
  segmentsIn,
  setCongestion,
  sharesInFlight,
} from './congestionState.ts';
import { grow } from './cwnd.ts';
import { resendLost, takeForLost } from './lossRecovery.ts';

/** What an ACK says about what was in flight. */
export interface Acknowledged {
  /** It covers something new; else it is a duplicate ACK. */
  readonly advanced: boolean;
  /** Segments covered in full. */
  readonly segments: number;
  /** Some of them, or none of them, had been sent again. */
  readonly again: boolean;
}

/** What to send at once: nothing, what is lost, or something new. */
type Next = 'nothing' | 'lost' | 'new';

const DUP_THRESHOLD_MOST = 300;

/** An ACK arrived while something was in flight. */
export function linuxAck(turn: Connected, seen: Acknowledged): void {
  const lostBefore = lostCount(turn);
  let delivered = seen.segments > 0 ? eatDuplicates(turn, seen.segments) : 0;
  let next: Next = 'nothing';
  if (!seen.advanced || stateOf(turn) !== 'open') {
    const sackedBefore = congestionOf(turn).sacked;
    next = recover(turn, seen);
    delivered += Math.max(0, congestionOf(turn).sacked - sackedBefore);
  }
  if (stateOf(turn) === 'recovery') {
    reduce(turn, delivered, seen.advanced && lostCount(turn) <= lostBefore);
  } else if (seen.segments > 0) {
    grow(turn, delivered);
  }
  if (next === 'lost') resendLost(turn, stateOf(turn) === 'recovery' ? 'fastAgain' : 'timerAgain');
}

/** The retransmission timer fired: all is taken for lost, and the window is one segment. */
export function linuxTimeout(turn: Connected): void {
  const { tcb } = turn;
  const { state, highSeq } = congestionOf(turn);
  const isNew = state === 'open' || state === 'disorder';
  if (isNew || !after(highSeq, tcb.sndUna) || (state === 'loss' && tcb.retransmissions === 0)) {
    setCongestion(turn, { priorSsthresh: tcb.ssthresh, priorCwnd: segmentsIn(tcb) });
    halve(turn);
  }
  takeForLost(turn);
  setCongestion(turn, {
    state: 'loss',
    highSeq: tcb.sndNxt,
    sacked: 0,
    credit: 0,
    frto: isNew || tcb.retransmissions > 0,
  });
  setWindow(turn, 'congestion.timeout', { cwnd: ofSegments(tcb, sharesInFlight(tcb) + 1) });
  tcb.dupAcks = 0;
  cite(turn, 'congestion.timeout');
}

const congestionOf = ({ tcb }: Connected) => tcb.linux.congestion;
const stateOf = (turn: Connected) => congestionOf(turn).state;
const lostCount = ({ tcb }: Connected): number => lostIn(tcb.inFlight);
const sentAgain = counterOf<InFlight>((entry) => entry.transmissions > 1);
const lostOrSentAgain = counterOf<InFlight>(
  (entry) => entry.lost === true || entry.transmissions > 1,
);

function halve(turn: Connected): void {
  cite(turn, 'linux.halfOfWindow');
  const ssthresh = ofSegments(turn.tcb, Math.max(segmentsIn(turn.tcb) >> 1, 2));
  setWindow(turn, 'linux.halfOfWindow', { ssthresh });
}

/** What the state of recovery makes of an ACK. */
function recover(turn: Connected, seen: Acknowledged): Next {
  if (stateOf(turn) === 'recovery' && !before(turn.tcb.sndUna, congestionOf(turn).highSeq)) {
    setCongestion(turn, { sacked: 0 });
    if (staysAtTheEdge(turn)) return 'nothing';
    setWindow(turn, 'congestion.recovered', { cwnd: turn.tcb.ssthresh });
    setCongestion(turn, { state: 'open' });
    cite(turn, 'congestion.recovered');
  }
  if (stateOf(turn) === 'recovery') {
    if (seen.advanced) {
      markFirst(turn);
      cite(turn, 'congestion.partialAck');
    } else countDuplicate(turn);
    return 'lost';
  }
  if (stateOf(turn) === 'loss') {
    const next = afterTimeout(turn, seen);
    if (stateOf(turn) === 'loss') return next;
  }
  return orderly(turn, seen);
}

/** Open, or some duplicate ACKs: the third of them means loss. */
function orderly(turn: Connected, seen: Acknowledged): Next {
  const { tcb } = turn;
  if (seen.advanced) setCongestion(turn, { sacked: 0 });
  else countDuplicate(turn);
  if (congestionOf(turn).sacked >= congestionOf(turn).threshold) markFirst(turn);
  if (lostCount(turn) > 0) {
    setCongestion(turn, {
      state: 'recovery',
      highSeq: tcb.sndNxt,
      priorSsthresh: tcb.ssthresh,
      priorCwnd: segmentsIn(tcb),
      delivered: 0,
      sent: 0,
      credit: 0,
    });
    halve(turn);
    cite(turn, 'congestion.fastRetransmit');
    return 'lost';
  }
  const state = congestionOf(turn).sacked > 0 || sentAgain(tcb.inFlight) > 0 ? 'disorder' : 'open';
  if (state !== stateOf(turn)) setCongestion(turn, { state, highSeq: tcb.sndNxt });
  return 'nothing';
}

/** After a timeout: was it spurious, is it over, and what goes next? */
function afterTimeout(turn: Connected, { advanced, segments, again }: Acknowledged): Next {
  const { tcb } = turn;
  const { highSeq, frto, priorCwnd, priorSsthresh } = congestionOf(turn);
  const recovered = !before(tcb.sndUna, highSeq);
  if (frto && segments > 0 && !again && !after(tcb.sndUna, highSeq)) {
    setWindow(turn, 'linux.needlessTimeout', {
      cwnd: ofSegments(tcb, Math.max(segmentsIn(tcb), priorCwnd)),
      ssthresh: Math.max(tcb.ssthresh, priorSsthresh),
    });
    tcb.inFlight = mapped(tcb.inFlight, ({ lost: _lost, ...entry }) => entry);
    tcb.retransmissions = 0;
    cite(turn, 'linux.needlessTimeout');
    if (tcb.sndUna !== highSeq) setCongestion(turn, { state: 'open' });
    return 'nothing';
  }
  if (frto && after(tcb.sndNxt, highSeq)) {
    if (!advanced) setCongestion(turn, { frto: false });
  } else if (frto && advanced && !recovered) {
    setCongestion(turn, { highSeq: tcb.sndNxt });
    if (tcb.unsent > 0 && after(windowEnd(turn), tcb.sndNxt)) {
      cite(turn, 'linux.triesNew');
      return 'new';
    }
    setCongestion(turn, { frto: false });
  }
  if (recovered) {
    if (!staysAtTheEdge(turn)) setCongestion(turn, { state: 'open' });
    return 'nothing';
  }
  if (advanced) setCongestion(turn, { sacked: 0 });
  else if (after(tcb.sndNxt, highSeq))
    setCongestion(turn, { sacked: congestionOf(turn).sacked + 1 });
  return 'lost';
}

const windowEnd = ({ tcb }: Connected) => advance(tcb.sndUna, tcb.sndWnd);

/** Without SACK, recovery is over only when something above it is acknowledged: what comes before may be old. */
const staysAtTheEdge = (turn: Connected): boolean => turn.tcb.sndUna === congestionOf(turn).highSeq;

/** The first segment is lost, unless it has been sent again already. */
function markFirst(turn: Connected): void {
  const { inFlight } = turn.tcb;
  const front = first(inFlight);
  if (front?.transmissions === 1)
    turn.tcb.inFlight = replaced(inFlight, 0, { ...front, lost: true });
}

/** A duplicate ACK: one segment more has arrived, whichever it was. */
function countDuplicate(turn: Connected): void {
  setCongestion(turn, { sacked: congestionOf(turn).sacked + 1 });
  limitDuplicates(turn, 0);
}

/** One segment of an ACK closes the hole; the rest had been counted by duplicate ACKs. Says how many arrived by it. */
function eatDuplicates(turn: Connected, segments: number): number {
  const { sacked } = congestionOf(turn);
  setCongestion(turn, { sacked: Math.max(0, sacked - (segments - 1)) });
  limitDuplicates(turn, segments);
  return Math.max(segments - sacked, 1);
}

/** More duplicates than segments: the network reorders, or doubles. */
function limitDuplicates(turn: Connected, acknowledged: number): void {
  const { tcb } = turn;
  const out = tcb.inFlight.length;
  const marked = lostOrSentAgain(tcb.inFlight);
  const holes = Math.min(Math.max(marked, 1), out);
  if (congestionOf(turn).sacked + holes <= out) return;
  setCongestion(turn, {
    sacked: out - holes,
    threshold: Math.min(out + acknowledged, DUP_THRESHOLD_MOST),
  });
}

/** Proportional rate reduction: as segments arrive, so many leave that the window comes down to ssthresh by and by. */
function reduce(turn: Connected, delivered: number, progresses: boolean): void {
  const { tcb } = turn;
  if (delivered <= 0) return;
  const { priorCwnd, sent, delivered: earlier } = congestionOf(turn);
  const arrived = earlier + delivered;
  const ssthresh = Math.floor(tcb.ssthresh / tcb.sndMss);
  const inFlight = sharesInFlight(tcb);
  const room = ssthresh - inFlight;
  let leaving =
    room < 0
      ? Math.ceil((ssthresh * arrived) / priorCwnd) - sent
      : Math.min(room, Math.max(arrived - sent, delivered) + (progresses ? 1 : 0));
  leaving = Math.max(leaving, sent > 0 ? 0 : 1);
  setCongestion(turn, { delivered: arrived });
  const cwnd = ofSegments(tcb, Math.max(inFlight + leaving, 1));
  setWindow(turn, 'linux.proportional', { cwnd });
  cite(turn, 'linux.proportional');
}
