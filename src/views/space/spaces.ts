/**
 * The spaces of a stream: what its sender has sent and may send (RFC 9293, figure 3), and what its receiver has and will take
 * (figure 4). Places are counted from the sender's SYN, so that both lie on one axis.
 */
import { itemsOf } from '../../../machines/tcp/list.ts';
import { advance, offset, type Seq } from '../../../machines/tcp/sequence.ts';
import type { Held, InFlight, Tcb } from '../../../machines/tcp/tcb.ts';
import { markOf, nextSend, type SackMark, type NextSend } from './scoreboard.ts';

/** Numbers from one place up to, and without, another. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** A segment's numbers that one of the ends still has to do with. */
export interface Piece extends NumberRange {
  readonly kind: 'inFlight' | 'probe' | 'held';
  readonly seq: Seq;
  readonly dataLen: number;
  readonly syn: boolean;
  readonly fin: boolean;
  /** How often it left. */
  readonly times: number;
  /** What the sender takes it for, where it has reason to take it for anything. */
  readonly mark: SackMark | null;
}

export interface SendSpace {
  readonly zero: Seq;
  readonly una: number;
  readonly nxt: number;
  /** SND.UNA + SND.WND; null where the peer has not named a window yet. */
  readonly edge: number | null;
  /** SND.UNA + cwnd, where that is the tighter limit. */
  readonly cwnd: number | null;
  readonly pieces: readonly Piece[];
  /** What the program has written and TCP has not sent, behind what it has; a FIN that waits has the last number. */
  readonly waiting: NumberRange & { readonly dataLen: number; readonly fin: boolean };
  /** Our FIN has left: nothing comes after it, whatever the window allows. */
  readonly finLeft: boolean;
  /** What has been acknowledged. */
  readonly acknowledged: Pick<Piece, 'dataLen' | 'syn' | 'fin'>;
  /** What would leave next; null where nothing is marked, and it is what waits. */
  readonly next: NextSend | null;
  /** No packet tells what waits to be sent, nor what congestion control permits. */
  readonly untold: boolean;
}

export interface ReceiveSpace {
  readonly zero: Seq;
  /** Up to here the program has taken the data. */
  readonly read: number;
  readonly nxt: number;
  readonly edge: number;
  readonly pieces: readonly Piece[];
  /** Octets that the program has, and those that wait for it. */
  readonly delivered: number;
  readonly unread: number;
  /** No packet tells which of them its program has. */
  readonly untold: boolean;
}

/** `untold`: of a connection that was captured. What an end keeps for itself alone is left out. */
export function sendSpace(tcb: Tcb, untold = false): SendSpace {
  const zero = tcb.iss;
  const at = (n: Seq): number => offset(zero, n);
  const una = at(tcb.sndUna);
  const isWindowKnown = tcb.irs !== null;
  const limited = !untold && isWindowKnown && una > 0 && tcb.cwnd < tcb.sndWnd;
  const isFinWaiting = !untold && tcb.closeAsked && tcb.finSeq === null;
  const unsent = untold ? 0 : tcb.unsent;
  // The octet of a probe still counts as unsent.
  const from = tcb.probing ? una : at(tcb.sndNxt);
  const isFinAcked = tcb.finSeq !== null && una > at(tcb.finSeq);
  return {
    zero,
    una,
    nxt: at(tcb.sndNxt),
    edge: isWindowKnown ? una + tcb.sndWnd : null,
    cwnd: limited ? una + tcb.cwnd : null,
    pieces: [
      ...(tcb.probing ? [probeOf(tcb, una)] : []),
      ...[...itemsOf(tcb.inFlight)].map((entry) => pieceOf(entry, at(entry.seq))),
    ],
    waiting: {
      from,
      to: from + unsent + (isFinWaiting ? 1 : 0),
      dataLen: unsent,
      fin: isFinWaiting,
    },
    finLeft: tcb.finSeq !== null,
    acknowledged: {
      dataLen: Math.max(una - 1 - (isFinAcked ? 1 : 0), 0),
      syn: una > 0,
      fin: isFinAcked,
    },
    next: untold ? null : nextSend(tcb),
    untold,
  };
}

/** Null where it does not know the other end's numbers yet. */
export function receiveSpace(tcb: Tcb, untold = false): ReceiveSpace | null {
  const zero = tcb.irs;
  if (zero === null) return null;
  const at = (n: Seq): number => offset(zero, n);
  const nxt = at(tcb.rcvNxt);
  const data = nxt - (tcb.peerFin ? 1 : 0);
  const read = tcb.unread > 0 ? data - tcb.unread : nxt;
  return {
    zero,
    read,
    nxt,
    edge: nxt + tcb.rcvWnd,
    pieces: [...itemsOf(tcb.held)]
      .filter(({ dataLen, fin }) => dataLen > 0 || fin)
      .map((held) => heldPiece(held, at(held.seq))),
    delivered: Math.max(data - 1 - tcb.unread, 0),
    unread: tcb.unread,
    untold,
  };
}

function pieceOf(entry: InFlight, from: number): Piece {
  const { seq, dataLen, syn, fin, transmissions: times } = entry;
  const to = from + dataLen + (syn ? 1 : 0) + (fin ? 1 : 0);
  return { kind: 'inFlight', seq, from, to, dataLen, syn, fin, times, mark: markOf(entry) };
}

const probeOf = ({ sndUna: seq, probes }: Tcb, from: number): Piece => ({
  ...{ kind: 'probe', seq, from, to: from + 1, dataLen: 1, syn: false, fin: false, mark: null },
  times: Math.max(probes, 1),
});

const heldPiece = ({ seq, dataLen, fin }: Held, from: number): Piece => ({
  ...{ kind: 'held', seq, from, to: from + dataLen + (fin ? 1 : 0), dataLen, fin },
  ...{ syn: false, times: 1, mark: null },
});

/** A place as a number again. */
export const numberAt = (zero: Seq, place: number): Seq => advance(zero, place);
