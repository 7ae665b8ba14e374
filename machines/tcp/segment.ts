/**
 * A TCP segment as plain data: the header fields that decide behaviour (RFC 9293, 3.1) and a length in place of the text.
 *
 * Left out: ports (there are two ends only), checksum and urgent pointer (nothing here depends on them), and the octets
 * themselves; position and length say which octets they are.
 */
import { advance, seq, type Seq } from './sequence.ts';

/** The control bits that take part. */
export interface Flags {
  readonly syn: boolean;
  readonly ack: boolean;
  readonly fin: boolean;
  readonly rst: boolean;
  readonly psh: boolean;
}

/** What a peer takes that does not say so: RFC 9293, 3.7.1 (MUST-15), for IPv4. */
export const DEFAULT_MSS = 536;

/** SEG.WND has 16 bits (3.1), and nothing here scales it. */
export const LARGEST_WINDOW = 65_535;

/** A stretch of sequence numbers, from `start` up to `end`, which is not in it (RFC 2018, 3). */
export interface SackBlock {
  readonly start: Seq;
  readonly end: Seq;
}

/** TSval and TSecr, 32 bits each, in ticks of the clocks that they were taken from (RFC 7323, 3). */
export interface Timestamps {
  readonly value: number;
  readonly echo: number;
}

/** What a segment says in options; options.ts is their table. What is not there is not said. */
export interface Options {
  /** Maximum segment size in octets, on segments with SYN only (3.7.1). */
  readonly mss?: number;
  /** By how many bits the sender's window fields are shifted, on segments with SYN only (RFC 7323, 2.2). */
  readonly windowScale?: number;
  /** Its sender can read SACK blocks; on segments with SYN only (RFC 2018, 2). */
  readonly sackPermitted?: boolean;
  readonly sack?: readonly SackBlock[];
  readonly timestamps?: Timestamps;
  /** The cookie of TCP Fast Open, in hexadecimal; empty: its sender asks for one. On segments with SYN only (RFC 7413, 4.1.1). */
  readonly fastOpen?: string;
}

/** Explicit congestion notification (RFC 3168): two bits of TCP's header, and what IP's says. What is not there is off. */
interface EcnMarks {
  readonly ece?: boolean;
  readonly cwr?: boolean;
  readonly ip?: 'ECT0' | 'CE';
}

export interface Segment extends Flags, Options, EcnMarks {
  /** SEG.SEQ: number of the first octet, or of the SYN. */
  readonly seq: Seq;
  /** SEG.ACK: the next number the sender expects; meaningless (0) where the ACK bit is off. */
  readonly ackNumber: Seq;
  /** SEG.WND, the 16 bits of the field: octets from SEG.ACK on, in units of the window scale where that is in use. */
  readonly wnd: number;
  /** Octets of data. SYN and FIN are not counted here, see `segLen`. */
  readonly dataLen: number;
}

/** A segment as one would note it down: what is left out is off, zero, or the usual window. */
export interface SegmentParts extends Partial<Flags>, Options, EcnMarks {
  readonly seq: number;
  readonly ackNumber?: number;
  /** 65535 unless told. */
  readonly wnd?: number;
  readonly dataLen?: number;
}

/** Makes a segment of its parts. */
export const segmentOf = (parts: SegmentParts): Segment => ({
  ...{ syn: false, ack: false, fin: false, rst: false, psh: false, wnd: 65535, dataLen: 0 },
  ...parts,
  seq: seq(parts.seq),
  ackNumber: seq(parts.ackNumber ?? 0),
});

/** SEG.LEN: the sequence numbers that a segment takes up, SYN and FIN included (3.4). */
export const segLen = (s: Segment): number => s.dataLen + (s.syn ? 1 : 0) + (s.fin ? 1 : 0);

/** The number after the last one that the segment takes up. */
export const segEnd = (s: Segment): Seq => advance(s.seq, segLen(s));

/** Whether its number is that of a FIN: nothing comes before the FIN in it. */
export const isBareFin = (s: Segment): boolean => s.fin && s.dataLen === 0 && !s.syn;

/** The number of the first octet of data: the SYN comes before it. */
export const dataStart = (s: Segment): Seq => (s.syn ? advance(s.seq, 1) : s.seq);

/** The kinds a reader (and a fault rule) tells apart; each segment is of exactly one. */
export type SegmentKind = 'SYN' | 'SYN_ACK' | 'ACK' | 'DATA' | 'FIN' | 'RST';

/** Says what kind a segment is: RST before all, then SYN, FIN (with or without data), data, bare ACK. */
export function kindOf(s: Segment): SegmentKind {
  if (s.rst) return 'RST';
  if (s.syn) return s.ack ? 'SYN_ACK' : 'SYN';
  if (s.fin) return 'FIN';
  return s.dataLen > 0 ? 'DATA' : 'ACK';
}

/** The control bits by name in a textbook's order: `SYN+ACK`, `FIN+ACK`, `PSH+ACK`; `none` where no bit is set. */
export function flagNames(s: Flags): string {
  const bits = { RST: s.rst, SYN: s.syn, FIN: s.fin, PSH: s.psh, ACK: s.ack };
  const names = Object.entries(bits).flatMap(([name, isOn]) => (isOn ? [name] : []));
  return names.length === 0 ? 'none' : names.join('+');
}

/**
 * What a segment is called: `DATA` where data are what it is for, for its ACK bit is on in any case; else its control bits.
 * PSH names nothing: it only says where a write ended.
 */
export const segmentLabel = (s: Segment): string =>
  kindOf(s) === 'DATA' ? 'DATA' : flagNames({ ...s, psh: false });
