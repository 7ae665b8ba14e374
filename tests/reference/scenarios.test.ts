/** Each of the reference's end-to-end runs, segment by segment, state by state, signal by signal. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareWithRun } from '../../src/proof/referenceRun.ts';
import { runsFrom, type ReferenceRun } from '../../src/proof/referenceSchema.ts';

const file = new URL('../fixtures/reference/scenarios.json', import.meta.url);
const runs = runsFrom(JSON.parse(readFileSync(file, 'utf8')));

test('all 89 runs are here', () => {
  expect(runs).toHaveLength(89);
});

describe.each(['core', 'extended'] as const)('tier %s', (tier) => {
  test.each(runs.filter((run) => run.tier === tier))('$id: $title', (run) => {
    expect(compareWithRun(run)).toBeNull();
  });
});

describe('the comparison sees', () => {
  const run = runs.find(({ id }) => id === 'close-last-ack-lost') as ReferenceRun;
  const changes: [what: string, change: (run: ReferenceRun) => void, where: string][] = [
    ['another number', (r) => (r.segments[3] = { ...r.segments[3]!, seq: 7 }), 'segment 4'],
    ['a segment more', (r) => r.segments.push(r.segments[0]!), 'segment 10'],
    ['another state', (r) => (r.paths.client[2] = { state: 'CLOSED', t: 100 }), "client's state 3"],
    ['a signal less', (r) => r.signals.server.pop(), "server's signal 2"],
  ];
  test.each(changes)('%s', (_what, change, where) => {
    const changed = structuredClone(run);
    change(changed);
    expect(compareWithRun(changed)).toMatchObject({ where });
  });
});
