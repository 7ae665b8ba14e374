/** How much of a connection's life was seen, as a sum (`tcp.completeness`). */
import { BIT, type CapturedPacket } from '../wire/packet.ts';
import type { Connection } from './connection.ts';

export const SEEN = { syn: 1, synAck: 2, ack: 4, data: 8, fin: 16, rst: 32 } as const;

/** Of a connection's first segment only a SYN counts, and the data that it brings. */
export function complete(connection: Connection, packet: CapturedPacket, isFirst: boolean): void {
  connection.completeness |= isFirst ? ofFirst(packet) : ofLater(packet);
}

function ofFirst({ flags, dataLen }: CapturedPacket): number {
  if ((flags & (BIT.syn | BIT.ack)) !== BIT.syn) return 0;
  return dataLen > 0 ? SEEN.syn | SEEN.data : SEEN.syn;
}

function ofLater({ flags, dataLen }: CapturedPacket): number {
  let seen = 0;
  if ((flags & BIT.ack) !== 0) {
    if ((flags & BIT.syn) !== 0) seen = SEEN.synAck;
    else seen = dataLen > 0 ? SEEN.data : SEEN.ack;
    if ((flags & BIT.fin) !== 0) seen |= SEEN.fin;
  }
  return (flags & BIT.rst) !== 0 ? seen | SEEN.rst : seen;
}

/** As a dissector tells them apart (Wireshark 4.0, `tcp.completeness`), in the order of a connection's life. */
export type Completeness =
  | 'synOnly'
  | 'synAck'
  | 'established'
  | 'data'
  | 'completeWithoutData'
  | 'completeWithData'
  | 'incomplete';

export function completenessOf(seen: number): Completeness {
  const handshake = SEEN.syn | SEEN.synAck | SEEN.ack;
  if ((seen & handshake) === handshake) {
    if ((seen & (SEEN.fin | SEEN.rst)) === 0) return seen & SEEN.data ? 'data' : 'established';
    return seen & SEEN.data ? 'completeWithData' : 'completeWithoutData';
  }
  if (seen === SEEN.syn) return 'synOnly';
  return seen === (SEEN.syn | SEEN.synAck) ? 'synAck' : 'incomplete';
}
