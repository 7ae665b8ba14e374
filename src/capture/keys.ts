/**
 * The sockets of all connections in one row of words, so that telling two connections apart reaches for one place only: of
 * each the high address and the low one (four words, of IPv4 the first), the ports, and the version of IP.
 */
import type { Socket } from '../trace/connection.ts';
import { addressText } from '../wire/addressText.ts';

export const KEY = { high: 0, low: 4, ports: 8, version: 9 } as const;
/** How many words a key has. */
export const WORDS = 10;
const FIRST = 64;

export class Keys {
  private words = new Uint32Array(FIRST * WORDS);
  /** Of one address. */
  private readonly octets = new Uint8Array(16);
  private readonly view = new DataView(this.octets.buffer);

  set(stream: number, key: Uint32Array): void {
    const at = stream * WORDS;
    if (at + WORDS > this.words.length) {
      const more = new Uint32Array(this.words.length * 2);
      more.set(this.words);
      this.words = more;
    }
    this.words.set(key, at);
  }

  isOf(stream: number, key: Uint32Array): boolean {
    const { words } = this;
    const at = stream * WORDS;
    for (let i = 0; i < WORDS; i++) if (words[at + i] !== key[i]) return false;
    return true;
  }

  portOf(stream: number, isHigh: boolean): number {
    const ports = this.words[stream * WORDS + KEY.ports] ?? 0;
    return isHigh ? ports >>> 16 : ports & 0xffff;
  }

  socketOf(stream: number, isHigh: boolean): Socket {
    const at = stream * WORDS + (isHigh ? KEY.high : KEY.low);
    for (let i = 0; i < 4; i++) this.view.setUint32(4 * i, this.words[at + i] ?? 0);
    const version = this.words[stream * WORDS + KEY.version] === 4 ? 4 : 6;
    const address = addressText(this.octets, 0, version);
    return { address, port: this.portOf(stream, isHigh) };
  }
}
