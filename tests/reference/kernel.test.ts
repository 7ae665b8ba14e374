/** Connections recorded from a real Linux kernel: the same calls and losses give the same segments, states and times. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareWithKernel } from '../../src/proof/kernelComparison.ts';
import { recordingFrom, type Recording } from '../../src/proof/kernelRecording.ts';

/** The first recordings, and those made to see what these did not show. */
const recordings = ['kernel', 'kernel-more'].flatMap((name) => {
  const folder = new URL(`../fixtures/reference/${name}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => recordingFrom(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));
});

test('all 97 recordings are here', () => {
  expect(recordings).toHaveLength(97);
});

test.each(recordings)('$name: $description', (recorded) => {
  expect(compareWithKernel(recorded)).toBeNull();
});

describe('the comparison sees', () => {
  const recorded = recordings.find(({ name }) => name === 'last_ack_lost') as Recording;
  const fin = recorded.segments.findIndex((s) => s.from === 'server' && s.flags.includes('FIN'));
  const changes: [what: string, change: (r: Recording) => void, where: string][] = [
    ['another number', (r) => (r.segments[fin]!.seq += 1), "server's segment 3"],
    ['a segment less', (r) => r.segments.pop(), "client's segment 5"],
    ['another state', (r) => (r.states.at(-1)!.to = 'LISTEN'), "client's states 6"],
    ['another time', (r) => (r.segments.at(-2)!.t_ms += 60), "time of server's segment 4"],
    [
      'a wait too short',
      (r) => (r.states.at(-1)!.t_ms -= 2000),
      "time of client's TIME_WAIT > CLOSED",
    ],
  ];
  test.each(changes)('%s', (_what, change, where) => {
    const changed = structuredClone(recorded);
    change(changed);
    expect(compareWithKernel(changed)).toMatchObject({ where });
  });
});
