/** What a Linux endpoint remembers beyond the RFC's TCB. Only the functions of this folder change it. */
import type { Profile } from '../profiles.ts';
import { DEFAULT_MSS } from '../segment.ts';
import { advance, seq, type Seq } from '../sequence.ts';
import type { Time } from '../time.ts';
import type { Connected } from '../turn.ts';
import { newCongestion, type Congestion } from './congestionState.ts';
import type { Buffer } from './sendQueue.ts';

/** What an arrived segment, and small ones behind it, take up in memory until the application has read them. */
export interface Chunk {
  readonly bytes: number;
  readonly memory: number;
  /** Octets of later segments that fit behind it. */
  readonly room: number;
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
  readonly queue: readonly Buffer[];
  /** Where PSH was last set. */
  readonly pushedAt: Seq;

  // how much to offer
  readonly chunks: readonly Chunk[];
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
  offered: initialWindow(profile),
  pushed: 0,
  lastSentAt: null,
  queue: [],
  pushedAt: advance(iss, 1),
  chunks: [],
  heldMemory: 0,
  ratio: FIRST_RATIO,
  clamp: firstClamp(profile),
  ssthresh: Math.min(initialWindow(profile), firstClamp(profile)),
  mdevUs: 0,
  mdevMaxUs: 0,
  rttSeq: seq(0),
  firstAgainAt: null,
  congestion: newCongestion(iss),
  limitedAckAt: null,
});

/** Before anything is measured, half of the memory is taken for octets. */
const FIRST_RATIO = 128;

/** Without window scaling. */
export const LARGEST_WINDOW = 65_535;

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
export function initialWindow(profile: Profile): number {
  const space = Math.min(firstSpace(profile), LARGEST_WINDOW);
  return space > profile.mss ? space - (space % profile.mss) : space;
}

/** Changes some of the Linux variables. */
export function set(turn: Connected, changes: Partial<LinuxVariables>): void {
  turn.tcb.linux = { ...turn.tcb.linux, ...changes };
}
