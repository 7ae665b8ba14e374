/**
 * Listening sockets of a real Linux kernel, with up to 20 clients: the same segments, states, queue lengths and counters. Each is
 * held against ours by `npm run prove`; here: that none is missing, and that the comparison sees what differs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recordingFrom } from '../../src/proof/kernelSchema.ts';
import { compareListener } from '../../src/proof/listener/compareListener.ts';
import {
  listenerRecordingFrom,
  type ListenerRecording,
} from '../../src/proof/listener/listenerSchema.ts';

const folder = new URL('../fixtures/reference/listener/', import.meta.url);
const recordings = readdirSync(folder).map((file): ListenerRecording => {
  const data: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  return listenerRecordingFrom(data, recordingFrom(data));
});

test('all 34 recordings are here', () => {
  expect(recordings).toHaveLength(34);
});

describe('the comparison sees', () => {
  const full = recordings.find(({ name }) => name === 'l_b1_n5_never')!;
  const changes: [what: string, change: (r: ListenerRecording) => void, where: RegExp][] = [
    ['another number', (r) => (r.segments[3]!.seq_rel! += 1), /^c\d: (client|server)'s /],
    ['a SYN more', (r) => r.segments.pop(), /^c\d: /],
    [
      'a longer queue',
      (r) => (r.listener_series.findLast(({ queues }) => queues[0])!.queues[0]!.acceptq += 1),
      /^queues at /,
    ],
    [
      'another limit',
      (r) => r.listener_series.forEach(({ queues }) => queues[0] && (queues[0].backlog = 2)),
      /^queues at /,
    ],
    [
      'a counter too high when it changed',
      (r) => (r.listener_series.find(({ counters }) => counters)!.counters!.TcpPassiveOpens = 9),
      /^TcpPassiveOpens at /,
    ],
    [
      'another count in the end',
      (r) => (r.counters.server.TcpExtListenDrops = 1),
      /^TcpExtListenDrops$/,
    ],
  ];

  test.each(changes)('%s', (_what, change, where) => {
    const changed = structuredClone(full);
    change(changed);
    expect(compareListener(changed)?.where).toMatch(where);
  });
});
