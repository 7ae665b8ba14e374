/**
 * Rule 11: a segment that brings nothing new, or nothing above what was seen, comes again or comes late. Which one is told
 * by times and by duplicate ACKs; the constants are the dissector's.
 */
import { advance, before, notAfter, type Seq } from '../../../machines/tcp/sequence.ts';
import { BIT, type CapturedPacket } from '../../wire/packet.ts';
import { FLAG } from './flagBits.ts';
import { AFTER_UNSEEN, type Flow, type Handshake } from './flow.ts';

const FAST_WITHIN_NS = 20_000_000;
export const LATE_WITHIN_NS = 3_000_000;

export function retransmissionOf(
  packet: CapturedPacket,
  atNs: number,
  own: Flow,
  peer: Flow,
  handshake: Handshake,
): number {
  const { dataLen } = packet;
  const seq = packet.seq as Seq;
  const end = advance(seq, dataLen);
  if (dataLen > 0 && peer.lastAck !== 0 && notAfter(end, peer.lastAck))
    return FLAG.retransmission | FLAG.spurious;
  if (own.nextSeq === 0 || !before(seq, own.nextSeq)) return 0;
  // One octet of it was a probe of a closed window.
  if (dataLen > 1 && seq === advance(own.nextSeq, -1)) return 0;
  const sinceAckNs = atNs - peer.lastAckAtNs;
  const hasDuplicates = peer.duplicates >= 2 || peer.duplicates === AFTER_UNSEEN;
  if (hasDuplicates && peer.lastAck === seq && isBelow(sinceAckNs, FAST_WITHIN_NS))
    return FLAG.retransmission | FLAG.fast;
  const one = (packet.flags & (BIT.syn | BIT.fin)) !== 0 ? 1 : 0;
  const withinNs = handshake.firstRttNs === 0 ? LATE_WITHIN_NS : handshake.firstRttNs;
  const sinceNs = atNs - own.nextSeqAtNs;
  if (isBelow(sinceNs, withinNs) && advance(end, one) !== own.nextSeq) return FLAG.outOfOrder;
  return FLAG.retransmission;
}

/** Both are compared without a sign there: a time that runs backwards is a very long one. */
const isBelow = (a: number, b: number): boolean => (a < 0 === b < 0 ? a < b : b < 0);
