/**
 * Which connection a segment belongs to. Looked up by both sockets, whichever way the segment goes, without making anything
 * for it: a capture has millions. Of two ends the one with the greater address (or port) is `high`, for ever.
 *
 * A connection begins where Wireshark 4.0 begins a stream: with the first segment between two sockets, and with a SYN
 * where one is known already (rule 12, in dissect.ts); they are counted from 0 in that order.
 */
import { u32 } from '../wire/octets.ts';
import type { Packet } from '../wire/packet.ts';
import { Connection } from './connection.ts';

/** An address has at most four words of 32 bits; a key has two addresses and the ports. */
const WORDS = 9;
const FIRST_SLOTS = 1 << 10;
const FREE = -1;

export class ConnectionTable {
  readonly connections: Connection[] = [];
  /** Of the segment looked up last: it comes from the high end; its connection was not known before. */
  isFromHigh = false;
  isNew = false;

  /** A slot of the table holds the newest connection between two sockets. */
  private slots = new Int32Array(FIRST_SLOTS).fill(FREE);
  private used = 0;
  /** The key of the segment that is looked up: high address, low address, ports; IPv4 in the first word of each. */
  private readonly key = new Uint32Array(WORDS);
  private slot = 0;
  private last: Connection | null = null;

  find(packet: Packet): Connection {
    this.readKey(packet);
    const { last } = this;
    this.isNew = false;
    if (last !== null && this.isOf(last)) return last;
    this.slot = this.slotOf(this.hash());
    const stream = this.slots[this.slot] ?? FREE;
    const known = stream === FREE ? undefined : this.connections[stream];
    if (known !== undefined) return (this.last = known);
    this.used += 1;
    if (this.used * 2 > this.slots.length) this.grow();
    return this.begin(packet);
  }

  /** Another connection between the same sockets as the one found last. */
  renew(packet: Packet): Connection {
    this.slot = this.slotOf(this.hash());
    return this.begin(packet);
  }

  private begin(packet: Packet): Connection {
    const connection = new Connection(
      this.connections.length,
      this.key,
      packet.ipVersion,
      this.isFromHigh,
    );
    this.slots[this.slot] = connection.stream;
    this.connections.push(connection);
    this.isNew = true;
    return (this.last = connection);
  }

  private readKey(packet: Packet): void {
    const { bytes, sourceAt, destinationAt, sourcePort, destinationPort, ipVersion } = packet;
    const words = ipVersion === 4 ? 1 : 4;
    let difference = 0;
    for (let i = 0; i < words && difference === 0; i++)
      difference = u32(bytes, sourceAt + 4 * i) - u32(bytes, destinationAt + 4 * i);
    const isFromHigh = difference === 0 ? sourcePort > destinationPort : difference > 0;
    this.isFromHigh = isFromHigh;
    const highAt = isFromHigh ? sourceAt : destinationAt;
    const lowAt = isFromHigh ? destinationAt : sourceAt;
    const { key } = this;
    for (let i = 0; i < words; i++) {
      key[i] = u32(bytes, highAt + 4 * i);
      key[4 + i] = u32(bytes, lowAt + 4 * i);
    }
    if (words === 1) key[1] = key[2] = key[3] = key[5] = key[6] = key[7] = 0;
    key[8] = isFromHigh
      ? (sourcePort << 16) | destinationPort
      : (destinationPort << 16) | sourcePort;
  }

  private isOf(connection: Connection): boolean {
    const { key } = this;
    const other = connection.key;
    if (key[8] !== other[8] || key[0] !== other[0] || key[4] !== other[4]) return false;
    for (let i = 1; i < 8; i++) if (key[i] !== other[i]) return false;
    return true;
  }

  private hash(): number {
    let hash = 0;
    for (let i = 0; i < WORDS; i++) {
      hash = Math.imul(hash ^ (this.key[i] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash >>> 0;
  }

  private slotOf(hash: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const stream = this.slots[slot] ?? FREE;
      const connection = stream === FREE ? undefined : this.connections[stream];
      if (connection === undefined || this.isOf(connection)) return slot;
    }
  }

  private grow(): void {
    const key = this.key.slice();
    const newest = this.slots.filter((stream) => stream !== FREE);
    this.slots = new Int32Array(this.slots.length * 2).fill(FREE);
    for (const stream of newest) {
      const connection = this.connections[stream];
      if (connection === undefined) continue;
      this.key.set(connection.key);
      this.slots[this.slotOf(this.hash())] = stream;
    }
    this.key.set(key);
    this.slot = this.slotOf(this.hash());
  }
}
