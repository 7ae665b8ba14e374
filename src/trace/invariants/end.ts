/** What must hold in one endpoint at any time: its state and its record agree, and the record is in order. */
import { itemsOf } from '../../../machines/tcp/list.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import { advance, after, before, notAfter, type Seq } from '../../../machines/tcp/sequence.ts';
import type { State } from '../../../machines/tcp/states.ts';
import { flightSize, ourFinAcked, rightEdge, type Tcb } from '../../../machines/tcp/tcb.ts';
import type { EndView } from '../connection.ts';
import { when } from './laws.ts';

export function ofEnd({ state, tcb }: EndView, profile: Profile): string[] {
  const without = state === 'CLOSED' || state === 'LISTEN';
  if (tcb === null || without)
    return when((tcb === null) !== without, 'a record exactly where a connection is');
  return [...ofState(state, tcb, profile), ...ofSending(tcb), ...ofReceiving(tcb, profile)];
}

const PEER_CLOSED: readonly State[] = ['CLOSE_WAIT', 'CLOSING', 'LAST_ACK', 'TIME_WAIT'];
const OUR_FIN_TO_COME: readonly State[] = ['SYN_SENT', 'SYN_RCVD', 'ESTABLISHED', 'CLOSE_WAIT'];
const OUR_FIN_ACKED: readonly State[] = ['FIN_WAIT_2', 'TIME_WAIT'];
const OPEN_TO_SEND: readonly State[] = ['SYN_SENT', 'ESTABLISHED'];

function ofState(state: State, tcb: Tcb, profile: Profile): string[] {
  const finSent = tcb.finSeq !== null;
  return [
    ...when(
      tcb.peerFin !== PEER_CLOSED.includes(state),
      "the state says whether the peer's FIN was taken",
    ),
    ...when(finSent && OUR_FIN_TO_COME.includes(state), 'no FIN of ours has left'),
    ...when(
      !finSent && state === 'LAST_ACK' && profile.lastAckFrom === 'fin',
      'our FIN has left in LAST_ACK',
    ),
    ...when(
      ourFinAcked(tcb) !== OUR_FIN_ACKED.includes(state),
      'the state says whether our FIN is acknowledged',
    ),
    ...when(tcb.closeAsked && OPEN_TO_SEND.includes(state), 'nothing was closed yet'),
    ...when(
      (tcb.irs === null) !== (state === 'SYN_SENT'),
      "the peer's SYN is known after SYN_SENT",
    ),
  ];
}

function ofSending(tcb: Tcb): string[] {
  const { sndUna, sndNxt, finSeq, unsent, closeAsked } = tcb;
  const amounts = [unsent, tcb.sndWnd, tcb.cwnd, tcb.ssthresh, tcb.rtoUs, tcb.sndMss];
  return [
    ...when(after(sndUna, sndNxt), 'SND.UNA =< SND.NXT'),
    ...when(before(sndUna, tcb.iss), 'ISS =< SND.UNA'),
    ...when(
      !tcb.probing && !isSeamless(tcb),
      'the queue covers SND.UNA up to SND.NXT without a seam',
    ),
    ...when(
      tcb.probing && (tcb.inFlight.length > 0 || flightSize(tcb) !== 1 || unsent === 0),
      'a probe is one octet of what waits',
    ),
    ...when(
      finSeq !== null && (!closeAsked || unsent > 0),
      'the FIN leaves last, and only when asked for',
    ),
    ...when(finSeq !== null && sndNxt !== advance(finSeq, 1), 'nothing leaves after the FIN'),
    ...when(
      tcb.maxSndWnd > 0 && flightSize(tcb) > tcb.maxSndWnd + 1,
      'no more in flight than was ever allowed',
    ),
    ...when(tcb.sndWnd > tcb.maxSndWnd, 'MAX.SND.WND is the largest window'),
    ...when(tcb.cwnd < tcb.sndMss, 'cwnd is at least one segment'),
    ...when(!amounts.every(isAmount), 'amounts are whole and not negative'),
  ];
}

function ofReceiving(tcb: Tcb, { rcvBuf, autoRead, windowFrom }: Profile): string[] {
  const { rcvNxt, rcvWnd, unread } = tcb;
  const held = [...itemsOf(tcb.held)];
  const edge = rightEdge(tcb);
  const ends = held.map((h) => advance(h.seq, h.dataLen + (h.fin ? 1 : 0)));
  // text that came with the SYN waits at RCV.NXT until ours is acknowledged
  const first = tcb.sndUna === tcb.iss ? rcvNxt : advance(rcvNxt, 1);
  return [
    ...when(![rcvWnd, unread, tcb.unacked].every(isAmount), 'amounts are whole and not negative'),
    ...when(
      windowFrom === 'octets' && unread + rcvWnd > rcvBuf,
      'the window offers no more than there is room',
    ),
    // where memory is counted, the application reads once the ACK has been decided about
    ...when(
      autoRead && windowFrom === 'octets' && unread > 0,
      'an application that reads at once leaves nothing',
    ),
    ...when(
      held.some((h) => before(h.seq, first)),
      'held stretches lie above a gap',
    ),
    ...when(
      ends.some((end) => after(end, edge)),
      'held stretches lie in the window',
    ),
    ...when(
      held.some((h, i) => i > 0 && !notAfter(held[i - 1]?.seq ?? h.seq, h.seq)),
      'held stretches are sorted',
    ),
    ...when(tcb.peerFin && held.length > 0, 'nothing is held after the FIN'),
  ];
}

const isAmount = (n: number): boolean => Number.isInteger(n) && n >= 0;

function isSeamless(tcb: Tcb): boolean {
  let next: Seq = tcb.sndUna;
  for (const entry of itemsOf(tcb.inFlight)) {
    if (entry.seq !== next) return false;
    next = advance(entry.seq, entry.dataLen + (entry.syn ? 1 : 0) + (entry.fin ? 1 : 0));
  }
  return next === tcb.sndNxt;
}
