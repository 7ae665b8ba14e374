/** What the list of connections tells of each, kept while its segments go by: who opened it, how it ended, counts, times. */
import type { Seq } from '../../machines/tcp/sequence.ts';
import { BIT, type CapturedFrame, type CapturedPacket } from '../wire/packet.ts';
import { checksumOf } from '../wire/segmentChecksum.ts';
import type { Connection } from './connection.ts';
import type { ReadOptions } from './options.ts';

export function observe(
  connection: Connection,
  packet: CapturedPacket,
  frame: CapturedFrame,
  isFromHigh: boolean,
  flags: number,
  options: ReadOptions,
): void {
  const { atNs } = frame;
  if (connection.firstFrame === 0) {
    connection.firstFrame = frame.number;
    connection.firstNs = connection.lastNs = atNs;
  }
  connection.lastFrame = frame.number;
  if (atNs > connection.lastNs) connection.lastNs = atNs;
  const bits = packet.flags;
  if ((bits & (BIT.syn | BIT.rst)) !== 0) observeEdges(connection, bits, frame, isFromHigh);
  else if (connection.resetFrame > 0) observeGoingOn(connection, bits, isFromHigh);
  const own = isFromHigh ? connection.fromHigh : connection.fromLow;
  const peer = isFromHigh ? connection.fromLow : connection.fromHigh;
  let rttNs = NaN;
  if ((bits & BIT.ack) !== 0) {
    rttNs = atNs - (isFromHigh ? connection.low : connection.high).ackedAtNs;
    if (connection.hasFin) peer.seeAck(packet.ack as Seq);
    if (connection.establishedAtNs !== connection.establishedAtNs)
      observeThird(connection, bits, atNs, isFromHigh);
  }
  if (packet.dataCaptured === packet.dataLen) own.judge(checksumOf(packet));
  if ((bits & BIT.fin) !== 0) connection.hasFin = true;
  own.count(packet, flags, atNs, options, rttNs);
}

function observeEdges(
  connection: Connection,
  bits: number,
  { number, atNs }: CapturedFrame,
  isFromHigh: boolean,
): void {
  const kind = bits & (BIT.syn | BIT.ack | BIT.rst);
  if (kind === (BIT.syn | BIT.ack) && Number.isNaN(connection.synAckAtNs))
    connection.synAckAtNs = atNs;
  if ((bits & BIT.rst) !== 0 && Number.isNaN(connection.resetAtNs)) {
    connection.resetAtNs = atNs;
    connection.resetFrame = number;
    connection.isResetFromHigh = isFromHigh;
  }
}

/** Both go on as if the RST had not been: it was not gone by (RFC 5961, 3.2), and ended nothing. */
function observeGoingOn(connection: Connection, bits: number, isFromHigh: boolean): void {
  if ((bits & BIT.ack) === 0) return;
  if (isFromHigh === connection.isResetFromHigh) connection.hasSpokenSinceReset = true;
  else if (connection.hasSpokenSinceReset) {
    connection.resetAtNs = NaN;
    connection.resetFrame = 0;
    connection.hasSpokenSinceReset = false;
  }
}

/** The third of the handshake: the first ACK of the client after the SYN+ACK. */
function observeThird(
  connection: Connection,
  bits: number,
  atNs: number,
  isFromHigh: boolean,
): void {
  if (Number.isNaN(connection.synAckAtNs) || isFromHigh !== connection.isClientHigh) return;
  if ((bits & (BIT.syn | BIT.rst)) === 0) connection.establishedAtNs = atNs;
}
