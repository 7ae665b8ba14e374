/** Layouts of the server's page as numbers, its address, and a sentence for each happening in both languages. */
import { describe, expect, test } from 'vitest';
import { ms, time } from '../../machines/tcp/time.ts';
import { editedServer, UNCHANGED, type Deed } from '../../src/app/pages/server/edit.ts';
import { readServerRest, writeServerRest } from '../../src/app/pages/server/rest.ts';
import { KNOB_NAMES, KNOBS, withKnobs } from '../../src/app/pages/server/knobs.ts';
import { WORLDS, worldById } from '../../src/scenarios/worlds/index.ts';
import { worldOf } from '../../src/simulation/world/serverScenario.ts';
import { simulateWorld } from '../../src/simulation/world/worldRun.ts';
import { placeAt, placeBehind, worldMoment } from '../../src/trace/worldMoment.ts';
import type { WorldTrace } from '../../src/trace/world.ts';
import { worldAxisOf } from '../../src/trace/worldAxis.ts';
import { underWay } from '../../src/trace/worldWire.ts';
import { worldCaption } from '../../src/views/server/caption.ts';
import { costCharts, waitBars } from '../../src/views/server/costs.ts';
import { lanesOf } from '../../src/views/server/lanes.ts';
import {
  flightPlace,
  halfLabel,
  labelShifts,
  layoutClients,
} from '../../src/views/server/layout.ts';
import { callLines } from '../../src/views/server/terminal.ts';
import { server as en } from '../../src/words/en/server.ts';
import { worldTitles as enTitles } from '../../src/words/en/worldTitles.ts';
import { words as enWords } from '../../src/words/en/index.ts';
import { server as zh } from '../../src/words/zh/server.ts';
import { words as zhWords } from '../../src/words/zh/index.ts';
import { worldTitles as zhTitles } from '../../src/words/zh/worldTitles.ts';
import { plain } from '../../src/words/phrase.ts';
import { tellHappening } from '../../src/words/sentences/worldHappening.ts';

const worldNamed = (id: string) => {
  const scenario = worldById(id);
  if (!scenario) throw new Error(`no world ${id}`);
  return scenario;
};
const trace = simulateWorld(worldOf(worldNamed('server-backlog-full')));
const threads = simulateWorld(worldOf(worldNamed('server-cpu-threads')));

describe('the names of segments', () => {
  const at = (x: number, y: number, kind = 'SYN+ACK', isLost = false) => ({ x, y, kind, isLost });

  test('are not cut at an edge of the drawing, at a port or at a client', () => {
    const [shift = 0] = labelShifts([at(396, 100)], 400) as number[];
    expect(396 + shift + halfLabel('SYN+ACK')).toBeLessThan(400);
    expect(labelShifts([at(2, 50, 'ACK')], 400)[0]).toBeGreaterThan(0);
    expect(labelShifts([at(200, 50)], 400)).toEqual([0]);
  });

  test('do not lie on one another: the later is a dot; a cross has none', () =>
    expect(
      labelShifts([at(100, 50, 'ACK', true), at(100, 50), at(130, 60), at(130, 80)], 400),
    ).toEqual([null, 0, null, 0]));
});

describe('clients', () => {
  test.each([1, 5, 12, 13, 50, 200, 2000])(
    '%i have places in the drawing, none on another',
    (count) => {
      const { places, r, height, wireFrom, port } = layoutClients(count, {
        width: 520,
        height: 280,
      });
      expect(places).toHaveLength(count);
      for (const { x, y } of places) {
        expect(x - r).toBeGreaterThanOrEqual(0);
        expect(x + r).toBeLessThanOrEqual(wireFrom);
        expect(y - r).toBeGreaterThanOrEqual(0);
        expect(y + r).toBeLessThanOrEqual(height);
      }
      expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
      expect(port.x).toBeGreaterThan(wireFrom);
    },
  );

  test('a segment goes from its client to the port, and is half way after half of the delay', () => {
    const layout = layoutClients(7, { width: 520, height: 280 });
    const [syn] = underWay(trace, placeAt(trace, time(ms(35))));
    if (!syn) throw new Error('nothing is under way');
    expect(flightPlace(syn, ms(10), layout).x).toBeCloseTo(layout.wireFrom);
    expect(flightPlace(syn, ms(35), layout).part).toBeCloseTo(0.5);
    expect(flightPlace(syn, ms(60), layout)).toMatchObject(layout.port);
  });
});

