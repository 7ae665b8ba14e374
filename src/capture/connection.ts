/** A connection while a capture is read: its sockets, and what is kept of it. Of a fixed size, however long it is. */
import type { Socket } from '../trace/connection.ts';
import type { OpenedBy } from './captured.ts';
import { Flow } from './analysis/flow.ts';

export class Connection {
  /** High address, low address (four words each), ports. */
  readonly key: Uint32Array;
  /** From the high end, and from the low end. */
  readonly high = new Flow();
  readonly low = new Flow();
  synAtNs: number | null = null;
  firstRttNs = 0;
  /** SYN 1, SYN+ACK 2, ACK 4, data 8, FIN 16, RST 32; and what it was before its last segment. */
  completeness = 0;
  completenessBefore = 0;
  openedBy: OpenedBy = 'guessed';
  isClientHigh = false;

  constructor(
    readonly stream: number,
    key: Uint32Array,
    readonly ipVersion: 4 | 6,
  ) {
    this.key = key.slice();
  }

  socketOf(isHigh: boolean): Socket {
    const ports = this.key[8] ?? 0;
    const words = this.key.subarray(isHigh ? 0 : 4, isHigh ? 4 : 8);
    return { address: addressText(words, this.ipVersion), port: isHigh ? ports >>> 16 : ports & 0xffff };
  }
}

function addressText(words: Uint32Array, ipVersion: 4 | 6): string {
  if (ipVersion === 4) {
    const [word = 0] = words;
    return [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255].join('.');
  }
  return shortest([...words].flatMap((word) => [word >>> 16, word & 0xffff]));
}

/** RFC 5952, 4: no leading zeros, the longest row of zeros as `::`. */
function shortest(groups: readonly number[]): string {
  let best = { at: -1, length: 1 };
  for (let at = 0; at < groups.length; at++) {
    let length = 0;
    while (groups[at + length] === 0) length += 1;
    if (length > best.length) best = { at, length };
  }
  const hex = (some: readonly number[]) => some.map((group) => group.toString(16)).join(':');
  if (best.at < 0) return hex(groups);
  return `${hex(groups.slice(0, best.at))}::${hex(groups.slice(best.at + best.length))}`;
}
