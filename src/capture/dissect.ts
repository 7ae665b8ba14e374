/**
 * One segment after the other: to its connection, its flags, and what is kept for the next ones. What Wireshark 4.0 does
 * with a TCP header, in its order.
 */
import { advance, type Seq } from '../../machines/tcp/sequence.ts';
import { BIT, type Packet } from '../wire/packet.ts';
import { analyse } from './analysis/analyse.ts';
import { FLAG } from './analysis/flagBits.ts';
import { SCALE, type Flow } from './analysis/flow.ts';
import { before, type Before } from './analysis/reasons.ts';
import { complete, SEEN } from './completeness.ts';
import type { Connection } from './connection.ts';
import { ConnectionTable } from './connections.ts';
import { ReadOptions, SACK_WITHOUT_BLOCK } from './options.ts';

const NONE = -1;

export class Dissector {
  readonly table = new ConnectionTable();
  readonly options = new ReadOptions();
  /** Of the segment dissected last. */
  connection!: Connection;
  isFromHigh = false;
  /** What was kept before a segment of this connection is told. */
  watched = NONE;
  before: Before | null = null;

  /** Its flags, as bits of `FLAG`; what else it is stands in the fields. */
  dissect(packet: Packet, frame: number, atNs: number, frameEnd: number): number {
    const { table, options } = this;
    const known = table.find(packet);
    const { isFromHigh } = table;
    const kind = packet.flags & (BIT.syn | BIT.ack);
    const formerSeq = ownOf(known, isFromHigh).baseSeq;
    const isAnother = kind === BIT.syn && formerSeq !== null && formerSeq !== packet.seq;
    const connection = isAnother ? table.renew(packet) : known;
    const isNew = table.isNew && !isAnother;
    const own = ownOf(connection, isFromHigh);
    const peer = ownOf(connection, !isFromHigh);
    this.connection = connection;
    this.isFromHigh = isFromHigh;
    if (connection.stream === this.watched) this.before = before(own, peer, connection, formerSeq);

    let flags = 0;
    if (kind === BIT.syn) {
      if (isAnother) {
        connection.completeness = SEEN.syn;
        flags = FLAG.reusedPorts;
      } else if (formerSeq !== null) own.nextSeq = own.maxSeqToBeAcked;
    } else if (kind === (BIT.syn | BIT.ack) && formerSeq !== null && formerSeq !== packet.seq) {
      own.baseSeq = packet.seq as Seq;
      flags = FLAG.reusedPorts;
    }
    begin(packet, own, peer);
    flags |= analyse(packet, frame, atNs, own, peer, connection);
    complete(connection, packet, isNew);
    keepHandshake(connection, own, packet.flags, atNs);
    if (kind !== 0 && kind !== BIT.ack) tellOpener(connection, kind, isFromHigh);
    options.read(packet, frameEnd);
    if (options.windowScale !== null) own.scale = options.windowScale;
    // Where it reads beyond the octets that there are, it stops: nothing is shown, and what comes after is not done.
    if (options.isCut || readsBeyond(options, packet, peer)) return 0;
    if ((packet.flags & BIT.syn) !== 0) settleScaling(own, peer, kind !== BIT.syn);
    return flags;
  }
}

const ownOf = (connection: Connection, isFromHigh: boolean): Flow =>
  isFromHigh ? connection.high : connection.low;

/** Rule 12: by these numbers a SYN is told from that of another connection. */
function begin({ seq, ack, flags }: Packet, own: Flow, peer: Flow): void {
  if (own.baseSeq === null) own.baseSeq = advance(seq as Seq, (flags & BIT.syn) !== 0 ? 0 : -1);
  if (peer.baseSeq === null && (flags & BIT.ack) !== 0) peer.baseSeq = advance(ack as Seq, -1);
}

function keepHandshake(connection: Connection, own: Flow, flags: number, atNs: number): void {
  const kind = flags & (BIT.syn | BIT.ack);
  if (kind === BIT.ack) {
    own.isFirstAck = false;
    if (connection.synAtNs !== null && connection.firstRttNs === 0)
      connection.firstRttNs = atNs - connection.synAtNs;
  } else if (kind !== 0) {
    own.isFirstAck = true;
    if (kind === BIT.syn) connection.synAtNs = atNs;
  }
}

/** The client is who sent the first SYN; where none was seen, whom a SYN+ACK answers. */
function tellOpener(connection: Connection, kind: number, isFromHigh: boolean): void {
  if (kind === BIT.syn && connection.openedBy !== 'syn') {
    connection.openedBy = 'syn';
    connection.isClientHigh = isFromHigh;
  } else if (kind !== BIT.syn && connection.openedBy === 'guessed') {
    connection.openedBy = 'synAck';
    connection.isClientHigh = !isFromHigh;
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
