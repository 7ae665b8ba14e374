/** What a file is by its first octets, where it is no capture that can be read. */
import { u8 } from '../octets.ts';
import type { Lookalike } from './contract.ts';

const SIGNS: readonly (readonly [sign: readonly number[] | string, Lookalike])[] = [
  [[0x1f, 0x8b], 'gzip'],
  ['PK', 'zip'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'zstd'],
  [[0x04, 0x22, 0x4d, 0x18], 'lz4'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 'xz'],
  ['BZh', 'bzip2'],
  ['snoop\0', 'snoop'],
  ['GMBU', 'netmon'],
  ['RTSS', 'netmon'],
  ['TRSNIFF', 'sniffer'],
];

/** How many of the first octets are looked at. */
export const LOOKED_AT = 64;

export function lookalike(first: Uint8Array): Lookalike {
  const sign = SIGNS.find(([octets]) => startsWith(first, octets));
  if (sign !== undefined) return sign[1];
  const text = textOf(first)?.trimStart();
  if (text === undefined) return 'unknown';
  if (/^[{[]\s*(["{}[\]]|$)/.test(text)) return 'json';
  return text.startsWith('<') ? 'html' : 'text';
}

function startsWith(first: Uint8Array, sign: readonly number[] | string): boolean {
  if (sign.length > first.length) return false;
  return typeof sign === 'string'
    ? String.fromCharCode(...first.subarray(0, sign.length)) === sign
    : sign.every((octet, i) => u8(first, i) === octet);
}

/** UTF-8 that may be cut off at its end, without what nobody types; undefined: it is none. */
function textOf(first: Uint8Array): string | undefined {
  if (!first.every(isTyped)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(first, { stream: true });
  } catch {
    return undefined;
  }
}

const isTyped = (octet: number): boolean =>
  octet >= 0x20 ? octet !== 0x7f : octet === 9 || octet === 10 || octet === 13;

/** The first octets of pcap in either order and all its resolutions, of pcapng, and of gzip, which may hold one. */
const CAPTURES: readonly (readonly number[])[] = [
  [0xd4, 0xc3, 0xb2, 0xa1],
  [0xa1, 0xb2, 0xc3, 0xd4],
  [0x4d, 0x3c, 0xb2, 0xa1],
  [0xa1, 0xb2, 0x3c, 0x4d],
  [0x34, 0xcd, 0xb2, 0xa1],
  [0xa1, 0xb2, 0xcd, 0x34],
  [0x0a, 0x0d, 0x0d, 0x0a],
  [0x1f, 0x8b],
];

/** What tcpdump prints has it in every line. */
const PRINTED = /\bIP6? \S+ > \S+: (Flags )?\[?[SFPRUEW.]+\]?/;

/** Whether a file that may be of another kind is a capture, or a text of tcpdump, by its first octets: some thousand will do. */
export const isCapture = (first: Uint8Array): boolean =>
  CAPTURES.some((sign) => startsWith(first, sign)) || PRINTED.test(new TextDecoder().decode(first));
