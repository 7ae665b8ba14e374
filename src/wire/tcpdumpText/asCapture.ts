/**
 * What tcpdump printed, as a capture again: whatever reads captures reads it. The octets of the data are not in the text, so that they
 * are zeros; a segment without a time comes with the one before it.
 */
import { addressOctets, type SocketOctets } from '../addresses.ts';
import { pcap, type WrittenFrame } from '../writing/captureFile.ts';
import { frameOf } from '../writing/packet.ts';
import type { PrintedSegment, PrintedSocket, TcpdumpText } from './contract.ts';

export interface TextCapture {
  readonly file: Uint8Array<ArrayBuffer>;
  /** The line of the text that a frame was printed in, by the frame's number less one. */
  readonly lines: readonly number[];
  /** Lines whose hosts or ports are names: tcpdump has to print numbers (`-n`). */
  readonly named: readonly number[];
}

/** Two packets with the same identification would be copies of one. */
const IDS = 0x10000;

export function captureOfText({ segments }: TcpdumpText): TextCapture {
  const sockets = segments.map(({ from, to }) => [octetsOf(from), octetsOf(to)] as const);
  const isNamed = (i: number) => sockets[i]?.includes(null) === true;
  let atUs = 0;
  const frames: WrittenFrame[] = [];
  const lines: number[] = [];
  segments.forEach((printed, i) => {
    const [client, server] = sockets[i] ?? [];
    if (!client || !server) return;
    atUs = printed.atNs === null ? atUs : Math.max(0, Math.round(printed.atNs / 1000));
    frames.push({ ...{ interfaceId: 0, atUs, direction: 'outbound' }, octets: octets(printed, i) });
    lines.push(printed.line);

    function octets({ segment }: PrintedSegment, index: number): Uint8Array {
      const data = new Uint8Array(segment.dataLen);
      const pair = { client: client as SocketOctets, server: server as SocketOctets };
      return frameOf({ segment, from: 'client', data, sockets: pair, id: (index + 1) % IDS });
    }
  });
  return {
    file: pcap(frames, { epochS: 0, resolution: 'micro' }),
    lines,
    named: segments.flatMap(({ line }, i) => (isNamed(i) ? [line] : [])),
  };
}

const IPV4 = /^(\d{1,3}\.){3}\d{1,3}$/;
const IPV6 = /^[0-9a-f:]+$/i;

/** null: it is printed by name. */
function octetsOf({ address, port }: PrintedSocket): SocketOctets | null {
  const isNumber =
    /^\d+$/.test(port) && (IPV4.test(address) || (IPV6.test(address) && address.includes(':')));
  return isNumber ? { address: addressOctets(address), port: Number(port) } : null;
}
