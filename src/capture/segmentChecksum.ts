/**
 * Whether TCP's checksum holds (RFC 9293, 3.1; over IPv6 RFC 8200, 8.1). By words of 32 bits, for a capture has all its
 * octets checked: their sum taken to 16 bits is the same. Asked only of segments that were captured whole.
 */
import type { Packet } from '../wire/packet.ts';

const PROTOCOL = 6;

export class ChecksumOf {
  private view = new DataView(new ArrayBuffer(0));
  private bytes = new Uint8Array();

  holds(packet: Packet): boolean {
    const { bytes, tcpAt, dataAt, dataLen } = packet;
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    const length = dataAt - tcpAt + dataLen;
    const addresses = packet.ipVersion === 4 ? 4 : 16;
    const sum =
      PROTOCOL +
      length +
      this.sum(packet.sourceAt, packet.sourceAt + addresses) +
      this.sum(packet.destinationAt, packet.destinationAt + addresses) +
      this.sum(tcpAt, tcpAt + length);
    return folded(sum) === 0xffff;
  }

  private sum(from: number, to: number): number {
    const { view, bytes } = this;
    let sum = 0;
    let at = from;
    for (; at + 16 <= to; at += 16)
      sum +=
        view.getUint32(at) +
        view.getUint32(at + 4) +
        view.getUint32(at + 8) +
        view.getUint32(at + 12);
    for (; at + 4 <= to; at += 4) sum += view.getUint32(at);
    for (let shift = 24; at < to; at += 1, shift -= 8) sum += ((bytes[at] ?? 0) << shift) >>> 0;
    return sum;
  }
}

/** 65536 is 1 here: what runs over 16 bits is added at the right. */
const folded = (sum: number): number => (sum === 0 ? 0 : ((sum - 1) % 0xffff) + 1);
