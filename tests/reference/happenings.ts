/** The events of the table of transitions, done to an endpoint: calls, segments of every class, timers that end. */
import { first } from '../../machines/tcp/list.ts';
import type { CallEvent } from '../../machines/tcp/calls.ts';
import type { Driver } from '../../machines/stacks/driver.ts';
import type { TimerName } from '../../machines/tcp/effects.ts';
import { segmentOf, type Segment, type SegmentParts } from '../../machines/tcp/segment.ts';
import { advance } from '../../machines/tcp/sequence.ts';
import type { State } from '../../machines/tcp/states.ts';
import type { Tcb } from '../../machines/tcp/tcb.ts';
import type { Row } from './transitions.ts';

/** One way to bring an event about. */
export interface Happening {
  readonly name: string;
  readonly segment: Segment | null;
  readonly happen: (end: Driver) => void;
}

/** Every way to bring a row's event about; none where no such segment exists in that state. */
export function happeningsOf(row: Row, end: Driver): Happening[] {
  if (row.event.startsWith('RCV_')) {
    const parts = segmentsOf(row, end.tcb);
    return parts.map((part, i) => ({
      name: parts.length > 1 ? `segment ${i + 1}` : '',
      segment: segmentOf(part),
      happen: (it) => it.arrives(part),
    }));
  }
  if (row.event.startsWith('TO_')) return [timeout(row, TIMERS[row.event] ?? 'retransmission')];
  return callsOf(row).map((call) => ({
    name: call.type,
    segment: null,
    happen: (it) => it.call(call),
  }));
}

function callsOf({ event, guard }: Row): CallEvent[] {
  const remote = guard === 'remote socket not specified' ? false : undefined;
  switch (event) {
    case 'OPEN_ACTIVE':
      return [{ type: 'connect', remote }];
    case 'OPEN_PASSIVE':
      return [{ type: 'listen' }];
    case 'SEND':
      return [100, 1500].map((bytes) => ({ type: 'send', bytes }));
    case 'RECEIVE':
      return [{ type: 'receive' }];
    case 'CLOSE':
      return [{ type: 'shutdown' }, { type: 'close' }];
    case 'ABORT':
      return [{ type: 'abort' }];
    case 'STATUS':
      return [{ type: 'status' }];
    default:
      throw new Error(event);
  }
}

const TIMERS: Readonly<Record<string, TimerName>> = {
  TO_RETRANSMISSION: 'retransmission',
  TO_RETRANSMISSION_R2: 'retransmission',
  TO_USER: 'userTimeout',
  TO_TIME_WAIT: 'timeWait',
  TO_PERSIST: 'persist',
  TO_DELAYED_ACK: 'delayedAck',
  TO_KEEPALIVE: 'keepAlive',
  TO_KEEPALIVE_LIMIT: 'keepAlive',
  TO_FIN_WAIT_2: 'finWait2',
};

/** A legal one must be the next timer to end, and does so in its time; an illegal one is told to the chart as it is. */
function timeout({ legal }: Row, timer: TimerName): Happening {
  const inItsTime = (end: Driver) => {
    const [next] = end.timers;
    if (next?.timer !== timer) throw new Error(`${next?.timer ?? 'nothing'} runs, not ${timer}`);
    end.advanceTo(next.deadline);
  };
  return {
    name: '',
    segment: null,
    happen: legal ? inItsTime : (end) => end.expire(timer),
  };
}

