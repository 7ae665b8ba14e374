/** Reads a TCP segment back from its octets, by the offsets of RFC 9293, 3.1; apart from what writes them. */
const text = (octets: Uint8Array) => String.fromCharCode(...octets);

export function decode(octets: Uint8Array) {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const headerLength = (view.getUint8(12) >> 4) * 4;
  const flags = view.getUint8(13);
  return {
    ports: [view.getUint16(0), view.getUint16(2)],
    numbers: [view.getUint32(4), view.getUint32(8)],
    reserved: view.getUint8(12) & 0xf,
    headerLength,
    flags: ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG', 'ECE', 'CWR'].filter((_, i) =>
      Boolean(flags & (1 << i)),
    ),
    window: view.getUint16(14),
    checksum: view.getUint16(16),
    urgentPointer: view.getUint16(18),
    options: [...octets.slice(20, headerLength)],
    data: text(octets.slice(headerLength)),
  };
}

export const hex = (octets: Uint8Array): string =>
  [...octets].map((octet) => octet.toString(16).padStart(2, '0')).join(' ');

export const octetsOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));
