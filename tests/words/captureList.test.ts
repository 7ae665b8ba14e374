/** What is said of a capture and of its connections, of a damaged file, and of the flags of the analysis: in both languages. */
import { describe, expect, test } from 'vitest';
import type { FlagReason } from '../../src/capture/analysis/reasons.ts';
import { FLAGS, type AnalysisFlag } from '../../src/capture/captured.ts';
import { completenessOf } from '../../src/capture/completeness.ts';
import type { Look } from '../../src/capture/looks.ts';
import { odditiesOf } from '../../src/capture/oddity.ts';
import type { CaptureProblem } from '../../src/wire/captureFile/contract.ts';
import type { GzipFault } from '../../src/wire/gzip/gunzip.ts';
import type { CaptureWords } from '../../src/words/contract/capture.ts';
import { capture as english } from '../../src/words/en/capture.ts';
import { flagText } from '../../src/words/sentences/captureFlag.ts';
import { endingParts, headLine, lookText } from '../../src/words/sentences/captureList.ts';
import { fileOddityText, problemText } from '../../src/words/sentences/captureProblem.ts';
import { size } from '../../src/words/size.ts';
import { capture as chinese } from '../../src/words/zh/capture.ts';
import { exchange } from '../capture/exchange.ts';

const both = (say: (words: CaptureWords) => string): string[] => [english, chinese].map(say);

describe('the list', () => {
  const { list } = exchange(`
    0ms   client S 100
    1ms   server RA 0 ack 101
    10ms  client1 S 100
    20ms  server1 SA 300 ack 101
    30ms  client1 FA 101 ack 301
    40ms  server1 A 301 ack 102 win 0
    3s    client1 A 102 ack 301`);

  test('is headed by what the file holds', () => {
    expect(both((words) => headLine(list, words.list))).toEqual([
      '2 connections, 7 frames (7 TCP) in 3 s, pcap',
      '2 条连接，7 帧（TCP 7），历时 3 秒，pcap',
    ]);
  });

  test('says of each connection how it ended and what is odd, none of it twice', () => {
    const told = ({ list: words }: CaptureWords) =>
      list.connections
        .map((one) => endingParts(one.ending, odditiesOf(one), words).join('; '))
        .join(' | ');
    expect(both(told)).toEqual([
      'refused; 2 bad checksums | half-closed by client; server does not close for 2.97 s; zero window of server; 5 bad checksums',
      '连接被拒绝; 2 个校验和错误 | 客户端半关闭; 服务器2.97 秒未关闭; 服务器零窗口; 5 个校验和错误',
    ]);
  });

  test.each([
    [1, 'synOnly'],
    [3, 'synAck'],
    [7, 'established'],
    [15, 'data'],
    [31, 'completeWithData'],
    [39, 'completeWithoutData'],
    [47, 'completeWithData'],
    [28, 'incomplete'],
  ])('completeness %i is %s, as a dissector tells them apart', (seen, name) => {
    expect(completenessOf(seen)).toBe(name);
  });

  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_024, '1.02 kB'],
    [999_999, '1 MB'],
    [45_140_000, '45.1 MB'],
  ])('%i bytes are %s', (octets, text) => {
    expect(size(octets)).toBe(text);
  });

  test('a look is a sentence with its numbers', () => {
    const look: Look = {
      ...{ what: 'closeWaitLeak', side: 'server', address: '10.0.0.2' },
      ...{ connections: 6, longestNs: 9e9 },
    };
    expect(both((words) => lookText(look, words.looks))).toEqual([
      'Looks like a CLOSE_WAIT leak: 10.0.0.2, as server, did not close 6 connections after the peer’s FIN, the longest for 9 s. Its application does not call close().',
      '像 CLOSE_WAIT 泄漏：10.0.0.2（作为服务器）收到对端的 FIN 后，有 6 条连接没有关闭，最长 9 秒。它的应用程序没有调用 close()。',
    ]);
  });
});