/** Segments of the row's class. Where every number is equal (no record, or no window yet), numbers out of nowhere. */
function segmentsOf({ event, state, policy }: Row, tcb: Tcb | null): SegmentParts[] {
  if (!tcb) return outOfNowhere(event);
  if (state === 'SYN_SENT') return inSynSent(event, tcb);
  const { sndUna, sndNxt, rcvNxt, rcvWnd, iss, irs, maxSndWnd } = tcb;
  const edge = advance(rcvNxt, rcvWnd);
  const front = first(tcb.inFlight);
  // what a segment of data may acknowledge: SYN_RCVD wants its SYN acknowledged, the others nothing new
  const acceptable = state === 'SYN_RCVD' ? sndNxt : sndUna;
  const ack = { ack: true, seq: rcvNxt, ackNumber: acceptable };
  const fin = { ...ack, fin: true };
  const rst = { rst: true };
  const syn = { syn: true };
  const synAck = { syn: true, ack: true, seq: irs ?? 0 };
  const covered = sndUna === sndNxt;

  switch (event) {
    case 'RCV_SYN':
      return [rcvNxt, advance(rcvNxt, 5)].map((seq) => ({ ...syn, seq }));
    case 'RCV_SYN_OLD':
      return [irs ?? 0, ...(policy === 'dupSyn=synack' ? [] : [advance(rcvNxt, -9)])].map(
        (seq) => ({ ...syn, seq }),
      );
    case 'RCV_SYN_ACK':
      return [{ ...synAck, ackNumber: advance(iss, 1) }];
    case 'RCV_SYN_ACK_BAD':
      return [iss, advance(iss, -7), advance(sndNxt, 1)].map((n) => ({ ...synAck, ackNumber: n }));
    case 'RCV_ACK':
      // up to the FIN at most; where nothing else is in flight, there is no such segment
      if (covered || !front || front.fin) return [];
      return [{ ...ack, ackNumber: advance(front.seq, front.dataLen + (front.syn ? 1 : 0)) }];
    case 'RCV_ACK_OF_FIN':
      return tcb.finSeq === null || covered ? [] : [{ ...ack, ackNumber: sndNxt }];
    case 'RCV_ACK_DUP':
      return [{ ...ack, ackNumber: sndUna }];
    case 'RCV_ACK_FUTURE':
      return [1, 1000].map((n) => ({ ...ack, ackNumber: advance(sndNxt, n) }));
    case 'RCV_ACK_OLD':
      return [{ ...ack, ackNumber: advance(sndUna, -maxSndWnd - 1) }];
    case 'RCV_ACK_OUT_OF_WINDOW':
      return [advance(rcvNxt, -1), edge].map((seq) => ({ ...ack, seq }));
    case 'RCV_DATA':
      return [{ ...ack, dataLen: 10 }];
    case 'RCV_DATA_OUT_OF_ORDER':
      return [{ ...ack, seq: advance(rcvNxt, 10), dataLen: 10 }];
    case 'RCV_DATA_OLD':
      return [{ ...ack, seq: advance(rcvNxt, -10), dataLen: 10 }];
    case 'RCV_DATA_OUT_OF_WINDOW':
      return [{ ...ack, seq: edge, dataLen: 10 }];
    case 'RCV_FIN':
      return [fin];
    case 'RCV_FIN_ACK_OF_FIN':
      return tcb.finSeq === null ? [] : [{ ...fin, ackNumber: sndNxt }];
    case 'RCV_FIN_OUT_OF_ORDER':
      return [{ ...fin, seq: advance(rcvNxt, 10) }];
    case 'RCV_FIN_OLD':
      return [{ ...fin, seq: advance(rcvNxt, -1) }];
    case 'RCV_RST_EXACT':
      return [{ ...rst, seq: rcvNxt }];
    case 'RCV_RST_IN_WINDOW':
      return [{ ...rst, seq: advance(rcvNxt, 1) }];
    case 'RCV_RST_OUT_OF_WINDOW':
      return [advance(rcvNxt, -1), edge].map((seq) => ({ ...rst, seq }));
    case 'RCV_NO_ACK':
      return [{ dataLen: 10 }, { fin: true }].map((what) => ({ ...what, seq: rcvNxt }));
    default:
      throw new Error(event);
  }
}

/** In CLOSED and LISTEN: only the control bits matter. */
function outOfNowhere(event: string): SegmentParts[] {
  const ack = { ack: true, seq: 5000, ackNumber: 7000 };
  if (event === 'RCV_NO_ACK')
    return [{ dataLen: 10 }, { fin: true }].map((w) => ({ ...w, seq: 9 }));
  if (event.startsWith('RCV_SYN_ACK')) return [{ ...ack, syn: true }];
  if (event.startsWith('RCV_SYN'))
    return [0, 10].map((dataLen) => ({ syn: true, seq: 9, dataLen }));
  if (event.startsWith('RCV_RST'))
    return [
      { rst: true, seq: 5000 },
      { ...ack, rst: true },
    ];
  if (event.startsWith('RCV_DATA')) return [{ ...ack, dataLen: 10 }];
  if (event.startsWith('RCV_FIN')) return [{ ...ack, fin: true }];
  return [ack];
}

/** In SYN_SENT: no window is known, only SEG.ACK can be judged. */
function inSynSent(event: string, { iss, sndNxt }: Tcb): SegmentParts[] {
  const ack = { ack: true, seq: 300, ackNumber: sndNxt };
  const bad = [iss, advance(iss, -7), advance(sndNxt, 1)].map((n) => ({ ...ack, ackNumber: n }));
  switch (event) {
    case 'RCV_SYN':
    case 'RCV_SYN_OLD':
      return [{ syn: true, seq: 300 }];
    case 'RCV_SYN_ACK':
      return [{ ...ack, syn: true }];
    case 'RCV_SYN_ACK_BAD':
      return bad.map((parts) => ({ ...parts, syn: true }));
    case 'RCV_ACK_OF_FIN':
    case 'RCV_FIN_ACK_OF_FIN':
      return [];
    case 'RCV_ACK_DUP':
      return [{ ...ack, ackNumber: iss }];
    case 'RCV_ACK_FUTURE':
      return [{ ...ack, ackNumber: advance(sndNxt, 1) }];
    case 'RCV_ACK_OLD':
      return [{ ...ack, ackNumber: advance(iss, -1) }];
    case 'RCV_RST_EXACT':
      return [{ ...ack, rst: true }];
    case 'RCV_RST_IN_WINDOW':
      return [{ rst: true, seq: 300 }];
    case 'RCV_RST_OUT_OF_WINDOW':
      return bad.map((parts) => ({ ...parts, rst: true }));
    case 'RCV_NO_ACK':
      return [{ dataLen: 10 }, { fin: true }].map((what) => ({ ...what, seq: 300 }));
    default: {
      // bare ACK, data, FIN: no window yet, so the classes by SEG.SEQ are one
      const dataLen = event.startsWith('RCV_DATA') ? 10 : 0;
      return [{ ...ack, dataLen, fin: event.startsWith('RCV_FIN') }];
    }
  }
}

/** Whether the table is right that no segment of this class exists in the state: what it would acknowledge is not there. */
export const cannotExist = ({ event, state }: Row, tcb: Tcb | null): boolean => {
  const noFin = tcb?.finSeq === null;
  const nothingNew = tcb?.sndUna === tcb?.sndNxt;
  if (event === 'RCV_ACK') return nothingNew;
  return (
    event.endsWith('ACK_OF_FIN') && (noFin || nothingNew || (state satisfies State) === 'SYN_SENT')
  );
};
