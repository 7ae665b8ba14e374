/** How Linux's congestion window grows: by segments, and only while it is what holds the sender back. */
import { initialWindow, setWindow } from '../../tcp/output/congestionWindow.ts';
import type { RuleId } from '../../tcp/rules.ts';
import { before } from '../../tcp/sequence.ts';
import { flightSize } from '../../tcp/tcb.ts';
import { cite, type Connected } from '../../tcp/turn.ts';
import { thresholdToKeep } from './threshold.ts';
import { ofSegments, recoveryOf, roomInSegments, segmentsIn, setRecovery } from './scoreboard.ts';
import { firstLength } from './variables.ts';

/** Slow start takes as many segments as it has room for; gives the rest. */
export function slowStart(turn: Connected, segments: number): number {
  const { tcb } = turn;
  if (tcb.cwnd >= tcb.ssthresh) return segments;
  const quickly = Math.min(segments, Math.floor((tcb.ssthresh - tcb.cwnd) / tcb.sndMss));
  cite(turn, 'congestion.slowStart');
  setWindow(turn, 'congestion.slowStart', { cwnd: tcb.cwnd + ofSegments(tcb, quickly) });
  return segments - quickly;
}

/** A segment more for each so many (`per`) that are delivered. */
export function avoid(turn: Connected, rule: RuleId, per: number, segments: number): void {
  const { tcb } = turn;
  const { credit } = recoveryOf(turn);
  const saved = credit >= per ? 0 : credit;
  const all = saved + segments;
  const grown = (credit >= per ? 1 : 0) + Math.floor(all / per);
  cite(turn, rule);
  setWindow(turn, rule, { cwnd: tcb.cwnd + ofSegments(tcb, grown) });
  setRecovery(turn, { credit: all % per });
}

/** Something left, or could not: notes whether the window was what decided. */
export function noteUse(turn: Connected, sent: boolean): void {
  const { tcb } = turn;
  const { limited, mostOut, usedSince, used } = recoveryOf(turn);
  const room = roomInSegments(tcb);
  const isLimited = room <= 0 || isDeferred(turn, room);
  if (!sent && !isLimited) return;
  const out = tcb.inFlight.length;
  if (!before(tcb.sndUna, usedSince) || isLimited || (!limited && out > mostOut))
    setRecovery(turn, { limited: isLimited, mostOut: out, usedSince: tcb.sndNxt });
  if (isUsed(turn)) setRecovery(turn, { used: 0, usedUpAt: turn.now });
  else setRecovery(turn, { used: Math.max(used, out) });
  if (turn.now - recoveryOf(turn).usedUpAt >= tcb.rtoUs) shrinkUnused(turn);
}

/** Whether the window is what holds the sender back; in slow start half of it is enough. */
export function isUsed(turn: Connected): boolean {
  const { tcb } = turn;
  const { limited, mostOut } = recoveryOf(turn);
  return limited || (tcb.cwnd < tcb.ssthresh && segmentsIn(tcb) < 2 * mostOut);
}

/** More than a segment waits, and the peer's window is not the reason. */
const isDeferred = ({ tcb }: Connected, room: number): boolean =>
  firstLength(tcb) > tcb.sndMss && ofSegments(tcb, room) < tcb.sndWnd - flightSize(tcb);

/** What the program has not used for a whole RTO goes, half of it at a time (RFC 2861). */
function shrinkUnused(turn: Connected): void {
  const { tcb, profile } = turn;
  const { state, used } = recoveryOf(turn);
  const needed = Math.max(used, initialSegments(turn));
  if (profile.idleRestart && state === 'open' && needed < segmentsIn(tcb)) {
    setWindow(turn, 'linux.windowShrinks', {
      ssthresh: thresholdToKeep(turn),
      cwnd: ofSegments(tcb, (segmentsIn(tcb) + needed) >> 1),
    });
    cite(turn, 'linux.windowShrinks');
  }
  setRecovery(turn, { used: 0, usedUpAt: turn.now });
}

/** Nothing was sent for a while: the window is halved for each RTO, down to what a connection begins with. */
export function restartAfterIdle(turn: Connected): void {
  const { tcb, now, profile } = turn;
  const { lastSentAt } = tcb;
  const least = Math.min(initialSegments(turn), segmentsIn(tcb));
  if (!profile.idleRestart || tcb.inFlight.length > 0) return;
  if (lastSentAt === null || now - lastSentAt <= tcb.rtoUs || least === segmentsIn(tcb)) return;
  const ssthresh = thresholdToKeep(turn);
  const halvings = Math.ceil((now - lastSentAt) / tcb.rtoUs) - 1;
  const left = Math.max(segmentsIn(tcb) >> Math.min(halvings, 30), least);
  setWindow(turn, 'linux.windowShrinks', { ssthresh, cwnd: ofSegments(tcb, left) });
  cite(turn, 'linux.windowShrinks');
}

const initialSegments = ({ tcb, profile }: Connected): number =>
  Math.max(Math.floor(initialWindow(profile, tcb.sndMss, false) / tcb.sndMss), 1);
