/**
 * Loss recovery by selective acknowledgments (RFC 6675, section 5). HighACK is SND.UNA, HighData SND.NXT, RecoveryPoint `recover`,
 * all as the number that follows. The windows are those of RFC 5681; octets.
 */
import { setWindow } from '../../../tcp/output/congestionWindow.ts';
import { first } from '../../../tcp/list.ts';
import type { InFlight } from '../../../tcp/tcb.ts';
import { endOf } from '../../../tcp/output/retransmissionQueue.ts';
import {
  answersThoughShut,
  isDuplicateAck,
  takeNewAck,
  updateWindow,
} from '../../../tcp/segmentArrives/acknowledged.ts';
import { readyForData } from '../../../tcp/segmentArrives/established.ts';
import type { Segment } from '../../../tcp/segment.ts';
import { after, before, notBefore } from '../../../tcp/sequence.ts';
import { flightSize } from '../../../tcp/tcb.ts';
import { cite, type Connected } from '../../../tcp/turn.ts';
import { takeForLost } from '../goBackN.ts';
import { grow, reduced, startOver } from '../growth.ts';
import { measureRoundTrip } from '../rtt.ts';
import { restartTimers } from '../timers.ts';
import {
  fillHoles,
  isAfterTimeout,
  lastResort,
  roomBySack,
  sendAgain,
  sendWhatIsNext,
} from './nextSeg.ts';
import { forget, lossEdge, update } from './scoreboard.ts';
import { sackOf, setSack } from './variables.ts';

export function ackBySack(turn: Connected, segment: Segment): void {
  const { tcb, policies } = turn;
  const news = policies.windowUpdate.bringsWindow(turn, segment);
  const isNew = after(segment.ackNumber, tcb.sndUna);
  const data = isNew ? newAck(turn, segment) : 0;
  if (!isNew) {
    answersThoughShut(turn, segment);
    isDuplicateAck(turn, segment, news);
  }
  const tells = update(turn, segment);
  if (news) updateWindow(turn, segment);
  recoverBy(turn, { tells, data });
  if (isNew) restartTimers(turn);
}

/** A cumulative ACK: DupAcks is reset. Gives the octets by which the window may grow; of a SYN there are none. */
function newAck(turn: Connected, segment: Segment): number {
  const { tcb } = turn;
  const { acknowledged, data } = takeNewAck(turn, segment);
  measureRoundTrip(turn, segment, acknowledged);
  if (acknowledged.some((entry) => entry.syn)) {
    readyForData(turn, segment);
    return 0;
  }
  tcb.dupAcks = 0;
  return data;
}

/** Steps (A) to (C) in recovery; outside of it the window grows, and recovery may begin. */
function recoverBy(turn: Connected, ack: { readonly tells: boolean; readonly data: number }): void {
  const { tcb } = turn;
  if (tcb.recovering && notBefore(tcb.sndUna, tcb.recover)) leave(turn);
  else if (!tcb.recovering && ack.data > 0) grow(turn, ack.data);
  if (!tcb.recovering && ack.tells) duplicate(turn);
  if (tcb.recovering) sendWhatIsNext(turn);
  else if (isAfterTimeout(tcb)) fillHoles(turn);
}

/** (A): all that was in flight when recovery began is acknowledged. What SACKs tell of anything above stays (section 5). */
function leave(turn: Connected): void {
  turn.tcb.recovering = false;
  cite(turn, 'sack.recovered');
}

/** An ACK that tells of octets that have newly arrived: a duplicate ACK (section 2), even if it moves SND.UNA. */
function duplicate(turn: Connected): void {
  const { tcb } = turn;
  tcb.dupAcks += 1;
  if (isAfterTimeout(tcb)) return;
  const edge = lossEdge(tcb);
  const isLost = edge !== null && before(tcb.sndUna, edge);
  if (tcb.dupAcks >= sackOf(tcb).dupThresh || isLost) enter(turn);
  else setSack(turn, { highRxt: tcb.sndUna });
}

/** Step (4). What Limited Transmit sent beyond the congestion window does not count into FlightSize (4.2; RFC 5681, 3.2). */
function enter(turn: Connected): void {
  const { tcb } = turn;
  const ssthresh = reduced(turn, { flight: Math.min(flightSize(tcb), tcb.cwnd) });
  tcb.recover = tcb.sndNxt;
  tcb.recovering = true;
  if (turn.profile.breaks?.dupAcksForLoss) cite(turn, 'broken.tooFewDuplicates');
  cite(turn, 'sack.entersRecovery');
  setWindow(turn, 'sack.entersRecovery', { ssthresh, cwnd: ssthresh });
  sendAgain(turn, 0);
  setSack(turn, { rescueRxt: endOf(first(tcb.inFlight) as InFlight) });
}

/** New segments have left, by rule 2 of NextSeg () or by Limited Transmit; where none could, rules 3 and 4 have their turn. */
export function newHasLeft(turn: Connected, segments: number): void {
  const { tcb } = turn;
  if (tcb.recovering) while (roomBySack(tcb) > 0 && lastResort(turn));
  else if (segments > 0 && tcb.dupAcks > 0 && flightSize(tcb) > tcb.cwnd)
    cite(turn, 'sack.limitedTransmit');
}

/** The retransmission timer fired (5.1): recovery ends, what SACKs told is expunged, and the front goes again next. */
export function timeoutBySack(turn: Connected): void {
  const { tcb, profile } = turn;
  startOver(turn);
  cite(turn, 'congestion.timeout');
  if (forget(turn)) cite(turn, 'sack.forgets');
  const front = first(tcb.inFlight) as InFlight;
  setSack(turn, { highRxt: endOf(front), rescueRxt: null });
  if (profile.afterTimeout === 'all') takeForLost(turn);
}
