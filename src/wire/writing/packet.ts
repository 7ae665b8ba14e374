/**
 * A segment in its IP packet and its frame, as octets: Ethernet II (IEEE 802.3, 3.1.1), IPv4 (RFC 791, 3.1) or IPv6 (RFC 8200,
 * 3), TCP (RFC 9293, 3.1), each with its checksum. No options of IP, no VLAN tag, no frame check sequence: captures have none.
 */
import type { Segment } from '../../../machines/tcp/segment.ts';
import {
  isIpv6,
  receiverOf,
  type Sender,
  type SocketOctets,
  type SocketPair,
} from '../addresses.ts';
import { checksum } from '../checksum.ts';
import { encode } from '../encode.ts';

export interface PacketParts {
  readonly segment: Segment;
  readonly from: Sender;
  readonly data: Uint8Array;
  readonly sockets: SocketPair;
  /** The identification of IPv4: two packets with the same are copies of one. IPv6 has none. */
  readonly id: number;
}

/** TTL, or hop limit: as many as most hosts begin with. */
const TTL = 64;
const TCP = 6;
const ETHERTYPE = { ipv4: 0x0800, ipv6: 0x86dd } as const;
const ETHERNET_LENGTH = 14;

/** Not ECN-capable, ECT(0), congestion experienced (RFC 3168, 5). */
const ECN = { ECT0: 2, CE: 3 } as const;
const DONT_FRAGMENT = 0x4000;

/** The whole frame. */
export function frameOf({
  segment,
  from,
  data,
  sockets,
  id,
}: PacketParts): Uint8Array<ArrayBuffer> {
  const { octets } = encode(segment, from, data, sockets);
  const [source, destination] = [sockets[from], sockets[receiverOf(from)]];
  const ecn = segment.ip === undefined ? 0 : ECN[segment.ip];
  const ip = isIpv6(source)
    ? ipv6Header(source, destination, octets.length, ecn)
    : ipv4Header(source, destination, octets.length, ecn, id);
  const frame = new Uint8Array(ETHERNET_LENGTH + ip.length + octets.length);
  frame.set(macOf(destination));
  frame.set(macOf(source), 6);
  new DataView(frame.buffer).setUint16(12, isIpv6(source) ? ETHERTYPE.ipv6 : ETHERTYPE.ipv4);
  frame.set(ip, ETHERNET_LENGTH);
  frame.set(octets, ETHERNET_LENGTH + ip.length);
  return frame;
}

/** Unicast and locally administered: the second bit of its first octet is set (IEEE 802, 8.2.2). No card has it. */
export const macOf = ({ address }: Pick<SocketOctets, 'address'>): number[] => [
  ...[0x02, 0x00],
  ...address.slice(-4),
];

function ipv4Header(
  source: SocketOctets,
  destination: SocketOctets,
  length: number,
  ecn: number,
  id: number,
): Uint8Array {
  const header = new Uint8Array(20);
  const view = new DataView(header.buffer);
  view.setUint8(0, 0x45);
  view.setUint8(1, ecn);
  view.setUint16(2, header.length + length);
  view.setUint16(4, id);
  view.setUint16(6, DONT_FRAGMENT);
  view.setUint8(8, TTL);
  view.setUint8(9, TCP);
  header.set(source.address, 12);
  header.set(destination.address, 16);
  view.setUint16(10, checksum(header));
  return header;
}

/** It has no checksum of its own: that of TCP covers the addresses (RFC 8200, 8.1). */
function ipv6Header(
  source: SocketOctets,
  destination: SocketOctets,
  length: number,
  ecn: number,
): Uint8Array {
  const header = new Uint8Array(40);
  const view = new DataView(header.buffer);
  view.setUint32(0, (6 * 2 ** 28 + ecn * 2 ** 20) >>> 0);
  view.setUint16(4, length);
  view.setUint8(6, TCP);
  view.setUint8(7, TTL);
  header.set(source.address, 8);
  header.set(destination.address, 24);
  return header;
}