describe('a damaged file', () => {
  const damage: readonly GzipFault['what'][] = [
    ...(['header', 'checksum', 'size', 'endsEarly'] as const),
    ...(['block', 'lengths', 'symbol', 'distance'] as const),
  ];
  const problems: readonly CaptureProblem[] = [
    { kind: 'empty', position: 0 },
    ...(['zip', 'html', 'netmon', 'unknown'] as const).map(
      (looksLike) => ({ kind: 'notCapture', position: 0, looksLike }) as const,
    ),
    { kind: 'endsEarly', position: 24, within: 'fileHeader', needed: 16, found: 3 },
    { kind: 'unknownVersion', position: 4, major: 9, minor: 1 },
    { kind: 'unknownByteOrder', position: 8, magic: 7 },
    {
      ...{ kind: 'impossibleLength', position: 24, within: 'record' },
      ...{ length: 9, least: 12, most: 99 },
    },
    { kind: 'lengthsDiffer', position: 24, length: 8, trailer: 9 },
    { kind: 'capturedTooLong', position: 24, captured: 9, room: 8 },
    { kind: 'unknownInterface', position: 24, interfaceId: 2, described: 1 },
    ...damage.map((what) => ({ kind: 'gzip', position: 77, what }) as const),
  ];

  test('is told in a sentence of its own for each kind, without the names of the code', () => {
    for (const words of [english, chinese]) {
      const told = problems.map((problem) => problemText(problem, words.problems));
      expect(new Set(told).size).toBe(told.length);
      for (const sentence of told) {
        expect(sentence).toMatch(/[.。]$/);
        expect(sentence).not.toMatch(/[a-z][A-Z]\w*Header|endsEarly|undefined|netmon|: \w+\.$/);
      }
    }
  });

  test('says where', () => {
    const problem: CaptureProblem = { kind: 'gzip', position: 77, what: 'checksum' };
    expect(both((words) => problemText(problem, words.problems))).toEqual([
      'Its compression (gzip) is damaged at byte 77 of the compressed file: the checksum (CRC-32) of what was unpacked does not match.',
      'gzip 压缩数据在压缩文件的第 77 字节处损坏：解压后的校验和（CRC-32）不符。',
    ]);
    const oddity = { kind: 'longerThanWire', position: 40, count: 2 } as const;
    expect(both((words) => fileOddityText(oddity, words.problems))).toEqual([
      'Of a frame at byte 40 more was captured than was on the wire (2 times).',
      '第 40 字节处的帧抓到的比线路上的还多（共 2 处）。',
    ]);
  });
});

describe('flags', () => {
  const told = (text: string, words: CaptureWords) => {
    const found = exchange(text).connection(0);
    const all = [...(found?.reasons ?? [])].flatMap(([frame, reasons]) =>
      reasons.map((reason) => ({ frame, reason })),
    );
    const numbering = { own: String, others: String };
    return all.map(
      ({ frame, reason }) => `${frame} ${flagText(reason, words.flags, numbering, ' ')}`,
    );
  };

  test('a retransmission after a timeout is below what was expected, and too late to be out of order', () => {
    expect(
      told(
        `0ms   client A 101:201 ack 1
         300ms client A 101:201 ack 1`,
        english,
      ),
    ).toEqual([
      '2 Its seq 101 is below 201, the next one expected. It came 300 ms after the highest one, too late for reordering (less than 3 ms).',
    ]);
  });

  test('a fast retransmission says which duplicate ACKs called for it (RFC 5681, 3.2), not that it came late', () => {
    const text = `
      0ms  client A 101:201 ack 1
      1ms  client A 201:301 ack 1
      20ms server A 1 ack 101
      21ms server A 1 ack 101
      22ms server A 1 ack 101
      23ms client A 101:201 ack 1`;
    expect(told(text, english).slice(-2)).toEqual([
      '6 Its seq 101 is below 301, the next one expected. It came 22 ms after the highest one, too late for reordering (less than 3 ms).',
      '6 2 duplicate ACKs ask for 101, where it begins, and it came 1 ms after the last one (less than 20 ms).',
    ]);
    expect(told(text, chinese).at(-1)).toBe(
      '6 2 个重复 ACK 要求从 101 开始重传，它正从这里开始，并在最近一个之后 1 毫秒到来（不到 20 毫秒）。',
    );
  });

  const NUMBERS: { readonly [F in AnalysisFlag]: Extract<FlagReason, { flag: F }>['numbers'] } = {
    retransmission: { seq: 1, nextSeq: 2, sinceNs: 1e6, withinNs: 3e6 },
    fast_retransmission: { sinceAckNs: 1e6, duplicates: null, lastAck: 1 },
    spurious_retransmission: { end: 1, lastAck: 2 },
    out_of_order: { nextSeq: 2, sinceNs: 1e6, withinNs: 3e6, firstRttNs: null },
    duplicate_ack: { ack: 1, number: 1, ofFrame: 4 },
    lost_segment: { seq: 2, nextSeq: 1, missing: 1 },
    ack_lost_segment: { ack: 2, seenUpTo: 1, unseen: 1 },
    keep_alive: { seq: 1, nextSeq: 2 },
    keep_alive_ack: { ack: 1 },
    zero_window: { ack: 1 },
    zero_window_probe: { seq: 1 },
    zero_window_probe_ack: { ack: 1 },
    window_update: { from: 0, to: 10, ack: 1 },
    window_full: { end: 11, lastAck: 1, window: 5, shift: 1 },
    reused_ports: { seq: 1, formerSeq: null },
  };

  test('each has a name that students know, and a sentence of its own', () => {
    for (const { flags } of [english, chinese]) {
      const numbering = { own: String, others: String };
      const sentences = FLAGS.map((flag) =>
        flagText({ flag, numbers: NUMBERS[flag] } as FlagReason, flags, numbering, ''),
      );
      expect(new Set(sentences).size).toBe(FLAGS.length);
      for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|NaN|null/);
      for (const flag of FLAGS) expect(flags.names[flag]).toContain('TCP ');
    }
  });
});
