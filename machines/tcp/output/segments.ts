/** The segments an endpoint makes, by what they are for. All carry the current RCV.NXT and RCV.WND (3.4, 3.10.7). */
import type { SendReason } from '../effects.ts';
import { marksNow, synMarks } from '../ecn.ts';
import { synOptions } from '../negotiation.ts';
import { blocksNow } from '../sackBlocks.ts';
import { LARGEST_WINDOW, segEnd, type Options, type Segment } from '../segment.ts';
import { timestampsNow } from '../timestamps.ts';
import { advance, earliest, seq, type Seq } from '../sequence.ts';
import type { InFlight } from '../tcb.ts';
import { cite, stopTimer, transmit, type Connected, type Draft, type Turn } from '../turn.ts';

const bare = { syn: false, ack: false, fin: false, rst: false, psh: false, dataLen: 0 } as const;

/**
 * SND.NXT, unless it lies beyond the peer's window (a probe, or a FIN, went into a shut window, or the window shrank).
 * A segment without text would then be outside the window, and what it acknowledges (or resets) lost with it, so it is
 * numbered with the edge of the window, as on deployed stacks. Departs from the letter of 3.10.7.4, for the sake of MUST-66.
 */
function seqWithinWindow({ iss, sndUna, sndNxt, sndWnd }: Draft): Seq {
  const edge = advance(sndUna, sndWnd + (sndUna === iss ? 1 : 0));
  return earliest(sndNxt, edge);
}

/** <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>, the answer to most things. */
const ackSegment = (turn: Connected, at: Seq = seqWithinWindow(turn.tcb)): Segment => ({
  ...bare,
  ack: true,
  seq: at,
  ackNumber: turn.tcb.rcvNxt,
  wnd: windowNow(turn, false),
  ...optionsNow(turn),
  ...marksNow(turn, false),
});

/** RCV.WND as a segment that leaves now tells it: in 16 bits, scaled unless it is a SYN (RFC 7323, 2.2). */
function windowNow(turn: Connected, syn: boolean): number {
  const { tcb, policies } = turn;
  const wnd = syn ? tcb.rcvWnd : policies.window.offer(turn);
  tcb.lastAckSent = tcb.rcvNxt;
  return Math.min(syn ? wnd : Math.floor(wnd / 2 ** tcb.rcvScale), LARGEST_WINDOW);
}

/** The options of a segment without SYN. */
function optionsNow(turn: Connected): Options {
  const sack = blocksNow(turn);
  return {
    ...(turn.tcb.timestampsOk ? { timestamps: timestampsNow(turn) } : {}),
    ...(sack.length > 0 ? { sack } : {}),
  };
}

/** Sends an ACK now; one that was owed is thereby paid. */
export function sendAck(turn: Connected, reason: SendReason = 'ack'): void {
  transmit(turn, ackSegment(turn), reason);
  ackPaid(turn);
}

/** Every segment that leaves carries the current ACK number, so nothing is owed any more. */
export function ackPaid(turn: Connected): void {
  turn.policies.acks.ackLeft(turn);
  turn.tcb.ackOwed = 'no';
  turn.tcb.unacked = 0;
  stopTimer(turn, 'delayedAck');
}

/**
 * Sends what an entry of the retransmission queue says: SYN, data, FIN. The acknowledgment and window are those of
 * now, also when it goes a second time. A SYN carries the MSS option and, once the peer's SYN is known, an ACK.
 */
export function sendEntry(
  turn: Connected,
  entry: InFlight,
  reason: SendReason,
  endsPacket = false,
  options: Options = {},
): void {
  const { tcb } = turn;
  const peerKnown = tcb.irs !== null;
  if (entry.dataLen > 0) {
    turn.policies.acks.dataLeaves(turn);
    tcb.lastSentAt = turn.now;
  }
  transmit(
    turn,
    {
      syn: entry.syn,
      fin: entry.fin,
      rst: false,
      ack: peerKnown,
      psh: entry.psh || endsPacket,
      seq: entry.seq,
      ackNumber: peerKnown ? tcb.rcvNxt : seq(0),
      wnd: windowNow(turn, entry.syn),
      dataLen: entry.dataLen,
      ...(entry.syn ? synOptions(turn) : optionsNow(turn)),
      ...options,
      ...(entry.syn ? synMarks(turn) : marksNow(turn, entry.dataLen > 0 && reason === 'first')),
    },
    reason,
  );
  if (peerKnown) ackPaid(turn);
}

/** <SEQ=SEG.ACK><CTL=RST>: the answer to an unwanted segment that carries an ACK (3.5.2). */
export function resetFor(turn: Turn, segment: Segment): void {
  const rst = segment.ack
    ? { ...bare, rst: true, seq: segment.ackNumber, ackNumber: seq(0), wnd: 0 }
    : { ...bare, rst: true, ack: true, seq: seq(0), ackNumber: segEnd(segment), wnd: 0 };
  transmit(turn, rst, 'reset');
}

/** <SEQ=SND.NXT><CTL=RST>: tells the peer that the connection is over (3.10.5). */
export function sendReset(turn: Connected): void {
  const { rcvNxt, rcvWnd } = turn.tcb;
  const at = seqWithinWindow(turn.tcb);
  const rst = turn.profile.resetCarriesAck
    ? {
        ...bare,
        ...{ rst: true, ack: true, seq: at, ackNumber: rcvNxt },
        wnd: Math.min(Math.floor(rcvWnd / 2 ** turn.tcb.rcvScale), LARGEST_WINDOW),
        ...(turn.tcb.timestampsOk ? { timestamps: timestampsNow(turn) } : {}),
      }
    : {
        ...bare,
        ...{ rst: true, seq: at, ackNumber: seq(0), wnd: 0 },
        // without an ACK there is nothing to echo (RFC 7323, 3.2)
        ...(turn.tcb.timestampsOk ? { timestamps: { ...timestampsNow(turn), echo: 0 } } : {}),
      };
  transmit(turn, rst, 'reset');
}

/** The octet at SND.UNA, sent although the window is shut (3.8.6.1); or nothing, from below the window. */
export function sendProbe(turn: Connected): void {
  const { tcb } = turn;
  if (turn.profile.probe === 'empty' || turn.policies.cutting.probesAreEmpty) {
    transmit(turn, ackSegment(turn, advance(tcb.sndUna, -1)), 'probe');
    return;
  }
  transmit(turn, { ...ackSegment(turn, tcb.sndUna), dataLen: 1 }, 'probe');
  tcb.sndNxt = advance(tcb.sndUna, 1);
  tcb.probing = true;
  ackPaid(turn);
}

/** The window has opened, and the octet of the probe goes again with what follows it: SND.NXT returns to SND.UNA. */
export function takeBackProbe(tcb: Draft): void {
  if (!tcb.probing) return;
  tcb.sndNxt = tcb.sndUna;
  tcb.probing = false;
}

/** <SEQ=SND.NXT-1><ACK=RCV.NXT><CTL=ACK>: below the peer's window, so that it must answer (3.8.4). */
export function sendKeepAlive(turn: Connected): void {
  transmit(turn, ackSegment(turn, advance(seqWithinWindow(turn.tcb), -1)), 'keepAlive');
}

/** Notes that an ACK is owed at once. */
export function oweAck(turn: Connected): void {
  if (turn.tcb.ackOwed !== 'now') cite(turn, 'ack.atOnce');
  turn.tcb.ackOwed = 'now';
}