test('lanes lie within their window, one piece behind the other', () => {
  const moment = worldMoment(threads, placeAt(threads, time(ms(200))));
  for (const { pieces } of lanesOf(threads, worldAxisOf(threads), moment, 12)) {
    let end = 0;
    for (const { from, to } of pieces) {
      expect(from).toBeGreaterThanOrEqual(end - 1e-9);
      expect(to).toBeLessThanOrEqual(1 + 1e-9);
      end = to;
    }
  }
});

test('charts have a line each, and bars are no longer than the longest', () => {
  const charts = costCharts(trace, { width: 200, height: 40, limit: 2 });
  expect(charts.every(({ d }) => d.startsWith('M'))).toBe(true);
  expect(charts.find(({ line }) => line === 'acceptQueue')).toMatchObject({ peak: 3 });
  for (const { pieces } of waitBars(trace, 10))
    for (const { from, part } of pieces) expect(from + part).toBeLessThanOrEqual(1 + 1e-9);
});

test('the call trace has a line for each call, as strace has', () => {
  const moment = worldMoment(trace, placeAt(trace, time(ms(900))));
  expect(callLines(trace, moment, 10).map(({ text }) => text)).toEqual([
    'listen() = 0',
    'accept() = 4 (c0)',
    'recv(c0) = 10',
  ]);
});

describe('the address', () => {
  test('says what is set, and says it again', () => {
    const rest =
      'server-backlog-full?t=1.25&c=20&b=0&a=1&f=4.client.1,2.server.3&n=pause.2@1.25,resume.2@2,reset.4@0.5,backlog.0.10@3&g=lesson.a.b';
    expect(readServerRest(rest)).toEqual({
      id: 'server-backlog-full',
      atUs: 1_250_000,
      knobs: { clients: 20, backlog: 0, abort: 1 },
      lost: [
        { connection: 4, from: 'client', nth: 1 },
        { connection: 2, from: 'server', nth: 3 },
      ],
      deeds: [
        { do: 'pause', worker: 2, atUs: 1_250_000 },
        { do: 'resume', worker: 2, atUs: 2_000_000 },
        { do: 'reset', connection: 4, atUs: 500_000 },
        { do: 'backlog', listener: 0, backlog: 10, atUs: 3_000_000 },
      ],
      guide: 'lesson.a.b',
    });
    expect(new Set(writeServerRest(readServerRest(rest)).split('&'))).toEqual(
      new Set(rest.split('&')),
    );
  });

  test.each([
    '',
    '?',
    'x?c=-1&t=soon&f=1.2.3,,&=&m=99999&n=pause.x@1,stop.1@2,backlog.0@1',
    'x?c=1e9',
  ])('that was written by anyone is read: %s', (rest) => {
    const { knobs, lost, deeds, atUs } = readServerRest(rest);
    expect(lost).toEqual([]);
    expect(deeds).toEqual([]);
    expect(atUs).toBeNull();
    for (const name of KNOB_NAMES)
      if (knobs[name] !== undefined) expect(knobs[name]).toBeLessThanOrEqual(KNOBS[name].max);
  });
});

