/**
 * One segment after the other: to its connection, its flags, and what is kept for the next ones. What Wireshark 4.0 does
 * with a TCP header, in its order.
 */
import { advance, type Seq } from '../../machines/tcp/sequence.ts';
import { decodeDamaged, type Damaged } from '../wire/decode/damaged.ts';
import { BIT, type CapturedFrame, type FrameKind, type CapturedPacket } from '../wire/packet.ts';
import { analyse } from './analysis/analyse.ts';
import { FLAG } from './analysis/flagBits.ts';
import { SCALE, type Flow } from './analysis/flow.ts';
import { before, type Before } from './analysis/reasons.ts';
import { complete, SEEN } from './completeness.ts';
import type { Connection } from './connection.ts';
import { ConnectionTable } from './connections.ts';
import { ReadOptions } from './options.ts';
import { Reopening } from './reopening.ts';

const NONE: ReadonlySet<number> = new Set();

export class Dissector {
  readonly table = new ConnectionTable();
  readonly options = new ReadOptions();
  /** Of the segment dissected last. */
  connection!: Connection;
  isFromHigh = false;
  private own!: Flow;
  private peer!: Flow;
  private isFirst = false;
  /** What was kept before a segment of these streams is told. */
  watched: ReadonlySet<number> = NONE;
  before: Before | null = null;

  /** Its flags, as bits of `FLAG`; what else it is stands in the fields. */
  dissect(packet: CapturedPacket, frame: number, atNs: number): number {
    let flags = this.enter(packet);
    const { connection, own, peer } = this;
    begin(packet, own, peer);
    flags |= analyse(packet, frame, atNs, own, peer, connection);
    complete(connection, packet, this.isFirst);
    return this.finish(packet, atNs) ? flags : 0;
  }

  /**
   * A header of which no segment can be made. It may begin a connection, and changes what is kept of it as far as the
   * dissector reads on. Only the flag of rule 12 can be among its flags.
   */
  dissectDamaged(packet: CapturedPacket, damage: Damaged, frame: number, atNs: number): number {
    const flags = this.enter(packet);
    const { connection, own, peer } = this;
    switch (damage) {
      case 'quoted':
        complete(connection, packet, this.isFirst);
        return this.finish(packet, atNs) ? flags : 0;
      case 'headerTooLong':
        complete(connection, packet, this.isFirst);
        keepHandshake(connection, own, packet.flags, atNs);
        return 0;
      case 'headerTooShort':
        begin(packet, own, peer);
        analyse(packet, frame, atNs, own, peer, connection);
        return 0;
      case 'headerCut':
        begin(packet, own, peer);
        analyse(packet, frame, atNs, own, peer, connection);
        complete(connection, packet, this.isFirst);
        keepHandshake(connection, own, packet.flags, atNs);
        return 0;
    }
  }

  /** To its connection: a known one, or a new one (rule 12). */
  private enter(packet: CapturedPacket): number {
    const { table } = this;
    const known = table.find(packet);
    const { isFromHigh } = table;
    const kind = packet.flags & (BIT.syn | BIT.ack);
    const formerSeq = ownOf(known, isFromHigh).baseSeq;
    const isFormerSeen = ownOf(known, isFromHigh).isBaseOfSyn;
    const isAnother = kind === BIT.syn && formerSeq !== null && formerSeq !== packet.seq;
    this.isFirst = table.isNew;
    const connection = isAnother ? table.renew() : known;
    if (isAnother) connection.reopening = new Reopening(known, packet, isFromHigh);
    connection.reopening?.see(packet, isFromHigh);
    const own = ownOf(connection, isFromHigh);
    const peer = ownOf(connection, !isFromHigh);
    this.connection = connection;
    this.isFromHigh = isFromHigh;
    this.own = own;
    this.peer = peer;
    if (this.watched.has(connection.stream))
      this.before = before(own, peer, connection, isFormerSeen ? formerSeq : null);
    if (kind !== 0 && kind !== BIT.ack) tellOpener(connection, kind, isFromHigh);
    if (isAnother) connection.completeness = SEEN.syn;
    // Shown of a header that a dissector gives up as well, although that adds nothing.
    connection.completenessBefore = connection.completeness;
    if (formerSeq === null) return 0;
    if (isAnother) return FLAG.reusedPorts;
    if (kind === BIT.syn) own.nextSeq = own.maxSeqToBeAcked;
    if (kind !== (BIT.syn | BIT.ack) || formerSeq === packet.seq) return 0;
    own.baseSeq = packet.seq as Seq;
    return FLAG.reusedPorts;
  }

  /** Times of the handshake, and options; false where it reads beyond the octets that there are: then nothing is shown. */
  private finish(packet: CapturedPacket, atNs: number): boolean {
    const { connection, own, peer, options } = this;
    keepHandshake(connection, own, packet.flags, atNs);
    options.read(packet);
    if (options.windowScale !== null) own.scale = options.windowScale;
    if (options.isCut || options.isTooShort || readsBeyond(options, packet, peer)) return false;
    connection.multipath |= options.multipath;
    if ((packet.flags & BIT.syn) !== 0) settleScaling(own, peer, (packet.flags & BIT.ack) !== 0);
    return true;
  }
}

/** Where a frame has no segment in it: a header that it has all the same. */
export function takeDamaged(
  dissector: Dissector,
  frame: CapturedFrame,
  kind: FrameKind,
  packet: CapturedPacket,
): number {
  if (kind === 'tcp' || kind === 'unknownLink') return 0;
  const damage = decodeDamaged(frame, packet);
  return damage === null ? 0 : dissector.dissectDamaged(packet, damage, frame.number, frame.atNs);
}

const ownOf = (connection: Connection, isFromHigh: boolean): Flow =>
  isFromHigh ? connection.high : connection.low;

/** Rule 12: by these numbers a SYN is told from that of another connection. */
function begin({ seq, ack, flags }: CapturedPacket, own: Flow, peer: Flow): void {
  if (own.baseSeq === null) {
    own.isBaseOfSyn = (flags & BIT.syn) !== 0;
    own.baseSeq = advance(seq as Seq, own.isBaseOfSyn ? 0 : -1);
  }
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
function readsBeyond(options: ReadOptions, packet: CapturedPacket, peer: Flow): boolean {
  if (!options.isSackWithoutBlock) return false;
  const hasAck = (packet.flags & BIT.ack) !== 0;
  return ((packet.ack - (hasAck ? (peer.baseSeq ?? 0) : 0)) | 0) >= 0;
}

/** What is missing in a SYN or a SYN+ACK is not used by either (RFC 7323, 2.2). */
function settleScaling(own: Flow, peer: Flow, isSynAck: boolean): void {
  if (own.scale === SCALE.unknown) own.scale = peer.scale = SCALE.none;
  else if (isSynAck && peer.scale === SCALE.none) own.scale = SCALE.none;
}
