/** What a server with many clients cost, as `npm run simulate -- NAME --summary` prints it. */
import { describe, expect, test } from 'vitest';
import { answerTo } from '../../src/command/simulation.ts';
import { MODELS } from '../../machines/server/program.ts';
import { WORLDS } from '../../src/scenarios/worlds/index.ts';
import { worldOf } from '../../src/simulation/world/serverScenario.ts';
import { simulateWorld } from '../../src/simulation/world/worldRun.ts';
import { worldSummary } from '../../src/trace/worldSummary.ts';
import { waitsOf } from '../../src/trace/worldWaits.ts';

const summary = (...args: string[]) => answerTo([...args, '--summary']).out.split('\n');

/** The cells of a row, or of the lines of one world: two blanks or more are between them. */
const cells = (line = '') => line.trim().split(/ {2,}/);

describe('the figures of a world', () => {
  test('are a line each', () => {
    const lines = new Map(
      summary('server-backlog-full').map((line) => cells(line) as [string, string]),
    );
    expect(lines.get('model')).toBe('iterative');
    expect(lines.get('clients answered')).toBe('2/7');
    expect(lines.get('clients failed')).toBe('5');
    expect(lines.get('wait, median (ms)')).toBe('3200.2');
    // net/ipv4/tcp_ipv4.c, tcp_conn_request(): a SYN that meets a full accept queue is dropped; the queue holds backlog + 1
    expect(lines.get('longest accept queue')).toBe('3');
    expect(lines.get('SYNs dropped, accept queue full')).toBe(lines.get('dropped by the listener'));
  });

  test.each(WORLDS)('$id: drops by cause are all that ListenDrops counts', (scenario) => {
    const { drops, dropsBy } = worldSummary(simulateWorld(worldOf(scenario)));
    expect(Object.values(dropsBy).reduce((sum, n) => sum + n, 0)).toBe(drops);
  });

  test('half of those who are answered wait no longer than the median, nobody longer than the longest', () => {
    for (const scenario of WORLDS) {
      const world = simulateWorld(worldOf(scenario));
      const { medianUs, p90Us, p99Us, longestUs } = worldSummary(world);
      const waits = waitsOf(world).filter(({ answeredAt }) => answeredAt !== null);
      for (const [part, us] of [
        [0.5, medianUs],
        [0.9, p90Us],
        [0.99, p99Us],
        [1, longestUs],
      ] as const) {
        const within = waits.filter(({ totalUs }) => totalUs <= (us ?? 0)).length;
        expect(within, scenario.id).toBeGreaterThanOrEqual(part * waits.length);
      }
    }
  });
});

describe('several models', () => {
  test('are a line each, in the order in which they are named, under the same load', () => {
    const [head, ...rows] = summary('server-one-slow-thread', '--model', 'iterative,thread');
    expect(cells(head).slice(0, 3)).toEqual(['model', 'answered', 'answers']);
    expect(rows.map((row) => cells(row).slice(0, 2))).toEqual([
      ['iterative', '5/5'],
      ['thread', '5/5'],
    ]);
    const median = cells(head).indexOf('p50 ms');
    const [alone, threads] = rows.map((row) => Number(cells(row)[median]));
    expect(alone).toBeGreaterThan(1000);
    expect(threads).toBeLessThan(10);
  });

  test('may be all of them', () => {
    const [, ...rows] = summary('server-end-of-file-unseen', '--model', 'all');
    expect(rows.map((row) => cells(row)[0])).toEqual(MODELS);
  });
});

test.each([
  [['normal', '--summary'], "--summary is about a server with many clients, and 'normal' is not"],
  [['server-iterative', '--summary', '--json'], 'One form at a time: --json or --summary.'],
  [['server-iterative', '--model', 'select,poll'], 'say --summary as well'],
  [['server-iterative', '--summary', '--model', 'select,fast'], '--model fast: expected one of'],
])('%j is refused in a sentence', (args, sentence) => {
  expect(() => answerTo(args)).toThrow(sentence);
});
