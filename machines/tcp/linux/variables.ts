/** What a Linux endpoint remembers beyond the RFC's TCB. Only the functions of this folder change it. */
import type { Profile } from '../profiles.ts';
import { DEFAULT_MSS } from '../segment.ts';
import { seq, type Seq } from '../sequence.ts';
import type { Time } from '../time.ts';
import type { Connected } from '../turn.ts';

/** What one arrived segment takes up in memory until the application has read it. */
export interface Chunk {
  readonly bytes: number;
  readonly memory: number;
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
  /** RCV.NXT when an ACK last left. */
  readonly rcvWup: Seq;
  /** Short segments that arrived since the last ACK: 0, 1, or 2 for more. */
  readonly pushed: 0 | 1 | 2;

  // how much to offer
  readonly chunks: readonly Chunk[];
  /** Memory that held segments take up. */
  readonly heldMemory: number;
  /** Octets per 256 octets of memory. */
  readonly ratio: number;
  readonly ssthresh: number;

  // how long to wait
  readonly mdevUs: number;
  readonly mdevMaxUs: number;
  readonly rttSeq: Seq;
  /** When the present run of timeouts first sent something again. */
  readonly firstAgainAt: Time | null;

  /** When the last rate-limited ACK left. */
  readonly limitedAckAt: Time | null;
}

/** The variables of a new connection. */
export const newVariables = (profile: Profile): LinuxVariables => ({
  atoUs: 0,
  quick: 0,
  pingPong: false,
  lastDataAt: null,
  rcvMss: Math.min(DEFAULT_MSS, profile.mss),
  lastShort: 0,
  rcvWup: seq(0),
  pushed: 0,
  chunks: [],
  heldMemory: 0,
  ratio: 128,
  ssthresh: initialWindow(profile),
  mdevUs: 0,
  mdevMaxUs: 0,
  rttSeq: seq(0),
  firstAgainAt: null,
  limitedAckAt: null,
});

/** No buffer is smaller than this, whatever is asked for: one large segment fits. */
const LEAST_BUFFER = 2304;

/** Memory that the receive buffer may take up. */
export const bufferOf = (profile: Profile): number => Math.max(profile.rcvBuf, LEAST_BUFFER);

/** The first window: half of the buffer's memory, in whole segments. */
export function initialWindow(profile: Profile): number {
  const space = Math.min(bufferOf(profile) >> 1, 65535);
  return space > profile.mss ? space - (space % profile.mss) : space;
}

/** Changes some of the Linux variables. */
export function set(turn: Connected, changes: Partial<LinuxVariables>): void {
  turn.tcb.linux = { ...turn.tcb.linux, ...changes };
}
