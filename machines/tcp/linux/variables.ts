/**
 * What a Linux endpoint remembers beyond the RFC's TCB: plain data, which a TCB can hold without knowing more of Linux.
 * It is changed by `set` alone.
 */
import { first, type List } from '../list.ts';
import { listOf } from '../listChanges.ts';
import type { Profile } from '../profiles.ts';
import { DEFAULT_MSS, LARGEST_WINDOW } from '../segment.ts';
import { advance, seq, type Seq } from '../sequence.ts';
import type { Time } from '../time.ts';

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

/** What is remembered of congestion and loss, in segments. */
export interface Congestion {
  readonly state: 'open' | 'disorder' | 'recovery' | 'loss';
  /** SND.NXT when the state was entered: what lies above was sent since. */
  readonly highSeq: Seq;
  /** Segments that duplicate ACKs say have arrived. */
  readonly sacked: number;
  /** So many of them mean loss. */
  readonly threshold: number;
  /** The window and ssthresh (octets) before it was reduced. */
  readonly priorCwnd: number;
  readonly priorSsthresh: number;
  /** Segments that arrived, and that left, in fast recovery. */
  readonly delivered: number;
  readonly sent: number;
  /** After a timeout: it may have been needless. */
  readonly frto: boolean;

  /** Segments acknowledged towards the next growth. */
  readonly credit: number;
  /** The window is what holds the sender back; else the most that was out, since `usedSince`. */
  readonly limited: boolean;
  readonly mostOut: number;
  readonly usedSince: Seq;
  /** The most that was out since the window was last used up, at that time. */
  readonly used: number;
  readonly usedUpAt: Time;
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
  /** RCV.NXT when an ACK last left, and the window of that time, which a segment can tell only as far as 65,535. */
  readonly rcvWup: Seq;
  readonly offered: number;
  /** Short segments that arrived since the last ACK: 0, 1, or 2 for more. */
  readonly pushed: 0 | 1 | 2;

  /** When data last left. */
  readonly lastSentAt: Time | null;

  // what waits to be sent
  readonly queue: List<Buffers>;
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

  // how long to wait
  readonly mdevUs: number;
  readonly mdevMaxUs: number;
  readonly rttSeq: Seq;
  /** When the present run of timeouts first sent something again. */
  readonly firstAgainAt: Time | null;

  /** How much may be in flight. */
  readonly congestion: Congestion;

  /** When the last rate-limited ACK left. */
  readonly limitedAckAt: Time | null;
}

/** The variables of a new connection. */
export const newVariables = (profile: Profile, iss: Seq): LinuxVariables => ({
  atoUs: 0,
  quick: 0,
  pingPong: false,
  lastDataAt: null,
  rcvMss: Math.min(DEFAULT_MSS, profile.mss),
  lastShort: 0,
  rcvWup: seq(0),
  offered: firstOfferedWindow(profile),
  pushed: 0,
  lastSentAt: null,
  queue: listOf(),
  pushedAt: advance(iss, 1),
  chunks: listOf(),
  heldMemory: 0,
  ratio: FIRST_RATIO,
  clamp: firstClamp(profile),
  ssthresh: Math.min(firstOfferedWindow(profile), firstClamp(profile)),
  mdevUs: 0,
  mdevMaxUs: 0,
  rttSeq: seq(0),
  firstAgainAt: null,
  congestion: newCongestion(iss),
  limitedAckAt: null,
});

const newCongestion = (iss: Seq): Congestion => ({
  state: 'open',
  highSeq: iss,
  sacked: 0,
  threshold: 3,
  priorCwnd: 0,
  priorSsthresh: 0,
  delivered: 0,
  sent: 0,
  frto: false,
  credit: 0,
  limited: false,
  mostOut: 0,
  usedSince: iss,
  used: 0,
  usedUpAt: 0 as Time,
});

/** Octets in the first buffer of what waits to be sent. */
export const firstLength = ({ linux }: { readonly linux: LinuxVariables }): number =>
  first(linux.queue)?.len ?? 0;

/** Before anything is measured, half of the memory is taken for octets. */
const FIRST_RATIO = 128;

/** Octets that fit into so much memory, at so many octets per 256. */
export const octetsIn = (memory: number, ratio: number): number =>
  Math.max(0, (memory * ratio) >> 8);

/** No buffer is smaller than this, whatever is asked for: one large segment fits. */
const LEAST_BUFFER = 2304;

/** Memory that the receive buffer may take up. */
export const bufferOf = (profile: Profile): number => Math.max(profile.rcvBuf, LEAST_BUFFER);

const firstSpace = (profile: Profile): number => octetsIn(bufferOf(profile), FIRST_RATIO);

/** Room for a segment is kept back. */
function firstClamp(profile: Profile): number {
  const space = firstSpace(profile);
  const clamp = Math.min(space, LARGEST_WINDOW);
  const least = 2 * profile.mss;
  return clamp > least && clamp + profile.mss > space
    ? Math.max(least, space - profile.mss)
    : clamp;
}

/** The first window: half of the buffer's memory, in whole segments. */
export function firstOfferedWindow(profile: Profile): number {
  const space = Math.min(firstSpace(profile), LARGEST_WINDOW);
  return space > profile.mss ? space - (space % profile.mss) : space;
}

/** Changes some of them. */
export function set(
  { tcb }: { readonly tcb: { linux: LinuxVariables } },
  changes: Partial<LinuxVariables>,
): void {
  tcb.linux = { ...tcb.linux, ...changes };
}
