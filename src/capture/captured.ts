/** A connection as a capture holds it: its segments in the order of the file, from both ends or from one. */
import type { Segment } from '../../machines/tcp/segment.ts';
import type { Side } from '../trace/side.ts';
import type { Socket } from '../trace/connection.ts';

/** What a dissector says of a segment, by its names. */
export const FLAGS = [
  'retransmission',
  'fast_retransmission',
  'spurious_retransmission',
  'out_of_order',
  'duplicate_ack',
  'lost_segment',
  'ack_lost_segment',
  'keep_alive',
  'keep_alive_ack',
  'zero_window',
  'zero_window_probe',
  'zero_window_probe_ack',
  'window_update',
  'window_full',
  'reused_ports',
] as const;
export type AnalysisFlag = (typeof FLAGS)[number];

export interface CapturedSegment {
  /** The frame's number in the file, from 1. */
  readonly frame: number;
  /** Nanoseconds since the first frame of the file. */
  readonly atNs: number;
  readonly from: Side;
  /** Numbers as they are on the wire. */
  readonly segment: Segment;
  /** Of the IPv4 packet, 0 where there is none: two frames of one packet have the same. */
  readonly ipId: number;
  /** What was left of the packet's time to live, or of its hops, at the point of capture; not known of what is no capture. */
  readonly ttl?: number;
  readonly flags: readonly AnalysisFlag[];
  /** Of a SYN that was cut off within its options: what it lacks may have been there. */
  readonly optionsCut?: true;
  /** On which of several interfaces, from 0; left out where it is the first. */
  readonly interfaceId?: number;
  /** Of a connection that was captured at each of its ends. */
  readonly passage?: CapturedPassage;
}

/** One of two captures of a connection: as they were given. */
export type Nth = 'first' | 'second';

/** A frame, and when that was on the clock of the client: nanoseconds since the first frame of its file. */
export interface Sighting {
  readonly capture: Nth;
  readonly frame: number;
  readonly atNs: number;
}

/** What was seen of a segment at both ends. */
export interface CapturedPassage {
  /** null: it was not seen to leave. */
  readonly left: Sighting | null;
  /** In order of time: more than once where the network doubled it. */
  readonly came: readonly Sighting[];
  /**
   * The other capture was under way when it has to show it too: not to be seen at its receiver then is not to have come, and not to be
   * seen at its sender is not to have left there.
   */
  readonly isWatched: boolean;
}

/** It came in the name of a side whose capture was under way, and does not have it. */
export const isUnsent = ({ passage }: CapturedSegment): boolean =>
  passage !== undefined && passage.left === null && passage.isWatched;

/** What is known of who opened it: its SYN was seen, only a SYN+ACK was, or nothing and the ports decide. */
export type OpenedBy = 'syn' | 'synAck' | 'guessed';

/** So many other connections of the capture were answered on the same port; and on the same host, whichever port. */
export interface AnswersOthers {
  readonly onPort: number;
  readonly onHost: number;
}

export interface CapturedConnection {
  /** Counted from 0 in the order of first frames, as dissectors count streams. */
  readonly stream: number;
  readonly sockets: Readonly<Record<Side, Socket>>;
  readonly openedBy: OpenedBy;
  readonly segments: readonly CapturedSegment[];
  /** An earlier connection of the same sockets was captured, and where that was left: with FINs, or without. */
  readonly older?: 'open' | 'closed' | undefined;
  /** Of one that nobody answered. */
  readonly answersOthers?: AnswersOthers | undefined;
  /** When the capture ends, this connection's segments or not: nanoseconds since the first frame of the file. */
  readonly endNs: number;
  /** It was captured at each of its ends: the shortest way to either one, in nanoseconds. All times are on the client's clock. */
  readonly ways?: Readonly<Record<Side, number>>;
}
