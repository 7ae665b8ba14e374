/** In what a stack of ours does otherwise than a capture shows, each told once with both times. */
import { expect, test } from 'vitest';
import { ms, s } from '../../../machines/tcp/time.ts';
import { againstRun, withTime } from '../../../src/capture/against/againstRun.ts';
import type { CapturedConnection } from '../../../src/capture/captured.ts';
import type { Against } from '../../../src/capture/against/difference.ts';
import { follow } from '../../../src/capture/follow/follow.ts';
import { scenarioOf, type Stacks } from '../../../src/capture/scenario/scenarioOf.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { against as en } from '../../../src/words/en/captureAgainst.ts';
import { against as zh } from '../../../src/words/zh/captureAgainst.ts';
import { exchange } from '../exchange.ts';

/** Both ends offer the MSS that `rfc` has. */
function withMss(connection: CapturedConnection): CapturedConnection {
  const segments = connection.segments.map((captured) =>
    captured.segment.syn ? { ...captured, segment: { ...captured.segment, mss: 1000 } } : captured,
  );
  return { ...connection, segments };
}

function beside(text: string, stacks: Stacks): Against[] {
  const found = exchange(text).connection(0);
  if (found === null) throw new Error('no connection');
  const connection = withMss(found.connection);
  const followed = follow(connection);
  const { scenario } = scenarioOf(followed, connection, stacks);
  return againstRun(followed, simulate(withTime(scenario)));
}

const OPENING = `
  0ms   client S  100 win 65535
  100ms server SA 300 ack 101 win 65535
  100ms client A  101 ack 301 win 65535`;

const rfc = (settings: Stacks['settings']): Stacks => ({
  profile: 'rfc',
  settings: settings ?? {},
});

test('the same is no difference', () => {
  const text = `${OPENING}
    200ms client PA 101:201 ack 301 win 65535
    300ms server A  301 ack 201 win 65535`;
  expect(beside(text, rfc({}))).toEqual([]);
});

test('a delayed ACK where the captured one left at once (RFC 9293, 3.8.6.3)', () => {
  const text = `${OPENING}
    200ms client PA 101:201 ack 301 win 65535
    300ms server A  301 ack 201 win 65535`;
  const [one, ...others] = beside(text, rfc({ delayedAckUs: ms(200) }));
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    ...{ kind: 'ackTime', side: 'server', count: 1 },
    ...{ us: { seen: 0, run: ms(200) }, by: { seen: 'atOnce', run: 'timer' } },
  });
  expect(one && en.difference(one)).toBe(
    'synfin acknowledged after 200 ms, the captured stack at once: delayed ACK.',
  );
  expect(one && zh.difference(one)).toMatch(/^synfin 在 200 毫秒后确认.*延迟确认。$/);
});

test('every second segment is acknowledged, where the captured stack acknowledged each (RFC 5681, 4.2)', () => {
  const text = `${OPENING}
    200ms client A  101:1101 ack 301 win 65535
    200ms client PA 1101:2101 ack 301 win 65535
    300ms server A  301 ack 1101 win 65535
    300ms server A  301 ack 2101 win 65535`;
  expect(beside(text, rfc({ delayedAckUs: ms(200) }))).toMatchObject([
    { kind: 'ackOnly', side: 'server', only: 'seen', instead: 'together' },
  ]);
});

test('another RTO: what follows from it is no difference of its own (RFC 6298)', () => {
  const text = `${OPENING}
    200ms client PA 101:201 ack 301 win 65535
    500ms client PA 101:201 ack 301 win 65535
    600ms server A  301 ack 201 win 65535`;
  expect(beside(text, rfc({}))).toMatchObject([
    { kind: 'resent', us: { seen: ms(300), run: s(1) }, by: { seen: 'timer', run: 'timer' } },
  ]);
});

test('the same octets in segments of another size', () => {
  const text = `
    0ms   client S  100 win 65535
    100ms server SA 300 ack 101 win 65535
    100ms client A  101 ack 301 win 65535
    200ms client A  101:601 ack 301 win 65535
    200ms client PA 601:1101 ack 301 win 65535
    300ms server A  301 ack 601 win 65535
    300ms server A  301 ack 1101 win 65535`;
  expect(beside(text, rfc({}))).toContainEqual(
    expect.objectContaining({ kind: 'cut', by: 'size', largest: { seen: 500, run: 1000 } }),
  );
});

test('what is equal is told once, with how often', () => {
  const write = (i: number) => `
    ${(i + 1) * 1000}ms client PA ${101 + 100 * i}:${201 + 100 * i} ack 301 win 65535
    ${(i + 1) * 1000 + 100}ms server A 301 ack ${201 + 100 * i} win 65535`;
  const text = `${OPENING}${[0, 1, 2, 3].map(write).join('')}`;
  expect(beside(text, rfc({ delayedAckUs: ms(200) }))).toMatchObject([
    { kind: 'ackTime', count: 4 },
  ]);
});

test('nothing that it says throws, in either language', () => {
  const text = `${OPENING}
    200ms client A  101:601 ack 301 win 4000
    201ms client PA 601:701 ack 301 win 4000
    900ms client A  101:601 ack 301 win 4000
    1000ms server A  301 ack 701 win 0
    1500ms server R  301`;
  for (const profile of ['rfc', 'linux', 'classic'] as const)
    for (const one of beside(text, { profile }))
      for (const words of [en, zh]) expect(words.difference(one)).toMatch(/[.。次]$/);
});
