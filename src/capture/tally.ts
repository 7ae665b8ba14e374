/** What is counted of one direction of a connection while a capture is read: of a fixed size, however much comes. */
import { u32 } from '../wire/octets.ts';
import { BIT, type CapturedPacket } from '../wire/packet.ts';
import { WIDE_ZERO } from '../wire/wide.ts';
import { after, advance, type Seq } from '../../machines/tcp/sequence.ts';
import type { ChecksumVerdict } from '../wire/segmentChecksum.ts';
import type { ReadOptions } from './options.ts';
import { FLAG } from './analysis/flagBits.ts';

/** A copy of a packet that a mirror port adds comes at once; one with the same number much later is another packet. */
const MIRRORED_WITHIN_NS = 100_000_000;
/** Where IP numbers nothing, the same octets at nearly the same time: two ACKs in a burst are alike as well. */
const UNNUMBERED_WITHIN_NS = 1_000_000;

const COUNTS = [
  ...(['segments', 'octets', 'syns', 'resets', 'retransmissions', 'duplicateAcks'] as const),
  ...(['outOfOrder', 'zeroWindows', 'lostSegments', 'keepAlives', 'badChecksums'] as const),
  ...(['partialChecksums', 'cut', 'offloaded', 'mirrored', 'malformedOptions'] as const),
] as const;

export class Tally {
  segments = 0;
  /** Octets of data, those sent again included. */
  octets = 0;
  syns = 0;
  resets = 0;
  retransmissions = 0;
  duplicateAcks = 0;
  outOfOrder = 0;
  zeroWindows = 0;
  lostSegments = 0;
  keepAlives = 0;
  /** From here to the sender of what these acknowledge: the least, and the newest; NaN where none is sure. */
  leastRttNs = NaN;
  newestRttNs = NaN;
  finAtNs = NaN;
  /** Right behind the FIN. */
  finEnd: Seq | null = null;
  isFinAcked = false;
  /** The newest number that the other side acknowledged. */
  private lastAcked: Seq | null = null;
  badChecksums = 0;
  /** The checksum is that of the pseudo-header alone: the network card was to complete it. */
  partialChecksums = 0;
  cut = 0;
  offloaded = 0;
  mirrored = 0;
  malformedOptions = 0;

  private lastId = -1;
  private lastSeq = WIDE_ZERO;
  private lastAck = WIDE_ZERO;
  private lastNs = WIDE_ZERO;
  /** Checksum and control bits: with the numbers they tell one packet from another. */
  private lastMark = 0;

  count(
    packet: CapturedPacket,
    flags: number,
    atNs: number,
    options: ReadOptions,
    rttNs: number,
  ): void {
    const bits = packet.flags;
    this.segments += 1;
    this.octets += packet.dataLen;
    if (rttNs >= 0) {
      this.newestRttNs = rttNs;
      if (!(rttNs >= this.leastRttNs)) this.leastRttNs = rttNs;
    }
    if (packet.isOffloaded) this.offloaded += 1;
    if (packet.dataCaptured < packet.dataLen || options.isCut) this.cut += 1;
    if (options.isMalformed) this.malformedOptions += 1;
    if ((bits & (BIT.syn | BIT.fin | BIT.rst)) !== 0) this.countEdges(packet, atNs);
    if (flags !== 0) this.countFlags(flags);
    this.countMirrored(packet, atNs);
  }

  judge(checksum: ChecksumVerdict): void {
    if (checksum === 'wrong') this.badChecksums += 1;
    else if (checksum === 'partial') this.partialChecksums += 1;
  }

  /** The other side's ACK. */
  seeAck(ack: Seq): void {
    this.lastAcked = ack;
    if (this.finEnd !== null && !after(this.finEnd, ack)) this.isFinAcked = true;
  }

  /** What another part of the same connection counts, which comes after this one. */
  add(later: Tally): void {
    for (const what of COUNTS) this[what] += later[what];
    if (!(later.leastRttNs >= this.leastRttNs) && !Number.isNaN(later.leastRttNs))
      this.leastRttNs = later.leastRttNs;
    if (!Number.isNaN(later.newestRttNs)) this.newestRttNs = later.newestRttNs;
    if (this.finEnd === null) [this.finEnd, this.finAtNs] = [later.finEnd, later.finAtNs];
    this.isFinAcked ||= later.isFinAcked;
    if (later.lastAcked !== null) this.seeAck(later.lastAcked);
  }

  private countEdges(packet: CapturedPacket, atNs: number): void {
    if ((packet.flags & BIT.syn) !== 0) this.syns += 1;
    if ((packet.flags & BIT.rst) !== 0) this.resets += 1;
    if ((packet.flags & BIT.fin) === 0 || this.finEnd !== null) return;
    this.finAtNs = atNs;
    this.finEnd = advance(packet.seq as Seq, packet.dataLen + 1);
  }

  private countFlags(flags: number): void {
    if ((flags & FLAG.retransmission) !== 0) this.retransmissions += 1;
    if ((flags & FLAG.duplicateAck) !== 0) this.duplicateAcks += 1;
    if ((flags & FLAG.outOfOrder) !== 0) this.outOfOrder += 1;
    if ((flags & FLAG.zeroWindow) !== 0) this.zeroWindows += 1;
    if ((flags & FLAG.lostSegment) !== 0) this.lostSegments += 1;
    if ((flags & FLAG.keepAlive) !== 0) this.keepAlives += 1;
  }

  private countMirrored(packet: CapturedPacket, atNs: number): void {
    const { ipId, seq, ack } = packet;
    const mark = u32(packet.bytes, packet.tcpAt + 14) ^ packet.flags;
    if (
      seq === this.lastSeq &&
      ack === this.lastAck &&
      mark === this.lastMark &&
      ipId === this.lastId
    ) {
      const withinNs = ipId === 0 ? UNNUMBERED_WITHIN_NS : MIRRORED_WITHIN_NS;
      const isTelling = ipId !== 0 || packet.dataLen > 0 || (packet.flags & BIT.syn) !== 0;
      if (isTelling && atNs - this.lastNs < withinNs) this.mirrored += 1;
    }
    this.lastId = ipId;
    this.lastSeq = seq;
    this.lastAck = ack;
    this.lastMark = mark;
    this.lastNs = atNs;
  }
}
