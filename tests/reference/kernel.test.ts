/**
 * Connections recorded from a real Linux kernel: the same calls and losses give the same segments, states and times. Each is held
 * against ours by `npm run prove`, a part of `npm test`; here: that none is missing, and that the comparison sees what differs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareWithKernel } from '../../src/proof/kernelComparison.ts';
import { EXCEPTIONS } from '../../src/proof/exceptions.ts';
import { recordingFrom, type Recording } from '../../src/proof/kernelSchema.ts';

/** The first recordings, those made to see what these did not show, and those of a Linux as it is installed. */
const recordings = ['kernel', 'kernel-more', 'modern'].flatMap((name) => {
  const folder = new URL(`../fixtures/reference/${name}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => recordingFrom(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));
});

test('all 187 recordings are here', () => {
  expect(recordings).toHaveLength(187);
});

const isException = ({ name }: Recording): boolean => name in EXCEPTIONS;

test('what is left out differs indeed: one whose probe came back too soon', () => {
  const left = recordings.filter(isException);
  expect(left.map(({ name }) => name)).toEqual(['m_tail_2']);
  expect(left.map(compareWithKernel)).toMatchObject([{ where: "time of client's segment 14" }]);
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
  const modern = recordings.find(({ name }) => name === 'm_loss_mid') as Recording;
  const sacked = modern.segments.findIndex((s) => s.opts?.sack !== undefined);
  const last = modern.segments.findLastIndex((s) => s.opts?.sack !== undefined);
  const optional: [what: string, change: (r: Recording) => void, where: string][] = [
    ['another scale', (r) => (r.segments[0]!.opts!.wscale = 7), "client's segment 1"],
    ['another SACK block', (r) => (r.segments[last]!.opts!.sack![0]![1] += 1), "server's pure ACK"],
    ['a segment without timestamps', (r) => delete r.segments[4]!.opts!.ts, "client's segment"],
  ];
  test.each(optional)('of options %s', (_what, change, where) => {
    expect(modern.segments[sacked]!.opts!.sack).toHaveLength(1);
    const changed = structuredClone(modern);
    change(changed);
    expect(compareWithKernel(changed)?.where).toContain(where);
  });

  test.each(changes)('%s', (_what, change, where) => {
    const changed = structuredClone(recorded);
    change(changed);
    expect(compareWithKernel(changed)).toMatchObject({ where });
  });
});
