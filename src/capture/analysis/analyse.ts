/**
 * The flags of one segment, as Wireshark 4.0 sets them (`tcp.analysis.*`), in its order. They are suspicions drawn from one
 * point of the path. A segment is looked at beside what was kept of its own direction (`own`) and of the other (`peer`).
 */
import { advance, after, before, type Seq } from '../../../machines/tcp/sequence.ts';
import { BIT, type CapturedPacket } from '../../wire/packet.ts';
import { FLAG } from './flagBits.ts';
import { AFTER_UNSEEN, SCALE, type Flow, type Handshake } from './flow.ts';
import { retransmissionOf } from './retransmission.ts';

const OPENS_OR_CLOSES = BIT.syn | BIT.fin | BIT.rst;

/** Flags the segment, and keeps what the next ones are judged by. */
export function analyse(
  packet: CapturedPacket,
  frame: number,
  atNs: number,
  own: Flow,
  peer: Flow,
  handshake: Handshake,
): number {
  let flags = ofWindowAndAck(packet, own, peer, handshake);
  const ack = packet.ack as Seq;
  if (ack !== own.lastAck) {
    own.lastNonDuplicate = frame;
    own.duplicates = 0;
  }
  if ((packet.flags & BIT.ack) !== 0 && peer.maxSeqToBeAcked !== 0)
    flags |= ofUnseen(packet, own, peer);
  if (packet.dataLen > 0 || (packet.flags & (BIT.syn | BIT.fin)) !== 0) {
    if ((flags & FLAG.keepAlive) === 0)
      flags |= retransmissionOf(packet, atNs, own, peer, handshake);
  }
  keep(packet, atNs, flags, own);
  own.multipath = handshake.multipath;
  // A probe of the RTT to the sender of this ACK.
  peer.ackedAtNs = peer.unacked.acknowledge(ack);
  return flags;
}

/** Rules 1 to 9. */
function ofWindowAndAck(
  packet: CapturedPacket,
  own: Flow,
  peer: Flow,
  handshake: Handshake,
): number {
  const { window, dataLen } = packet;
  const seq = packet.seq as Seq;
  const isNext = seq === own.nextSeq;
  if (dataLen === 1 && isNext && peer.window === 0) return FLAG.zeroWindowProbe;
  let flags = 0;
  if (own.nextSeq !== 0 && after(seq, own.nextSeq) && (packet.flags & BIT.rst) === 0)
    flags |= FLAG.lostSegment;
  if ((packet.flags & OPENS_OR_CLOSES) !== 0) return flags;
  if (window === 0) flags |= FLAG.zeroWindow;
  if (dataLen <= 1 && seq === advance(own.nextSeq, -1)) flags |= FLAG.keepAlive;
  if (dataLen > 0) return fillsWindow(seq, dataLen, peer) ? flags | FLAG.windowFull : flags;
  if (!isNext) return flags;
  const repeatsAck = packet.ack === own.lastAck;
  const repeatsWindow = window === own.window;
  if (window !== 0 && !repeatsWindow && repeatsAck) flags |= FLAG.windowUpdate;
  if (!repeatsWindow) return flags;
  if (window !== 0 && repeatsAck) {
    if ((peer.lastFlags & FLAG.keepAlive) !== 0) return flags | FLAG.keepAliveAck;
    // An option that is new to the connection is a reason of its own to repeat an ACK (RFC 8684, 3.3.2).
    if (handshake.multipath !== own.multipath) return flags;
    own.duplicates = own.duplicates === AFTER_UNSEEN ? 1 : own.duplicates + 1;
    return flags | FLAG.duplicateAck;
  }
  if (window === 0 && (peer.lastFlags & FLAG.zeroWindowProbe) !== 0 && repeatsAck)
    return flags | FLAG.zeroWindowProbeAck;
  return flags;
}

/** The last octet is the last that the other side offered: it has to be known whether that is scaled. */
function fillsWindow(seq: Seq, dataLen: number, peer: Flow): boolean {
  if (peer.scale === SCALE.unknown) return false;
  const scale = peer.isFirstAck || peer.scale === SCALE.none ? 0 : peer.scale;
  return advance(seq, dataLen) === advance(peer.lastAck, peer.window << scale);
}

/** Rule 10: more is acknowledged than was seen. Told once: the bound moves on. */
function ofUnseen(packet: CapturedPacket, _own: Flow, peer: Flow): number {
  const ack = packet.ack as Seq;
  if (!after(ack, peer.maxSeqToBeAcked)) return 0;
  if (before(peer.maxSeqToBeAcked, peer.nextSeq)) {
    peer.maxSeqToBeAcked = peer.nextSeq;
    return FLAG.ackLostSegment;
  }
  const isFirst = peer.duplicates === 0;
  peer.duplicates = AFTER_UNSEEN;
  return isFirst ? FLAG.ackLostSegment : 0;
}

function keep(packet: CapturedPacket, atNs: number, flags: number, own: Flow): void {
  const { dataLen } = packet;
  const seq = packet.seq as Seq;
  const one = (packet.flags & (BIT.syn | BIT.fin)) !== 0 ? 1 : 0;
  let end = advance(seq, dataLen);
  if (dataLen + one > 0 && !own.unacked.isFull()) {
    end = advance(end, one);
    own.unacked.add(seq, end, (flags & FLAG.retransmission) !== 0 ? NaN : atNs);
  }
  const isProbe = (flags & FLAG.zeroWindowProbe) !== 0;
  const isKnown = own.nextSeq !== 0;
  if (!isProbe && (!isKnown || after(end, own.nextSeq))) {
    own.nextSeq = end;
    own.nextSeqAtNs = atNs;
  }
  if (!isProbe && (seq === own.maxSeqToBeAcked || own.maxSeqToBeAcked === 0))
    own.maxSeqToBeAcked = own.nextSeq;
  own.window = packet.window;
  own.lastAck = packet.ack as Seq;
  own.lastAckAtNs = atNs;
  own.lastFlags = flags;
}
