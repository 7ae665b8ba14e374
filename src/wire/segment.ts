/** A captured packet as a segment, which is what the machines know. */
import { readOptions, type OptionFault } from '../../machines/tcp/readOptions.ts';
import type { Segment } from '../../machines/tcp/segment.ts';
import { seq } from '../../machines/tcp/sequence.ts';
import { BIT, type CapturedPacket } from './packet.ts';

/** What is off is left out where it may be: equal segments are equal objects. */
export function segmentOf(packet: CapturedPacket): Segment {
  const { flags } = packet;
  const ip = ECN[packet.ipEcn];
  return {
    syn: (flags & BIT.syn) !== 0,
    ack: (flags & BIT.ack) !== 0,
    fin: (flags & BIT.fin) !== 0,
    rst: (flags & BIT.rst) !== 0,
    psh: (flags & BIT.psh) !== 0,
    ...((flags & BIT.ece) === 0 ? {} : { ece: true }),
    ...((flags & BIT.cwr) === 0 ? {} : { cwr: true }),
    ...(ip === undefined ? {} : { ip }),
    seq: seq(packet.seq),
    ackNumber: seq((flags & BIT.ack) === 0 ? 0 : packet.ack),
    wnd: packet.window,
    dataLen: packet.dataLen,
    ...optionsOf(packet),
  };
}

/** By the two bits in IP's header (RFC 3168, 5). ECT(1) is another experiment's (RFC 9331), which no machine here knows. */
const ECN: readonly (Segment['ip'] | undefined)[] = [undefined, undefined, 'ECT0', 'CE'];

const optionsOf = (packet: CapturedPacket, tell?: (fault: OptionFault) => void) =>
  readOptions(packet.bytes, packet.optionsAt, packet.dataAt, packet.end, tell);

/** What is malformed among its options; empty where nothing is. */
export function optionFaults(packet: CapturedPacket): OptionFault[] {
  const faults: OptionFault[] = [];
  optionsOf(packet, (fault) => faults.push(fault));
  return faults;
}
