/**
 * Reads captures back, by the layouts of pcapng, pcap, Ethernet and IP; apart from what writes them. Every checksum is summed
 * anew: the sum of all that it covers is 0xffff (RFC 1071, 1).
 */
import { decode } from './decode.ts';

export interface ReadFrame {
  readonly interfaceId: number;
  /** In the units of the file, since 1970. */
  readonly time: bigint;
  readonly comment: string | null;
  readonly flags: number | null;
  readonly octets: Uint8Array;
}

export interface ReadCapture {
  readonly interfaces: readonly { readonly name: string; readonly resolution: number }[];
  readonly section: Readonly<Record<number, string>>;
  readonly frames: readonly ReadFrame[];
}

const text = (octets: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(octets);
const viewOf = (octets: Uint8Array) =>
  new DataView(octets.buffer, octets.byteOffset, octets.byteLength);

/** Options of a block: code, length, value, padding; 0 ends them. */
function optionsIn(body: Uint8Array, from: number): Map<number, Uint8Array> {
  const view = viewOf(body);
  const found = new Map<number, Uint8Array>();
  for (let at = from; at < body.length;) {
    const [code, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (code === 0) return found;
    found.set(code, body.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  throw new Error('options without an end');
}

export function readPcapng(file: Uint8Array): ReadCapture {
  const view = viewOf(file);
  const interfaces: { name: string; resolution: number }[] = [];
  const frames: ReadFrame[] = [];
  let section: Record<number, string> = {};
  for (let at = 0; at < file.length;) {
    const [type, length] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
    if (length % 4 !== 0 || view.getUint32(at + length - 4, true) !== length)
      throw new Error(`a block of ${length} octets at ${at} does not end as it begins`);
    const body = file.subarray(at + 8, at + length - 4);
    const fields = viewOf(body);
    if (type === 0x0a0d0d0a) {
      if (fields.getUint32(0, true) !== 0x1a2b3c4d) throw new Error('another byte order');
      section = Object.fromEntries([...optionsIn(body, 16)].map(([code, of]) => [code, text(of)]));
    } else if (type === 1) {
      const options = optionsIn(body, 8);
      const resolution = options.get(9)?.[0] ?? 6;
      interfaces.push({ name: text(options.get(2) ?? new Uint8Array()), resolution });
    } else if (type === 6) {
      const captured = fields.getUint32(12, true);
      const options = optionsIn(body, 20 + Math.ceil(captured / 4) * 4);
      const [comment, flags] = [options.get(1), options.get(2)];
      frames.push({
        interfaceId: fields.getUint32(0, true),
        time: (BigInt(fields.getUint32(4, true)) << 32n) + BigInt(fields.getUint32(8, true)),
        comment: comment ? text(comment) : null,
        flags: flags ? viewOf(flags).getUint32(0, true) : null,
        octets: body.subarray(20, 20 + captured),
      });
    } else throw new Error(`a block of type ${type}`);
    at += length;
  }
  return { interfaces, section, frames };
}

export function readPcap(file: Uint8Array) {
  const view = viewOf(file);
  const magic = view.getUint32(0, true);
  const frames: { seconds: number; parts: number; octets: Uint8Array }[] = [];
  for (let at = 24; at < file.length;) {
    const length = view.getUint32(at + 8, true);
    const [seconds, parts] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
    frames.push({ seconds, parts, octets: file.subarray(at + 16, at + 16 + length) });
    at += 16 + length;
  }
  return { magic, linkType: view.getUint32(20, true), frames };
}

/** The ones' complement sum, an odd octet padded at its right. */
function sumOf(...parts: readonly Uint8Array[]): number {
  let sum = 0;
  for (const part of parts)
    for (let i = 0; i < part.length; i += 2) sum += ((part[i] ?? 0) << 8) | (part[i + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return sum;
}

/** A frame taken apart; it throws where a checksum or a length is wrong. */
export function readFrame(frame: Uint8Array) {
  const view = viewOf(frame);
  const [destination, source] = [frame.subarray(0, 6), frame.subarray(6, 12)];
  const type = view.getUint16(12);
  const ip = frame.subarray(14);
  const six = type === 0x86dd;
  if (!six && type !== 0x0800) throw new Error(`EtherType ${type}`);
  const at = six ? 40 : 20;
  const length = six ? view.getUint16(18) : view.getUint16(16) - 20;
  const tcp = ip.subarray(at);
  if (tcp.length !== length) throw new Error(`IP says ${length} octets, there are ${tcp.length}`);
  if (!six && sumOf(ip.subarray(0, 20)) !== 0xffff) throw new Error('checksum of IP');
  const addresses = six ? ip.subarray(8, 40) : ip.subarray(12, 20);
  const rest = new Uint8Array(six ? 8 : 4);
  if (six) viewOf(rest).setUint32(0, length);
  else viewOf(rest).setUint16(2, length);
  rest[six ? 7 : 1] = 6;
  if (sumOf(addresses, rest, tcp) !== 0xffff) throw new Error('checksum of TCP');
  return {
    ...decode(tcp),
    macs: [source, destination],
    source: [...addresses.subarray(0, addresses.length / 2)],
    destination: [...addresses.subarray(addresses.length / 2)],
    id: six ? 0 : view.getUint16(18),
    ecn: six ? (ip[1] ?? 0) >> 4 : (ip[1] ?? 0) & 3,
    ttl: six ? ip[7] : ip[8],
  };
}
