/**
 * The stack of an end that is followed. Where stacks are free to differ (when an ACK leaves, how data is cut, what window is offered,
 * what the congestion window lets out) the packets say what this one did, so that these policies ask them; all else is a stack
 * that is known. What no packet tells, such as the congestion window, decides nothing here.
 */
import { windowAlone } from '../../../machines/stacks/classic/windowAlone.ts';
import { policiesOf } from '../../../machines/stacks/policies.ts';
import { PROFILES, type TcpName } from '../../../machines/stacks/profiles.ts';
import type { EndpointInput } from '../../../machines/tcp/endpointSetup.ts';
import { markFin } from '../../../machines/tcp/output/output.ts';
import { sendNew } from '../../../machines/tcp/output/retransmissionQueue.ts';
import type { AckPolicy, CuttingPolicy, WindowPolicy } from '../../../machines/tcp/policy.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import type { Segment } from '../../../machines/tcp/segment.ts';
import { ms } from '../../../machines/tcp/time.ts';
import { cite, startTimer, type Connected } from '../../../machines/tcp/turn.ts';

/** What the packets say of the moment at which an end is asked. */
export interface Seen {
  /** An ACK leaves at once: nothing else carries it, and nothing waits. */
  ackLeaves: boolean;
  /** The window that the end tells next, in octets; null: it tells none any more. */
  window: number | null;
}

/** No end gives up here before the packets say so. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** The profile of an end by the options of its SYN; by its stack where there was none to be seen. */
export function seenProfile(stack: TcpName, syn: Segment | null, takesSynData: boolean): Profile {
  const scale = syn?.windowScale;
  return {
    ...PROFILES[stack],
    ...(syn?.mss === undefined ? {} : { mss: syn.mss }),
    ...(syn && {
      sack: syn.sackPermitted === true,
      timestamps: syn.timestamps !== undefined,
      windowScaling: scale !== undefined,
      ecn: syn.ece ? (syn.ack ? 'answer' : 'ask') : 'off',
    }),
    // a buffer that asks for the very scale
    ...{ rcvBuf: 2 ** (15 + (scale ?? 0)), rcvBufLocked: true, windowFrom: 'octets' },
    ...{ fastOpen: takesSynData ? 'both' : 'off', fastOpenCookie: 'none' },
    ...{ nagle: false, sndBuf: null, keepAlive: null, userTimeoutUs: 0, autoRead: true },
    ...{ synRetries: NO_LIMIT, synAckRetries: NO_LIMIT, dataRetries: NO_LIMIT },
    ...{ orphanRetries: NO_LIMIT, giveUpBy: 'count', mergeRetransmissions: false },
    ...{
      ackRateLimitUs: 0,
      timeWaitOpen: true,
      listenerStays: true,
      deferAcceptTimeouts: 0,
      synAgainUs: 0,
    },
  };
}

/** What an end is made with: `seen` is asked whenever it has a choice. */
export function seenEndpoint(profile: Profile, iss: readonly number[], seen: Seen): EndpointInput {
  const policies = policiesOf(profile);
  return {
    profile,
    iss,
    policies: {
      ...policies,
      // whether what lacks a timestamp is taken (RFC 7323, 3.2) is seen; and what was not captured has none
      sequence: { ...policies.sequence, needsTimestamp: false },
      recovery: { ...windowAlone, room: () => NO_LIMIT },
      acks: acksAs(seen),
      cutting: AS_WRITTEN,
      window: windowAs(seen),
    },
  };
}

const nothing = (): void => undefined;

function acksAs(seen: Seen): AckPolicy<Connected> {
  const ask = ({ tcb }: Connected): void => {
    if (tcb.ackOwed === 'no') tcb.ackOwed = 'asked';
  };
  return {
    dataInOrder: ask,
    gapFilled: ask,
    dataHeld: ask,
    finTaken: ask,
    cameBefore: nothing,
    dataLeaves: nothing,
    decide(turn) {
      const { tcb } = turn;
      if (tcb.ackOwed !== 'asked') return;
      if (seen.ackLeaves) {
        cite(turn, 'ack.atOnce');
        tcb.ackOwed = 'now';
        return;
      }
      cite(turn, 'ack.delayed');
      tcb.ackOwed = 'delayed';
      // how long it may wait is the stack's own; Linux begins with so much
      if (!tcb.timers.delayedAck)
        startTimer(turn, 'delayedAck', turn.profile.delayedAckUs || ms(40));
    },
    ackLeft: nothing,
    delayEnded: nothing,
  };
}

/** Data leaves as it was seen to leave: what is written is one segment, however large. */
const AS_WRITTEN: CuttingPolicy<Connected> = {
  write({ tcb }, octets) {
    tcb.unsent += octets;
    return 0;
  },
  keep({ tcb }, octets) {
    tcb.unsent += octets;
  },
  hasRoom: () => true,
  sendData(turn) {
    const { tcb } = turn;
    if (tcb.unsent === 0) return;
    const dataLen = tcb.unsent;
    if (tcb.ackOwed !== 'no') cite(turn, 'ack.rides');
    tcb.unsent = 0;
    const fin = tcb.closeAsked;
    if (fin) markFin(turn, dataLen);
    cite(turn, fin ? 'send.fin' : 'send.data');
    sendNew(turn, { dataLen, fin });
  },
  probesAreEmpty: true,
  takeWhatFits: ({ tcb }) => ({ dataLen: tcb.unsent }),
};

function windowAs(seen: Seen): WindowPolicy<Connected> {
  return {
    first: ({ rcvBuf }) => seen.window ?? Math.min(rcvBuf, 65_535),
    offer({ tcb }) {
      if (seen.window !== null) tcb.rcvWnd = seen.window;
      return tcb.rcvWnd;
    },
    delivered: nothing,
    inOrder: nothing,
    heldChanged: nothing,
    finTaken: nothing,
    read: nothing,
  };
}
