/**
 * A connection as a capture that can be shown to anyone: the headers alone, and in the place of its addresses those for
 * documentation (RFC 5737, 3; RFC 3849). What decides anything stays: ports, numbers, flags, windows, options, times, and how much
 * data there was.
 */
import { addressOctets, isIpv6, type SocketPair } from '../wire/addresses.ts';
import { pcap, pcapng, type WrittenFrame } from '../wire/writing/captureFile.ts';
import { frameOf } from '../wire/writing/packet.ts';
import type { Socket } from '../trace/connection.ts';
import type { CapturedConnection, CapturedSegment } from './captured.ts';

export interface Sharing {
  /** The addresses stay as they are. */
  readonly addresses: boolean;
  /** The older form is the shorter one. */
  readonly form: 'pcap' | 'pcapng';
}

const INSTEAD = {
  ipv4: { client: [192, 0, 2, 1], server: [192, 0, 2, 2] },
  ipv6: { client: addressOctets('2001:db8::1'), server: addressOctets('2001:db8::2') },
} as const;

export function sharedCapture(
  { sockets, segments }: CapturedConnection,
  { addresses, form }: Sharing,
): Uint8Array<ArrayBuffer> {
  const pair: SocketPair = {
    client: octetsOf(sockets.client, addresses ? null : 'client'),
    server: octetsOf(sockets.server, addresses ? null : 'server'),
  };
  const [first] = segments;
  const frames = segments.map((one) => frameWithoutData(one, pair, first?.atNs ?? 0));
  const meta = { epochS: 0, resolution: 'micro' } as const;
  if (form === 'pcap') return pcap(frames, meta);
  const interfaces = [{ name: 'capture', description: '' }];
  return pcapng({
    ...{ ...meta, interfaces, frames },
    ...{ hardware: '', os: '', application: 'synfin', comment: '' },
  });
}

function octetsOf({ address, port }: Socket, instead: 'client' | 'server' | null) {
  const octets = { address: addressOctets(address), port };
  if (instead === null) return octets;
  return { address: INSTEAD[isIpv6(octets) ? 'ipv6' : 'ipv4'][instead], port };
}

/** A NOP and the option of window scale (RFC 7323, 2.2): the last of a header as it is written here, but for Fast Open. */
const SCALE_OCTETS = 4;

/**
 * Cut off behind the header of TCP: how much data followed is told by the length that IP has. A SYN that was cut off before it told its
 * window scale is so again.
 */
function frameWithoutData(
  { segment, from, ipId, atNs, optionsCut }: CapturedSegment,
  sockets: SocketPair,
  startNs: number,
): WrittenFrame {
  const data = new Uint8Array(segment.dataLen);
  const { windowScale, fastOpen } = segment;
  const isCut = optionsCut === true && windowScale === undefined && fastOpen === undefined;
  const written = isCut ? { ...segment, windowScale: 0 } : segment;
  const whole = frameOf({ segment: written, from, data, sockets, id: ipId });
  const unwritten = segment.dataLen + (isCut ? SCALE_OCTETS : 0);
  return {
    ...{ interfaceId: 0, direction: 'inbound', length: whole.length },
    atUs: Math.max(0, Math.round((atNs - startNs) / 1000)),
    octets: whole.subarray(0, whole.length - unwritten),
  };
}
