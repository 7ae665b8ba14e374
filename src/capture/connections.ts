/**
 * Which connection a segment belongs to. Looked up by both sockets, whichever way the segment goes, without making anything
 * for it: a capture has millions. Of two ends the one with the greater address (or port) is `high`, for ever.
 *
 * A connection begins where Wireshark 4.0 begins a stream: with the first segment between two sockets, and with a SYN
 * where one is known already (rule 12, in dissect.ts); they are counted from 0 in that order.
 */
import { u32 } from '../wire/octets.ts';
import type { CapturedPacket } from '../wire/packet.ts';
import { Connection } from './connection.ts';
import { KEY, Keys, NEXT_WORD, WORDS, wordsOf } from './keys.ts';

const FIRST_SLOTS = 1 << 10;
const FREE = -1;
const NONE = -1;

export class ConnectionTable {
  readonly connections: Connection[] = [];
  /** Of the segment looked up last: it comes from the high end; its connection was not known before. */
  isFromHigh = false;
  isNew = false;

  private readonly keys = new Keys();
  /** Pairs: the newest connection between two sockets, and the hash of these. */
  private slots = new Int32Array(FIRST_SLOTS * 2).fill(FREE);
  private used = 0;
  /** Of the segment that is looked up. */
  private readonly key = new Uint32Array(WORDS);
  private last = NONE;

  find(packet: CapturedPacket): Connection {
    this.readKey(packet);
    this.isNew = false;
    if (this.last !== NONE && this.keys.isOf(this.last, this.key)) return this.known(this.last);
    const hash = this.hash();
    const slot = this.slotOf(hash);
    const stream = this.slots[slot] ?? FREE;
    if (stream !== FREE) return this.known(stream);
    this.slots[slot + 1] = hash;
    const connection = this.begin(slot);
    this.used += 1;
    if (this.used * 4 > this.slots.length) this.grow();
    return connection;
  }

  /** Another connection between the same sockets as the one found last. */
  renew(): Connection {
    return this.begin(this.slotOf(this.hash()));
  }

  private known(stream: number): Connection {
    this.last = stream;
    return this.connections[stream] as Connection;
  }

  private begin(slot: number): Connection {
    const stream = this.connections.length;
    this.keys.set(stream, this.key);
    const connection = new Connection(stream, this.keys, this.isFromHigh);
    this.slots[slot] = stream;
    this.connections.push(connection);
    this.isNew = true;
    this.last = stream;
    return connection;
  }

  private readKey(packet: CapturedPacket): void {
    const { bytes, sourceAt, destinationAt, sourcePort, destinationPort, ipVersion } = packet;
    const words = ipVersion === 4 ? 1 : 4;
    const { key } = this;
    let [isSame, isFromHigh] = [true, sourcePort > destinationPort];
    for (let i = 0; i < words; i++) {
      const source = u32(bytes, sourceAt + 4 * i);
      const destination = u32(bytes, destinationAt + 4 * i);
      if (isSame && source !== destination) [isSame, isFromHigh] = [false, source > destination];
      // Words before the first that differ are the same of both.
      key[KEY.high + NEXT_WORD * i] = isFromHigh ? source : destination;
      key[KEY.low + NEXT_WORD * i] = isFromHigh ? destination : source;
    }
    this.isFromHigh = isFromHigh;
    key[KEY.ports] = isFromHigh
      ? (sourcePort << 16) | destinationPort
      : (destinationPort << 16) | sourcePort;
    key[KEY.version] = ipVersion;
  }

  private hash(): number {
    const { key } = this;
    let hash = 0;
    const count = wordsOf(key);
    for (let i = 0; i < count; i++) {
      hash = Math.imul(hash ^ (key[i] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash | 0;
  }

  /** Where it stands, or where it is to stand. */
  private slotOf(hash: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const stream = slots[slot] ?? FREE;
      if (stream === FREE) return slot;
      if (slots[slot + 1] === hash && this.keys.isOf(stream, this.key)) return slot;
    }
  }

  private grow(): void {
    const { slots } = this;
    const more = new Int32Array(slots.length * 2).fill(FREE);
    const mask = more.length - 1;
    for (let at = 0; at < slots.length; at += 2) {
      const stream = slots[at] ?? FREE;
      const hash = slots[at + 1] ?? 0;
      if (stream === FREE) continue;
      let slot = (hash << 1) & mask;
      while (more[slot] !== FREE) slot = (slot + 2) & mask;
      more[slot] = stream;
      more[slot + 1] = hash;
    }
    this.slots = more;
  }
}
