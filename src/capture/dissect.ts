/**
 * One segment after the other: to its connection, its flags, and what is kept for the next ones. What Wireshark 4.0 does
 * with a TCP header, in its order; the clauses are those of its field names.
 */
import { advance, type Seq } from '../../machines/tcp/sequence.ts';
import { BIT, type Packet } from '../wire/packet.ts';
import { analyse } from './analysis/analyse.ts';
import { FLAG } from './analysis/flagBits.ts';
import { SCALE, type Flow } from './analysis/flow.ts';
import type { Connection } from './connection.ts';
import { ConnectionTable } from './connections.ts';
import { ReadOptions, SACK_WITHOUT_BLOCK } from './options.ts';

export const SEEN = { syn: 1, synAck: 2, ack: 4, data: 8, fin: 16, rst: 32 } as const;

export class Dissector {
  readonly table = new ConnectionTable();
  readonly options = new ReadOptions();
  /** Of the segment dissected last. */
  isFromHigh = false;

  connection!: Connection;

  /** Its flags, as bits of `FLAG`; which connection it is of stands in `connection`. */
  dissect(packet: Packet, frame: number, atNs: number, frameEnd: number): number {
    const { table, options } = this;
    let connection = table.find(packet);
    const { isFromHigh } = table;
    let flags = 0;
    const kind = packet.flags & (BIT.syn | BIT.ack);
    if (kind === BIT.syn) {
      const own = isFromHigh ? connection.high : connection.low;
      if (own.baseSeq !== null) {
        const isAnother =
          packet.seq !== own.baseSeq;
        if (isAnother) {
          connection = table.renew(packet);
          connection.completeness = SEEN.syn;
          table.isNew = false;
          flags |= FLAG.reusedPorts;
        } else own.nextSeq = own.maxSeqToBeAcked;
      }
    }
    this.connection = connection;
    this.isFromHigh = isFromHigh;
    const own = isFromHigh ? connection.high : connection.low;
    const peer = isFromHigh ? connection.low : connection.high;
    const seq = packet.seq as Seq;
    if (kind === (BIT.syn | BIT.ack) && own.baseSeq !== null && seq !== own.baseSeq) {
      own.baseSeq = seq;
      flags |= FLAG.reusedPorts;
    }
    if (own.baseSeq === null)
      own.baseSeq = (packet.flags & BIT.syn) !== 0 ? seq : advance(seq, -1);
    if (peer.baseSeq === null && (packet.flags & BIT.ack) !== 0)
      peer.baseSeq = advance(packet.ack as Seq, -1);
    flags |= analyse(packet, frame, atNs, own, peer, connection);
    complete(connection, packet, table.isNew);
    if ((packet.flags & BIT.syn) !== 0) {
      own.isFirstAck = true;
      if (kind === BIT.syn) connection.synAtNs = atNs;
    } else if (kind === BIT.ack) {
      if (connection.synAtNs !== null && connection.firstRttNs === 0)
        connection.firstRttNs = atNs - connection.synAtNs;
      own.isFirstAck = false;
    }
    options.read(packet, frameEnd);
    if (options.windowScale !== null) own.scale = options.windowScale;
    // Where it reads beyond the octets that there are, it stops: nothing is shown, and what comes after is not done.
    if (options.isCut || readsBeyond(options, packet, peer)) return 0;
    if ((packet.flags & BIT.syn) !== 0) settleScaling(own, peer, kind !== BIT.syn);
    return flags;
  }
}

/** A SACK option without a whole block is looked into for a D-SACK wherever the ACK is not behind the first number seen. */
function readsBeyond(options: ReadOptions, packet: Packet, peer: Flow): boolean {
  if (options.sackAt !== SACK_WITHOUT_BLOCK) return false;
  const hasAck = (packet.flags & BIT.ack) !== 0;
  return ((packet.ack - (hasAck ? (peer.baseSeq ?? 0) : 0)) | 0) >= 0;
}

/** What is missing in a SYN or a SYN+ACK is not used by either (RFC 7323, 2.2). */
function settleScaling(own: Flow, peer: Flow, isSynAck: boolean): void {
  if (own.scale === SCALE.unknown) own.scale = peer.scale = SCALE.none;
  else if (isSynAck && peer.scale === SCALE.none) own.scale = SCALE.none;
}

/** `tcp.completeness`: of the first segment only a SYN counts. */
function complete(connection: Connection, packet: Packet, isFirst: boolean): void {
  const { flags, dataLen } = packet;
  connection.completenessBefore = connection.completeness;
  const kind = flags & (BIT.syn | BIT.ack);
  let seen = 0;
  if (isFirst) {
    if (kind === BIT.syn) seen |= dataLen > 0 ? SEEN.syn | SEEN.data : SEEN.syn;
  } else {
    if (kind === (BIT.syn | BIT.ack)) seen |= SEEN.synAck;
    if (kind === BIT.ack) seen |= dataLen > 0 ? SEEN.data : SEEN.ack;
    if ((flags & (BIT.fin | BIT.ack)) === (BIT.fin | BIT.ack)) seen |= SEEN.fin;
    if ((flags & BIT.rst) !== 0) seen |= SEEN.rst;
  }
  connection.completeness |= seen;
}
