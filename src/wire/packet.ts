/**
 * What a capture holds: frames, and of a frame that is TCP the header fields, as numbers. Both are made once and used again
 * for each frame, for a capture has millions of them: who keeps something copies it.
 */

/** A frame as it stands in the file. */
export interface CapturedFrame {
  /** Its number in the file, from 1, frames that are not TCP included. */
  number: number;
  /** Nanoseconds since the first frame of the file; exact for 104 days. */
  atNs: number;
  /** What its first octet begins: a LINKTYPE_ value. */
  linkType: number;
  /** The octets that were captured: from `start` up to `end`, in a buffer that is used again. */
  bytes: Uint8Array;
  start: number;
  end: number;
  /** How long it was on the wire: more than was captured where the capture cuts frames off. */
  wireLength: number;
  /** The interface that it was captured on, from 0. */
  interfaceId: number;
  /** Where its record begins in the (unpacked) file, in octets. */
  position: number;
}

/** The control bits as they stand in the header (RFC 9293, 3.1; RFC 3168 for ECE and CWR). */
export const BIT = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16, urg: 32, ece: 64, cwr: 128 } as const;

/** A TCP segment in its IP packet. Places are indices into `bytes`. */
export interface CapturedPacket {
  bytes: Uint8Array;
  ipVersion: 4 | 6;
  /** Addresses: 4 or 16 octets from here on. */
  sourceAt: number;
  destinationAt: number;
  sourcePort: number;
  destinationPort: number;
  /** Of IPv4, else of a fragment header, else 0. */
  ipId: number;
  ttl: number;
  /** The two bits of ECN in the IP header (RFC 3168, 5): 0, 1 = ECT(1), 2 = ECT(0), 3 = CE. */
  ipEcn: number;
  seq: number;
  ack: number;
  /** Of `BIT`. */
  flags: number;
  window: number;
  /** 0 too where the frame was cut off before it. */
  urgentPointer: number;
  tcpAt: number;
  /** Options: from here to `dataAt`, or to where the frame was cut off. */
  optionsAt: number;
  dataAt: number;
  /** Octets of data by IP's length; by the frame's where IP says 0 (segmentation offload). */
  dataLen: number;
  /** How many of them were captured. */
  dataCaptured: number;
  /** Where what was captured of it ends: before `dataAt` if the frame was cut off within the header. */
  end: number;
  /** IP's length is 0: the network card was to cut it into segments. */
  isOffloaded: boolean;
  /** Of a fragment; it is not reset by another frame. */
  fragment: FragmentPlace | null;
}

/** A piece of an IP packet: what IP carries in it, and where that belongs. */
export interface FragmentPlace {
  /** An index into `bytes`, and how many octets from there. */
  readonly at: number;
  readonly length: number;
  /** All of it was captured. */
  readonly isWhole: boolean;
  readonly offset: number;
  readonly hasMore: boolean;
  readonly protocol: number;
}

/** What a frame turned out to be. */
export type FrameKind =
  | 'tcp'
  /** Another protocol. */
  | 'other'
  /** A fragment of an IP packet that is not whole with it. */
  | 'fragment'
  /** Too little was captured to tell, or a length is impossible. */
  | 'cut'
  /** A link layer that is not known here. */
  | 'unknownLink';
