/**
 * A scenario: everything that determines a run, as plain data. The same scenario always gives the same trace.
 *
 * Times are in microseconds. A reader's intervention is scenario data too: a call, a fault, another delay.
 */
import type { SegmentKind } from '../../machines/tcp/segment.ts';
import { initialNumbers, profileOf, type ProfileName } from '../../machines/stacks/profiles.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import type { EndInfo, ResolvedStack } from '../trace/connection.ts';
import type { Call, CallName } from '../trace/calls.ts';
import type { Side } from '../trace/side.ts';

export interface Action extends Call {
  readonly atUs: number;
  readonly side: Side;
}

/** What an application can wait for. */
export type Occasion =
  | { readonly on: 'established' | 'data' | 'endOfFile' }
  /** It has read something; with `octets`, so many more of one connection's octets, however they were cut. */
  | { readonly on: 'read'; readonly octets?: number }
  /** It has made that call itself, and the call was not refused. */
  | { readonly on: 'call'; readonly of: CallName };

/** A call that follows an occasion; with `afterUs` 0 it is made inside the signal, before the ACK leaves. */
export type Reaction = Occasion &
  Omit<Call, 'bytes'> & {
    /** `read`: as many octets as have come, or have been read, on this occasion. */
    readonly bytes?: number | 'read';
    readonly afterUs: number;
    /** On each such occasion; otherwise on the first one alone. */
    readonly each?: boolean;
  };

export interface End {
  /** Initial sequence numbers, one per incarnation of the connection; the last one repeats. */
  readonly iss: readonly number[];
  /** Values of the profile set otherwise for this end. */
  readonly settings?: Partial<Profile>;
  /** What the application does when something happens. */
  readonly reactions?: readonly Reaction[];
}

/** The network between the ends. */
export interface Link {
  /** One-way delay. */
  readonly delayUs: number;
  /** Random extra delay, 0 up to this. */
  readonly jitterUs?: number;
  /** Probability that a segment is lost, 0 to 1. */
  readonly loss?: number;
  /** Probability that a segment arrives twice, 0 to 1. */
  readonly duplication?: number;
  /** Seed of everything random. */
  readonly seed?: number;
}

export const FLAG_NAMES = ['SYN', 'ACK', 'FIN', 'RST', 'PSH'] as const;

/** A control bit by its name. */
export type MatchedFlag = (typeof FLAG_NAMES)[number];

/** Names segments of one side: the n-th that it sends (of a kind, from a moment on, ...), several, or all. */
export interface Match {
  readonly from: Side;
  /** Counted from 1 among the sender's transmissions that fit all the rest, lost ones included. */
  readonly nth: number | readonly number[] | 'all';
  readonly kind?: SegmentKind;
  readonly afterUs?: number;
  /** Each of these bits is set, whatever else is: data with a FIN has FIN, and so has a bare one. */
  readonly flags?: readonly MatchedFlag[];
  /** It carries more than so many octets of data. */
  readonly longerThan?: number;
}

/** What the network does to a chosen segment. Where several faults fit one segment, the last of the list decides. */
export type Fault =
  | { readonly match: Match; readonly do: 'drop' | 'deliver' }
  /** A router is congested, and marks it instead of losing it (RFC 3168): of ECN-capable transports alone. */
  | { readonly match: Match; readonly do: 'mark' }
  /** A middlebox writes a smaller MSS option into a SYN. */
  | { readonly match: Match; readonly do: 'clampMss'; readonly mss: number }
  /** `byUs` later than the link's delay. */
  | { readonly match: Match; readonly do: 'delay'; readonly byUs: number }
  /** Not before this moment: what is held so arrives together, in the order of sending. */
  | { readonly match: Match; readonly do: 'hold'; readonly untilUs: number }
  /** As usual, and a second copy `byUs` later. */
  | { readonly match: Match; readonly do: 'duplicate'; readonly byUs: number };

export interface LinkChange {
  readonly atUs: number;
  readonly delayUs: number;
}

/** A segment out of nowhere (an old duplicate, a forger's) that arrives at `to` at a moment. */
export interface Injection {
  readonly atUs: number;
  readonly to: Side;
  readonly segment: {
    readonly seq: number;
    readonly ack?: number;
    readonly flags: readonly Exclude<MatchedFlag, 'PSH'>[];
    readonly bytes?: number;
    readonly wnd?: number;
    readonly timestamps?: { readonly value: number; readonly echo: number };
  };
}

export interface Scenario {
  readonly id: string;
  readonly profile: ProfileName;
  /** Values of the profile set otherwise for both ends. */
  readonly settings?: Partial<Profile>;
  readonly client: End;
  readonly server: End;
  readonly link: Link;
  readonly actions: readonly Action[];
  readonly faults?: readonly Fault[];
  readonly linkChanges?: readonly LinkChange[];
  readonly injections?: readonly Injection[];
  /** The run ends here at the latest. */
  readonly untilUs?: number;
}

/** What a scenario makes of an end: its stack with all values set, and its initial numbers. */
export function endInfoOf(
  { profile: name, settings, ...ends }: Scenario,
  side: Side,
): EndInfo & { readonly stack: ResolvedStack } {
  const { iss, settings: own } = ends[side];
  const profile = profileOf(name, { ...settings, ...own });
  const stack = { name, profile };
  return { host: side, socket: null, stack, iss: initialNumbers(profile, iss) };
}
