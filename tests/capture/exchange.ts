/**
 * A capture in packet notation, a line each segment, and behind `|` the flags that it is to have:
 *
 *     0ms   client S 100 win 1000 scale 7
 *     10ms  server SA 300 ack 101
 *     20ms  client A 101:201 ack 301   | retransmission
 *
 * `id 7`, `ttl 50`, `ts 200,100`, `sack 301-401`, `options 0402` (as octets), `header 8` (that it says it has), `cut 60` (octets of
 * the frame) stand behind. Other sockets are written `client2`, `server2`: another client's port, or another server's.
 */
import { captureScan, connectionOf, type CaptureList } from '../../src/capture/open.ts';
import { flagsOf } from '../../src/capture/analysis/flagBits.ts';
import { segmentsScan, type FoundConnection } from '../../src/capture/segments.ts';
import { pcapFile, type Written } from '../wire/build/files.ts';
import { ethernet, ipv4, tcp } from '../wire/build/frames.ts';
import { octets } from '../wire/build/octets.ts';

const LETTERS: Readonly<Record<string, number>> = { F: 1, S: 2, R: 4, P: 8, A: 16 };
/** Where it stands in IPv4's header. */
const SOURCE_ADDRESS = 12;
const TICKS_PER_SECOND = 1_000_000;
const UNITS: Readonly<Record<string, number>> = { us: 1, ms: 1_000, s: TICKS_PER_SECOND };

export interface Exchange {
  readonly file: Uint8Array;
  /** As they are to be, and as they are. */
  readonly expected: readonly string[];
  readonly got: readonly string[];
  readonly list: CaptureList;
  readonly connection: (stream: number) => FoundConnection | null;
}

export function exchange(text: string): Exchange {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const file = pcapFile(lines.map((line) => frameOf(line.split('|')[0] ?? '')));
  const flags = new Map<number, string>();
  const scan = captureScan((passing) => {
    flags.set(passing.frame.number, flagsOf(passing.flags).join(', '));
  });
  scan.push(file);
  scan.finish();
  return {
    file,
    expected: lines.map((line) => `${shortened(line)} | ${(line.split('|')[1] ?? '').trim()}`),
    got: lines.map((line, i) => `${shortened(line)} | ${flags.get(i + 1) ?? 'no TCP'}`),
    list: scan.list(),
    connection: (stream) => {
      const list = scan.list();
      const told = connectionOf(list, stream);
      const segments = segmentsScan(told?.stream ?? stream, told && { ...told, endNs: list.endNs });
      segments.push(file);
      return segments.finish();
    },
  };
}

const shortened = (line: string): string => (line.split('|')[0] ?? '').replace(/\s+/g, ' ').trim();

function frameOf(line: string): Written {
  const words = shortened(line).split(' ');
  const [at = '', sender = '', letters = '', numbers = ''] = words;
  const after = (word: string): string | undefined => {
    const place = words.indexOf(word);
    return place < 0 ? undefined : words[place + 1];
  };
  const [, time = '0', unit = 'us'] = /^([\d.]+)(us|ms|s)$/.exec(at) ?? [];
  const ticks = Math.round(Number(time) * (UNITS[unit] ?? 1));
  const [start = '0', end = start] = numbers.split(':');
  const segment = tcp({
    ports: portsOf(sender),
    seq: Number(start) >>> 0,
    ack: Number(after('ack') ?? 0) >>> 0,
    flags: letters.split('').reduce((sum, letter) => sum | (LETTERS[letter] ?? 0), 0),
    window: Number(after('win') ?? 1000),
    options: optionsOf(after),
    ...(after('header') !== undefined && { offset: Number(after('header')) / 4 }),
    data: Array<number>((Number(end) - Number(start)) >>> 0).fill(0x61),
  });
  const [from, to] = sender.startsWith('client') ? [1, 2] : [2, 1];
  const id = Number(after('id') ?? 0);
  const packet = ipv4(segment, { id });
  packet[8] = Number(after('ttl') ?? packet[8]);
  packet.set([10, 0, 0, from, 10, 0, 0, to], SOURCE_ADDRESS);
  const frame = ethernet(packet);
  const cut = after('cut');
  return {
    at: [Math.floor(ticks / TICKS_PER_SECOND), ticks % TICKS_PER_SECOND],
    octets: cut === undefined ? frame : frame.subarray(0, Number(cut)),
    wire: frame.length,
  };
}

function portsOf(sender: string): readonly [number, number] {
  const client = 40_000 + Number(/client(\d+)/.exec(sender)?.[1] ?? 0);
  return sender.startsWith('client')
    ? [client, 80]
    : [80, 40_000 + Number(/\d+/.exec(sender)?.[0] ?? 0)];
}

function optionsOf(after: (word: string) => string | undefined): Uint8Array {
  const scale = after('scale');
  const sack = after('sack');
  const parts: number[] = [];
  if (scale !== undefined) parts.push(1, 3, 3, Number(scale));
  const [value, echo] = (after('ts') ?? '').split(',').map(Number);
  if (echo !== undefined) parts.push(1, 1, 8, 10, ...wordOf(value ?? 0), ...wordOf(echo));
  if (sack !== undefined) {
    const [left = 0, right = 0] = sack.split('-').map(Number);
    parts.push(1, 1, 5, 10, ...wordOf(left), ...wordOf(right));
  }
  return octets(parts, after('options') ?? '');
}

const wordOf = (n: number): number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
