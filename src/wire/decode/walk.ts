/** The way through the headers of a frame: each layer takes its own off the front and says what comes next. */
import type { FrameKind, CapturedPacket } from '../packet.ts';

/** One for all frames: it is set anew for each. */
export interface LayerWalk {
  bytes: Uint8Array;
  /** Where the next header begins. */
  at: number;
  /** Where what was captured ends, of the layer's payload: padding behind it is not counted. */
  end: number;
  /** Where it ended on the wire: beyond `end` if the frame was cut off. */
  wireEnd: number;
  /** What follows, by the number of the layer before: an EtherType, a protocol of PPP or of IP. */
  type: number;
  into: CapturedPacket;
}

/** A layer, or what the frame turned out to be. */
export type NextLayer =
  | 'ethernet'
  | 'llc'
  | 'etherType'
  | 'ppp'
  | 'ip'
  | 'ipv4'
  | 'ipv6'
  | 'protocol'
  | { readonly is: FrameKind };

export const TCP: NextLayer = { is: 'tcp' };
export const OTHER: NextLayer = { is: 'other' };
export const FRAGMENT: NextLayer = { is: 'fragment' };
export const CUT: NextLayer = { is: 'cut' };
export const UNKNOWN_LINK: NextLayer = { is: 'unknownLink' };

/** Whether so many octets of the next header were captured. */
export const has = (walk: LayerWalk, octets: number): boolean => walk.end - walk.at >= octets;

/** Leaves a header behind. */
export function past(walk: LayerWalk, octets: number, next: NextLayer): NextLayer {
  walk.at += octets;
  return next;
}

/** The same, and notes the number that tells what is next. */
export function onward(walk: LayerWalk, octets: number, type: number, next: NextLayer): NextLayer {
  walk.at += octets;
  walk.type = type;
  return next;
}
