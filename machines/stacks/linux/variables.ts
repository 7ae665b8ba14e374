/** What a Linux endpoint remembers beyond the RFC's record: plain data, changed by `set` alone. */
import { first, type List } from '../../tcp/list.ts';
import { listOf } from '../../tcp/listChanges.ts';
import { ownVariables } from '../../tcp/own.ts';
import type { Own } from '../../tcp/policy.ts';
import type { Profile } from '../../tcp/profile.ts';
import { DEFAULT_MSS } from '../../tcp/segment.ts';
import { advance, seq, type Seq } from '../../tcp/sequence.ts';
import { time, type Time } from '../../tcp/time.ts';
import { bufferOf, firstClamp, firstOfferedWindow, FIRST_RATIO } from './memory.ts';
import { newRecovery, type Recovery } from './recoveryVariables.ts';

/** What an arrived segment, and small ones behind it, take up in memory until the application has read them. */
export interface MemoryChunk {
  readonly bytes: number;
  readonly memory: number;
  /** Octets of later segments that fit behind it. */
  readonly room: number;
}

/** A stretch of data that waits. */
export interface Buffer {
  readonly len: number;
  /** Its last octet carries PSH. */
  readonly psh: boolean;
}

/** Buffers that are alike: a large write makes thousands of them. */
export interface Buffers extends Buffer {
  readonly count: number;
}

export interface LinuxVariables {
  // when to acknowledge
  /** How long an ACK may be held back at present; 0 before the first data. */
  readonly atoUs: number;
  /** So many more ACKs go at once. */
  readonly quick: number;
  /** Data is being answered with data: ACKs wait to ride on it. */
  readonly pingPong: boolean;
  readonly lastDataAt: Time | null;
  /** Guess of the segment size the peer uses. */
  readonly rcvMss: number;
  /** Length of the last segment shorter than that. */
  readonly lastShort: number;
  /** The window when an ACK last left, of which a segment may not be able to tell all. */
  readonly offered: number;
  /** Short segments that arrived since the last ACK: 0, 1, or 2 for more. */
  readonly pushed: 0 | 1 | 2;

  // what waits to be sent
  /** Octets in a segment, were the peer's window not small; 0 before it is known. */
  readonly fullMss: number;
  readonly queue: List<Buffers>;
  /** Memory that the send buffer may take up at present; null: no limit. */
  readonly sndBuf: number | null;
  /** Where PSH was last set. */
  readonly pushedAt: Seq;

  // how much to offer
  readonly chunks: List<MemoryChunk>;
  /** Memory that held segments take up. */
  readonly heldMemory: number;
  /** Octets per 256 octets of memory. */
  readonly ratio: number;
  /** The most that is ever offered, and what is offered at present at most. */
  readonly clamp: number;
  readonly ssthresh: number;
  /** Memory that the receive buffer may take up at present. */
  readonly rcvBuf: number;
  /** How much the application took in a round trip, and since when and where the next one is measured. */
  readonly taken: number;
  readonly takenSince: Time;
  readonly takenFrom: Seq;
  /** The round trip as the receiver sees it, 0 before it is known; how it is measured: by a window's worth, and by echoes. */
  readonly rcvRttUs: number;
  readonly rcvRttFrom: Seq | null;
  readonly rcvRttSince: Time;
  readonly lastEcho: number;

  /** The last write is said to be followed by more (MSG_MORE): that holds until the next one, or an ACK. */
  readonly more: boolean;

  // how long to wait
  /** When our SYN left first. */
  readonly synAt: Time;
  readonly mdevUs: number;
  readonly mdevMaxUs: number;
  readonly rttSeq: Seq;

  /** What is lost, and how much may be in flight. */
  readonly recovery: Recovery;
}

const variables = ownVariables<LinuxVariables>('linux');

/** The variables of a record; `set` changes some of them. */
export const { of: linuxOf, set, isIn: isLinux } = variables;

/** Octets in the first buffer of what waits to be sent. */
export const firstLength = (tcb: Parameters<typeof linuxOf>[0]): number =>
  first(linuxOf(tcb).queue)?.len ?? 0;

/** The variables of a new connection. */
export const newVariables = (profile: Profile, iss: Seq): Own =>
  variables.begin({
    atoUs: 0,
    quick: 0,
    pingPong: false,
    lastDataAt: null,
    rcvMss: Math.min(DEFAULT_MSS, profile.mss),
    lastShort: 0,
    offered: firstOfferedWindow(profile),
    pushed: 0,
    fullMss: 0,
    queue: listOf(),
    sndBuf: profile.sndBuf,
    pushedAt: advance(iss, 1),
    more: false,
    chunks: listOf(),
    heldMemory: 0,
    ratio: FIRST_RATIO,
    clamp: firstClamp(profile),
    ssthresh: Math.min(firstOfferedWindow(profile), firstClamp(profile)),
    rcvBuf: bufferOf(profile),
    taken: 10 * profile.mss,
    takenSince: time(0),
    takenFrom: seq(0),
    rcvRttUs: 0,
    rcvRttFrom: null,
    rcvRttSince: time(0),
    lastEcho: 0,
    synAt: time(0),
    mdevUs: 0,
    mdevMaxUs: 0,
    rttSeq: seq(0),
    recovery: newRecovery(iss),
  });
