/**
 * Endpoints in each of the eleven states, brought there by calls and segments, the way a connection gets there.
 *
 * Our numbers start at 100 and the peer's at 300 unless told. Nothing of the way is left to be taken from the driver.
 */
import { Driver, type DriverOptions } from '../../machines/stacks/driver.ts';
import type { SegmentParts } from '../../machines/tcp/segment.ts';
import type { State } from '../../machines/tcp/states.ts';
import type { Tcb } from '../../machines/tcp/tcb.ts';

export interface Situation extends DriverOptions {
  /** Which open led here; `active` unless told, but SYN_RCVD and LISTEN are passive unless told. */
  readonly origin?: 'active' | 'passive';
  /** The peer's initial sequence number. */
  readonly peerIss?: number;
  /** The window that the peer offers. */
  readonly peerWnd?: number;
  /** What else the peer's SYN says: options, marks. */
  readonly peerOptions?: Partial<SegmentParts>;
  /** The remote socket is named when it listens. */
  readonly remote?: boolean;
  /** Octets that the peer sent in order, once the connection stood. */
  readonly received?: number;
  /** Octets sent before anything was closed, one segment each, not acknowledged. */
  readonly inFlight?: readonly number[];
  /** Octets given to send that had to wait: in SYN_SENT and SYN_RCVD, or because the peer then shut its window. */
  readonly unsent?: number;
  /** How our side was closed; `shutdown` unless told. */
  readonly closedBy?: 'shutdown' | 'close';
}

/** The connection record of an endpoint that must have one. */
export function tcbOf(end: Driver): Tcb {
  if (!end.tcb) throw new Error(`no TCB in ${end.state}`);
  return end.tcb;
}

/** A segment of the peer as it would come next: from RCV.NXT on, acknowledging everything, unless told. */
export function fromPeer(end: Driver, parts: Partial<SegmentParts> = {}): SegmentParts {
  const { rcvNxt, sndNxt } = tcbOf(end);
  return { ack: true, seq: rcvNxt, ackNumber: sndNxt, ...parts };
}

/** An endpoint in a state. */
export function inState(state: State, situation: Situation = {}): Driver {
  const end = new Driver(situation);
  if (state !== 'CLOSED') open(end, state, situation);
  if (end.state !== state) throw new Error(`${end.state}, not ${state}`);
  end.take();
  return end;
}

function open(end: Driver, state: State, situation: Situation): void {
  const passive = state === 'LISTEN' || state === 'SYN_RCVD';
  const { origin = passive ? 'passive' : 'active', remote, unsent = 0 } = situation;
  const { peerIss = 300, peerWnd: wnd = 65535, peerOptions } = situation;
  if (origin === 'passive') end.call({ type: 'listen', remote });
  else end.call({ type: 'connect' });
  if (state === 'LISTEN') return;
  if (state !== 'SYN_SENT' && (origin === 'passive' || state === 'SYN_RCVD')) {
    end.arrives({ syn: true, seq: peerIss, wnd, mss: 1460, ...peerOptions });
  }
  if (state === 'SYN_SENT' || state === 'SYN_RCVD') {
    if (unsent > 0) end.call({ type: 'send', bytes: unsent });
    return;
  }
  const syn = origin === 'active';
  end.arrives({
    ...fromPeer(end),
    wnd,
    ...(syn ? { syn, seq: peerIss, mss: 1460, ...peerOptions } : {}),
  });
  talk(end, situation);
  close(end, state, situation);
}

/** Data, in the established connection. */
function talk(end: Driver, { received = 0, inFlight = [], unsent = 0, peerWnd: wnd }: Situation) {
  const { sndUna } = tcbOf(end);
  const window = wnd === undefined ? {} : { wnd };
  if (received > 0) end.arrives({ ...fromPeer(end, { dataLen: received }), ...window });
  for (const bytes of inFlight) end.call({ type: 'send', bytes });
  if (unsent === 0) return;
  end.arrives(fromPeer(end, { ackNumber: sndUna, wnd: 0 }));
  end.call({ type: 'send', bytes: unsent });
}

/** From ESTABLISHED along one of the ways that the connection can end. */
function close(end: Driver, state: State, { closedBy = 'shutdown', peerWnd, unsent }: Situation) {
  const { sndUna } = tcbOf(end);
  const wnd = unsent ? 0 : (peerWnd ?? 65535);
  const ours = () => end.call({ type: closedBy });
  const peers = (ackNumber: number) => end.arrives(fromPeer(end, { fin: true, ackNumber, wnd }));
  switch (state) {
    case 'FIN_WAIT_1':
      ours();
      break;
    case 'FIN_WAIT_2':
      ours();
      end.arrives(fromPeer(end, { wnd }));
      break;
    case 'CLOSE_WAIT':
      peers(sndUna);
      break;
    case 'CLOSING':
      ours();
      peers(sndUna);
      break;
    case 'LAST_ACK':
      peers(sndUna);
      ours();
      break;
    case 'TIME_WAIT':
      ours();
      end.arrives(fromPeer(end, { wnd }));
      peers(tcbOf(end).sndNxt);
      break;
    default:
  }
}
