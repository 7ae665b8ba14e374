/** How Linux's congestion window grows: by segments, and only while it is what holds the sender back. */
import { setWindow } from '../output/congestionWindow.ts';
import { before } from '../sequence.ts';
import { flightSize } from '../tcb.ts';
import { cite, type Connected } from '../turn.ts';
import { ofSegments, roomInSegments, segmentsIn, setCongestion } from './congestionState.ts';
import { firstLength } from './variables.ts';

/** So many segments have arrived. */
export function grow(turn: Connected, segments: number): void {
  const { tcb } = turn;
  const { credit } = tcb.linux.congestion;
  const inSlowStart = tcb.cwnd < tcb.ssthresh;
  if (!isUsed(turn)) {
    cite(turn, 'linux.windowUnused');
    return;
  }
  const rule = inSlowStart ? 'congestion.slowStart' : 'congestion.avoidance';
  cite(turn, rule);
  const quickly = inSlowStart ? Math.min(segments, slowStartLeft(turn)) : 0;
  setWindow(turn, rule, { cwnd: tcb.cwnd + ofSegments(tcb, quickly) });
  const slowly = segments - quickly;
  if (slowly === 0) return;
  const window = segmentsIn(tcb);
  const saved = credit >= window ? 0 : credit;
  const all = saved + slowly;
  const grown = (credit >= window ? 1 : 0) + Math.floor(all / window);
  setWindow(turn, rule, { cwnd: tcb.cwnd + ofSegments(tcb, grown) });
  setCongestion(turn, { credit: all % window });
}

const slowStartLeft = ({ tcb }: Connected): number =>
  Math.floor((tcb.ssthresh - tcb.cwnd) / tcb.sndMss);

/** Something left, or could not: notes whether the window was what decided. */
export function noteUse(turn: Connected, sent: boolean): void {
  const { tcb } = turn;
  const { limited, mostOut, usedSince, used } = tcb.linux.congestion;
  const room = roomInSegments(tcb);
  const isLimited = room <= 0 || isDeferred(turn, room);
  if (!sent && !isLimited) return;
  const out = tcb.inFlight.length;
  if (!before(tcb.sndUna, usedSince) || isLimited || (!limited && out > mostOut))
    setCongestion(turn, { limited: isLimited, mostOut: out, usedSince: tcb.sndNxt });
  if (isUsed(turn)) setCongestion(turn, { used: 0, usedUpAt: turn.now });
  else setCongestion(turn, { used: Math.max(used, out) });
  if (turn.now - tcb.linux.congestion.usedUpAt >= tcb.rtoUs) shrinkUnused(turn);
}

/** Whether the window is what holds the sender back; in slow start half of it is enough. */
function isUsed({ tcb }: Connected): boolean {
  const { limited, mostOut } = tcb.linux.congestion;
  return limited || (tcb.cwnd < tcb.ssthresh && segmentsIn(tcb) < 2 * mostOut);
}

/** More than a segment waits, and the peer's window is not the reason. */
const isDeferred = ({ tcb }: Connected, room: number): boolean =>
  firstLength(tcb) > tcb.sndMss && ofSegments(tcb, room) < tcb.sndWnd - flightSize(tcb);

/** What the program has not used for a whole RTO goes, half of it at a time (RFC 2861). */
function shrinkUnused(turn: Connected): void {
  const { tcb } = turn;
  const { state, used } = tcb.linux.congestion;
  const needed = Math.max(used, initialSegments(turn));
  if (state === 'open' && needed < segmentsIn(tcb)) {
    keepThreshold(turn);
    setWindow(turn, 'linux.windowShrinks', {
      cwnd: ofSegments(tcb, (segmentsIn(tcb) + needed) >> 1),
    });
    cite(turn, 'linux.windowShrinks');
  }
  setCongestion(turn, { used: 0, usedUpAt: turn.now });
}

/** Nothing was sent for a while: the window is halved for each RTO, down to what a connection begins with. */
export function restartAfterIdle(turn: Connected): void {
  const { tcb, now } = turn;
  const { lastSentAt } = tcb.linux;
  const least = Math.min(initialSegments(turn), segmentsIn(tcb));
  if (tcb.inFlight.length > 0 || lastSentAt === null || now - lastSentAt <= tcb.rtoUs) return;
  if (least === segmentsIn(tcb)) return;
  keepThreshold(turn);
  const halvings = Math.ceil((now - lastSentAt) / tcb.rtoUs) - 1;
  const left = Math.max(segmentsIn(tcb) >> Math.min(halvings, 30), least);
  setWindow(turn, 'linux.windowShrinks', { cwnd: ofSegments(tcb, left) });
  cite(turn, 'linux.windowShrinks');
}

const initialSegments = ({ tcb, profile }: Connected): number =>
  Math.max(Math.floor((profile.initialWindow ?? 0) / tcb.sndMss), 1);

/** The window may soon be three quarters of what it was. */
function keepThreshold(turn: Connected): void {
  const { tcb } = turn;
  const cwnd = segmentsIn(tcb);
  if (tcb.linux.congestion.state === 'recovery') return;
  const threeQuarters = ofSegments(tcb, (cwnd >> 1) + (cwnd >> 2));
  setWindow(turn, 'linux.windowShrinks', { ssthresh: Math.max(tcb.ssthresh, threeQuarters) });
}
