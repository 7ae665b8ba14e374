/** The window that Linux offers (see receiveMemory.ts), and when the application's reading is told to the peer. */
import { sendAck } from '../../tcp/output/segments.ts';
import { TIMESTAMPS_OCTETS } from '../../tcp/negotiation.ts';
import type { WindowPolicy } from '../../tcp/policy.ts';
import { LARGEST_WINDOW } from '../../tcp/segment.ts';
import { distance } from '../../tcp/sequence.ts';
import { ourFinAcked } from '../../tcp/tcb.ts';
import { cite, type Connected } from '../../tcp/turn.ts';
import {
  adjustBuffer,
  beginMeasuring,
  makeRoom,
  measureByEcho,
  measureByWindow,
} from './autotuning.ts';
import { firstClamp, firstOfferedWindow } from './memory.ts';
import {
  bestWindow,
  countHeld,
  growOffer,
  keep,
  offeredStill,
  release,
  windowToOffer,
} from './receiveMemory.ts';
import { growSendBuffer } from './sendMemory.ts';
import { linuxOf, newVariables, set } from './variables.ts';

export const linuxWindow: WindowPolicy<Connected> = {
  variables: newVariables,
  first: firstOfferedWindow,
  offer(turn) {
    const { tcb } = turn;
    // what Linux keeps of a closed connection tells the same until the end
    const isRemnant = tcb.peerFin && tcb.orphan && ourFinAcked(tcb);
    if (tcb.irs !== null && !isRemnant) tcb.rcvWnd = windowToOffer(turn);
    return tcb.rcvWnd;
  },
  delivered(turn, octets) {
    const { tcb, profile } = turn;
    tcb.unread += octets;
    tcb.rcvWnd = Math.max(0, tcb.rcvWnd - octets);
    makeRoom(turn);
    keep(turn, octets);
    if (!profile.autoRead) cite(turn, 'linux.windowOfMemory');
  },
  negotiated(turn) {
    const { tcb, profile } = turn;
    const mss = profile.mss - (tcb.timestampsOk ? TIMESTAMPS_OCTETS : 0);
    if (tcb.origin === 'passive') tcb.rcvWnd = firstOfferedWindow(profile, mss);
    const clamp = firstClamp(profile, mss, LARGEST_WINDOW * 2 ** tcb.rcvScale);
    set(turn, { offered: tcb.rcvWnd, clamp, ssthresh: Math.min(tcb.rcvWnd, clamp) });
  },
  established(turn) {
    beginMeasuring(turn);
    growSendBuffer(turn);
  },
  textOfSyn(turn) {
    turn.tcb.rcvWnd = linuxOf(turn.tcb).offered;
  },
  arrives: measureByEcho,
  inOrder(turn, octets) {
    measureByWindow(turn);
    if (octets >= 128) growOffer(turn, octets);
  },
  heldChanged: (turn) => countHeld(turn, turn.tcb.held),
  held(turn, octets) {
    makeRoom(turn);
    if (turn.tcb.sackOk) growOffer(turn, octets);
  },
  finTaken({ tcb, state }) {
    const isRemnant = tcb.orphan && state === 'FIN_WAIT_2';
    if (tcb.rcvWnd > 0 && !isRemnant) tcb.rcvWnd -= 1;
  },
  read: applicationReads,
};

/** Takes octets out of the buffer; an ACK leaves where one waits for this, or where the window at least doubles. */
function applicationReads(turn: Connected, bytes: number): void {
  release(turn, bytes);
  adjustBuffer(turn);
  if (!turn.profile.autoRead) cite(turn, 'linux.windowOfMemory');
  if (turn.tcb.peerFin && turn.tcb.ackOwed === 'no') return;
  if (bytes > 0 && (ackIsDue(turn) || windowIsWorthTelling(turn))) {
    cite(turn, 'send.windowUpdate');
    sendAck(turn);
  }
}

/** An ACK waits, and: more than a segment is unacknowledged, or the last short segments have all been read. */
function ackIsDue({ tcb }: Connected): boolean {
  if (tcb.ackOwed === 'no') return false;
  const { rcvMss, pushed, pingPong } = linuxOf(tcb);
  if (distance(tcb.lastAckSent, tcb.rcvNxt) > rcvMss) return true;
  return tcb.unread === 0 && (pushed === 2 || (pushed === 1 && !pingPong));
}

function windowIsWorthTelling(turn: Connected): boolean {
  if (turn.tcb.peerFin) return false;
  const now = offeredStill(turn.tcb);
  const best = bestWindow(turn);
  return best > 0 && best >= 2 * now;
}
