/** The picture of a server's stage: what its rows say is what was the case, and no row lies on another or beside its panel. */
import { describe, expect, test } from 'vitest';
import { ms, time } from '../../machines/tcp/time.ts';
import { worldJson } from '../../src/export/worldJson.ts';
import { worldById } from '../../src/scenarios/worlds/index.ts';
import { serverFileOf, serverScenarioFrom } from '../../src/simulation/world/parseServer.ts';
import { serverDataIn, worldOf } from '../../src/simulation/world/serverScenario.ts';
import { simulateWorld } from '../../src/simulation/world/worldRun.ts';
import { placeAt, placeBehind, worldMoment } from '../../src/trace/worldMoment.ts';
import { textWidth } from '../../src/views/ladder/text.ts';
import {
  flowing,
  kernelRows,
  PLACE,
  roomIn,
  workerRows,
  WORLD_SHEET,
} from '../../src/views/export/sheetRows.ts';
import { server as en } from '../../src/words/en/server.ts';
import { server as zh } from '../../src/words/zh/server.ts';

const worldNamed = (id: string) => {
  const scenario = worldById(id);
  if (!scenario) throw new Error(`no world ${id}`);
  return scenario;
};
const backlogFull = worldNamed('server-backlog-full');
const trace = simulateWorld(worldOf(backlogFull));
const momentAt = (us: number) => worldMoment(trace, placeAt(trace, time(us)));

describe('the kernel on the sheet', () => {
  test('has limit + 1 places, all taken behind a full accept queue (sk_acceptq_is_full)', () => {
    const { rows } = kernelRows(trace, momentAt(ms(900)), en);
    expect(rows).toContainEqual(
      expect.objectContaining({ name: 'Accept queue', count: '3/3 full', isFull: true }),
    );
    expect(rows).toContainEqual(
      expect.objectContaining({ is: 'places', names: ['c1', 'c2', 'c3'], isFull: true }),
    );
    expect(rows).toContainEqual(expect.objectContaining({ text: 'Nobody waits on it.' }));
  });

  test('shows half-open connections with what is left of their SYN+ACK timers', () => {
    const flood = simulateWorld(worldOf(worldNamed('server-syn-flood')));
    const { rows } = kernelRows(flood, worldMoment(flood, placeAt(flood, time(ms(600)))), en);
    const halfOpen = rows.filter((row) => row.is === 'halfOpen');
    expect(halfOpen.map(({ name }) => name)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5']);
    for (const { part, text } of halfOpen) {
      expect(part).toBeGreaterThan(0);
      expect(part).toBeLessThan(1);
      expect(text).toMatch(/^SYN\+ACK again in \d/);
    }
  });

  test('before listen() says that nobody listens', () => {
    const { rows } = kernelRows(trace, worldMoment(trace, placeBehind(trace, 0)), en);
    expect(rows).toEqual([{ is: 'note', text: en.notListening, y: 0 }]);
  });
});

test.each(['server-backlog-full', 'server-syn-flood', 'server-exclusive'])(
  'no row of %s lies on another, and none is wider than its panel, in both languages',
  (id) => {
    const world = simulateWorld(worldOf(worldNamed(id)));
    const { happenings } = world;
    for (let done = 0; done <= happenings.length; done += Math.ceil(happenings.length / 5)) {
      const moment = worldMoment(world, placeBehind(world, done));
      for (const words of [en, zh]) {
        const { rows, height } = kernelRows(world, moment, words);
        const gaps = rows.map(({ y }, i) => (rows[i + 1]?.y ?? height) - y);
        expect(rows.filter(({ is }, i) => (gaps[i] ?? 0) < (is === 'gap' ? 1 : 20))).toEqual([]);
        const wide = (n: number) => n * (PLACE.width + PLACE.gap) - PLACE.gap;
        const most = Math.max(
          0,
          ...rows.map((row) => (row.is === 'places' ? row.names.length : 0)),
        );
        expect(wide(most)).toBeLessThanOrEqual(roomIn('kernel'));
      }
      const workers = workerRows(world, moment);
      expect(workers.rows.length).toBeLessThanOrEqual(12);
      // of those that are alive none is kept quiet
      const alive = workers.rows.filter(({ lane }) => lane.worker.state !== 'ended').length;
      expect(alive + workers.more).toBe(workers.alive);
    }
  },
);

test('signs flow on into the next line before they leave their column', () => {
  const items = Object.values(en.states).map((text) => ({ text }));
  const { rows, height } = flowing(items, roomIn('clients'));
  expect(rows).toHaveLength(items.length);
  for (const { x, text } of rows)
    expect(x + 18 + textWidth(text, WORLD_SHEET.small)).toBeLessThanOrEqual(roomIn('clients'));
  expect(height).toBe((rows.at(-1)?.y ?? 0) + 20);
  expect(flowing([], 100)).toEqual({ rows: [], height: 0 });
});

test('its data hold the scenario that gives the same run again', () => {
  const data = JSON.parse(worldJson(serverFileOf(backlogFull), trace)) as {
    happenings: unknown[];
    end: unknown;
  };
  const read = serverScenarioFrom(serverDataIn(data) ?? {});
  if (!('server' in read)) throw new Error('it is no scenario');
  const again = simulateWorld(worldOf(read.server));
  expect(data.happenings).toHaveLength(trace.happenings.length);
  expect(JSON.parse(JSON.stringify(again.happenings))).toEqual(data.happenings);
});