describe('what is done at a moment', () => {
  const base = worldNamed('server-backlog-full');
  const at = 900_000;
  const run = (deed: Deed) =>
    simulateWorld(worldOf(editedServer(base, { ...UNCHANGED, deeds: [{ ...deed, atUs: at }] })));

  test.each<Deed>([
    { do: 'backlog', listener: 0, backlog: 10 },
    { do: 'reset', connection: 2 },
    { do: 'pause', worker: 0 },
  ])('$do: the past stays', (deed) => {
    const before = (world: WorldTrace) => world.happenings.filter((it) => it.at < at);
    expect(before(run(deed))).toEqual(before(trace));
    expect(run(deed).happenings).not.toEqual(trace.happenings);
  });

  test('listen() once more lets in who comes from then on (inet_csk_listen_start)', () => {
    const longer = run({ do: 'backlog', listener: 0, backlog: 10 });
    const { listeners, clients } = worldMoment(longer, placeAt(longer, time(1_300_000)));
    expect(listeners[0]?.limit).toBe(10);
    // c4 came before, and waits for its timer; c5 and c6 came after
    expect(listeners[0]?.acceptQueue).toEqual([1, 2, 3, 5]);
    expect(clients[4]?.state).toBe('connecting');
  });

  test('a client that resets is gone; its place in the accept queue is taken until accept()', () => {
    const reset = run({ do: 'reset', connection: 2 });
    const { clients, listeners } = worldMoment(reset, placeAt(reset, time(1_000_000)));
    expect(clients[2]?.ends.client).toBe('CLOSED');
    expect(clients[2]?.ends.server).not.toBe('ESTABLISHED');
    expect(listeners[0]?.acceptQueue).toEqual([1, 2, 3]);
  });
});

test.each(WORLDS)('each knob of $id set to what it is changes nothing', (world) => {
  const knobs = Object.fromEntries(KNOB_NAMES.map((name) => [name, KNOBS[name].read(world)]));
  for (const name of KNOB_NAMES)
    expect(KNOBS[name].read(withKnobs(world, knobs))).toBe(KNOBS[name].read(world));
});

describe('words', () => {
  test.each(WORLDS)('$id and its model have a name in both languages', ({ id, program }) => {
    for (const titles of [enTitles, zhTitles]) expect(titles[id]).toBeTruthy();
    for (const words of [en, zh]) expect(words.models[program.model]).toBeTruthy();
  });

  test.each([en, zh])('each happening has a sentence', (words) => {
    for (const world of [trace, threads]) {
      const { workers } = worldMoment(world, placeAt(world, world.end.at));
      for (const happening of world.happenings)
        expect(tellHappening(world, workers, happening, words.happening)).toMatch(/\S[.。]$/);
    }
  });

  test.each([
    { server: en, full: enWords },
    { server: zh, full: zhWords },
  ])(
    'each happening says why, and the kernel’s ones where that is written: $full.lang',
    (words) => {
      for (const world of [trace, threads])
        world.happenings.forEach(({ kind }, i) => {
          const moment = worldMoment(world, placeBehind(world, i + 1));
          const { why, source } = worldCaption(world, moment, true, words);
          expect(plain(why ?? [])).toMatch(/\S[.。]$/);
          if (kind !== 'server' && kind !== 'client' && kind !== 'step')
            expect(source).not.toBeNull();
        });
    },
  );
});

describe('what is said of why is so', () => {
  const worlds = [trace, threads];
  const all = worlds.flatMap((world) =>
    world.happenings.map((happening) => ({ world, happening })),
  );

  test('connect() returns when the SYN+ACK has come (RFC 9293, 3.10.7.3)', () => {
    const connected = all.filter(
      ({ happening: it }) => it.kind === 'client' && it.what.is === 'connected',
    );
    expect(connected.length).toBeGreaterThan(0);
    for (const { world, happening } of connected) {
      if (happening.kind !== 'client') continue;
      const steps = world.connections[happening.client]?.steps ?? [];
      const arrival = steps.find(({ at, side }) => side === 'client' && at === happening.at);
      expect(arrival?.cause).toMatchObject({ kind: 'segment', segment: { syn: true, ack: true } });
    }
  });

  test('accept() sends nothing (accept(2))', () => {
    const accepted = all.filter(({ happening: { kind } }) => kind === 'accepted');
    expect(accepted.length).toBeGreaterThan(0);
    for (const { world, happening } of accepted) {
      if (happening.kind !== 'accepted') continue;
      const { flights } = world.connections[happening.connection] ?? { flights: [] };
      expect(
        flights.filter(({ from, sentAt }) => from === 'server' && sentAt === happening.at),
      ).toEqual([]);
    }
  });
});
