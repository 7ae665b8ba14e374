/**
 * The sockets of all connections in one row of words, so that telling two connections apart reaches for one place only: of
 * each the version of IP, the ports, and the high address and the low one word by word: four each, of IPv4 one.
 */
import type { Socket } from '../trace/connection.ts';
import { addressText } from '../wire/addressText.ts';

export const KEY = { version: 0, ports: 1, high: 2, low: 3 } as const;
/** From one word of an address to the next. */
export const NEXT_WORD = 2;
/** How many words a key has at most, and how many that of IPv4. */
export const WORDS = 10;
const WORDS_OF_IPV4 = 4;

export const wordsOf = (key: Uint32Array): number =>
  key[KEY.version] === 4 ? WORDS_OF_IPV4 : WORDS;
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
    const count = wordsOf(key);
    for (let i = 0; i < count; i++) if (words[at + i] !== key[i]) return false;
    return true;
  }

  portOf(stream: number, isHigh: boolean): number {
    const ports = this.words[stream * WORDS + KEY.ports] ?? 0;
    return isHigh ? ports >>> 16 : ports & 0xffff;
  }

  socketOf(stream: number, isHigh: boolean): Socket {
    const at = stream * WORDS + (isHigh ? KEY.high : KEY.low);
    for (let i = 0; i < 4; i++) this.view.setUint32(4 * i, this.words[at + NEXT_WORD * i] ?? 0);
    const version = this.words[stream * WORDS + KEY.version] === 4 ? 4 : 6;
    const address = addressText(this.octets, 0, version);
    return { address, port: this.portOf(stream, isHigh) };
  }
}
