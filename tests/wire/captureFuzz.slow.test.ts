/**
 * Captures that were damaged at random: whatever stands in a file, reading it comes to an end without an exception, gives no
 * octet that is not in it, and gives the frames before the damage as they were. The seed of a failure is in its message.
 */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { captureReader } from '../../src/wire/captureFile/reader.ts';
import { addressText } from '../../src/wire/addressText.ts';
import { decode, newPacket } from '../../src/wire/decode/decode.ts';
import { optionFaults, segmentOf } from '../../src/wire/segment.ts';
import { checksumOf } from '../../src/wire/segmentChecksum.ts';
import type { CapturedFrame } from '../../src/wire/packet.ts';
import * as file from './build/files.ts';
import { ethernet, ipv4, ipv6, IPV6, tcp } from './build/frames.ts';
import { BIG, octets } from './build/octets.ts';

const SYN = tcp({
  flags: 2,
  options: '020405b4 0402 080a0000000100000000 01 030307 22080102030405060000',
});
const SACK = tcp({ options: '0101 050a 0000000100000002', data: '68656c6c6f' });
const FRAMES = [
  ethernet(ipv4(SYN)),
  ethernet(ipv6(SACK, { next: 0, extensions: '2b 00 010400000000 06 00 000400000000' }), IPV6),
  ethernet(
    ipv4(octets('20006558 00000001', ethernet(ipv4(SACK))), { protocol: 47 }),
    '0800',
    '81000001',
  ),
  ethernet(octets('11000001 0063 0021', ipv4(SACK)), '8864'),
];
const COOKED = octets(
  '0800 0000 00000002 0001 00 06 0200000000010000',
  ipv4(SYN, { options: '94040000' }),
);
const NFLOG = octets('02000000 08000100 08000300 05000a0061000000', '5c000900', ipv4(SYN));

const numbered = (frames: readonly Uint8Array[]) =>
  frames.map((frame, i) => ({ octets: frame, at: [i, i] as const }));
const PCAPNG = file.joined(
  ...[
    file.section(),
    file.interfaceBlock({ options: file.joined(file.text(2, 'eth0'), file.END_OF_OPTIONS) }),
  ],
  file.enhanced(FRAMES[0]!, { options: file.joined(file.text(1, 'a'), file.END_OF_OPTIONS) }),
  ...FRAMES.slice(1).map((frame, i) => file.enhanced(frame, { ticks: BigInt(i) })),
  ...[
    file.section(BIG),
    file.interfaceBlock({ link: 276, options: file.option(9, 0x94, BIG) }, BIG),
  ],
  ...[file.simple(COOKED, COOKED.length, BIG), file.obsolete(COOKED, { ticks: 9n }, BIG)],
);
const PLAIN: readonly Uint8Array[] = [
  file.pcapFile(numbered(FRAMES)),
  file.pcapFile(numbered([COOKED, COOKED]), { link: 276, order: BIG, magic: 0xa1b23c4d }),
  file.pcapFile(numbered([NFLOG]), { link: 239 }),
  PCAPNG,
];
const PACKED: readonly Uint8Array[] = PLAIN.map((plain) => Uint8Array.from(gzipSync(plain)));

const MUTATIONS = 100_000;
/** Unpacking costs more than reading. */
const PACKED_EVERY = 50;

test(`${MUTATIONS.toLocaleString('en')} damaged files`, () => {
  const good = PLAIN.map((plain) => readAll(plain));
  for (let seed = 1; seed <= MUTATIONS; seed++) {
    const random = randomOf(seed);
    const which = random(PLAIN.length);
    const isPacked = seed % PACKED_EVERY === 0;
    const original: Uint8Array = (isPacked ? PACKED : PLAIN)[which]!;
    const { damaged, from } = damage(original, random);
    let seen;
    try {
      // In one piece most times: in many it takes longer, and pieces have a test of their own.
      seen = readAll(damaged, seed % 4 === 0 ? 1 + random(damaged.length) : undefined);
    } catch (thrown) {
      throw new Error(`seed ${seed}`, { cause: thrown });
    }
    if (isPacked) continue;
    const before = good[which]!.filter(({ end }) => end <= from);
    const same = before.every(({ line }, i) => line === seen[i]?.line);
    if (!same) expect(`seed ${seed}: ${JSON.stringify(seen)}`).toBe(JSON.stringify(before));
  }
});

/** One for all, as it is meant. */
const packet = newPacket();

/** What is read of a file: of each frame all that is made of it, and where in the file its record ends at the latest. */
function readAll(octets: Uint8Array, chunk = octets.length) {
  const reader = captureReader();
  const seen: { line: string; end: number }[] = [];
  const each = (frame: CapturedFrame) => {
    const { start, end, bytes } = frame;
    if (start < 0 || start > end || end > bytes.length) throw new Error('outside its buffer');
    if (!Number.isFinite(frame.atNs)) throw new Error('no time');
    const kind = decode(frame, packet);
    let line = `${kind} ${frame.atNs} ${frame.wireLength} ${frame.interfaceId}`;
    if (kind === 'tcp') {
      if (packet.end > end || packet.dataLen < 0 || packet.tcpAt < start)
        throw new Error('outside');
      const { seq, mss, dataLen } = segmentOf(packet);
      line += ` ${seq} ${mss} ${dataLen} ${optionFaults(packet).length} ${checksumOf(packet)}`;
      line += addressText(bytes, packet.sourceAt, packet.ipVersion);
    }
    // In pcapng behind the octets come padding, options and a length, which damage may have hit.
    const behind = reader.format === 'pcap' ? 0 : 24;
    seen.push({
      line,
      end: frame.position + (reader.format === 'pcap' ? 16 : 28) + end - start + behind,
    });
  };
  for (let at = 0; at < octets.length; at += chunk)
    reader.push(octets.subarray(at, at + chunk), each);
  reader.finish();
  return seen;
}

type Random = (below: number) => number;

/** mulberry32: small, and the same everywhere. */
function randomOf(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Numbers that lengths go wrong by. */
const NASTY = [0, 1, 2, 3, 4, 0x7f, 0x80, 0xff];

/** One to three places that are changed, put in, taken out, or cut off; and where the first one is. */
function damage(original: Uint8Array, random: Random): { damaged: Uint8Array; from: number } {
  let damaged: Uint8Array = Uint8Array.from(original);
  let from = original.length;
  for (let times = 1 + random(3); times > 0; times--) {
    const at = random(damaged.length);
    from = Math.min(from, at);
    switch (random(6)) {
      case 0:
        damaged = damaged.slice(0, at + 1);
        from = Math.min(from, at + 1);
        break;
      case 1:
        damaged.copyWithin(at, random(damaged.length), random(damaged.length));
        break;
      case 2: {
        const count = 1 + random(8);
        const longer = new Uint8Array(damaged.length + count).fill(random(256));
        longer.set(damaged.subarray(0, at));
        longer.set(damaged.subarray(at), at + count);
        damaged = longer;
        break;
      }
      case 3:
        damaged[at] = NASTY[random(NASTY.length)]!;
        break;
      case 4:
        damaged.fill(NASTY[random(NASTY.length)]!, at, at + 4);
        break;
      default:
        damaged[at]! ^= 1 << random(8);
    }
  }
  return { damaged, from };
}
