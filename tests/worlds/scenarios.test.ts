/** The built-in servers with many clients: what each is there to show, put to its run. */
import { describe, expect, test } from 'vitest';
import { WORLDS, worldById } from '../../src/scenarios/worlds/index.ts';
import { worldOf, type ServerScenario } from '../../src/simulation/world/serverScenario.ts';
import { simulateWorld } from '../../src/simulation/world/worldRun.ts';
import type { WorldTrace } from '../../src/trace/world.ts';
import { outcomesOf, worldViolations } from '../../src/trace/worldLaws.ts';
import type { Model } from '../../machines/server/program.ts';
import { ms } from '../../machines/tcp/time.ts';

const run = (scenario: ServerScenario): WorldTrace => simulateWorld(worldOf(scenario));
const runOf = (id: string, model?: Model): WorldTrace => {
  const scenario = worldById(id)!;
  return run(model ? { ...scenario, program: { ...scenario.program, model } } : scenario);
};

const countOf = (world: WorldTrace, name: string): number =>
  world.happenings.reduce(
    (sum, it) => sum + (it.kind === 'count' ? it.names.filter((each) => each === name).length : 0),
    0,
  );

/** When each client had all its answers, in milliseconds; Infinity: never. */
const answeredMs = (world: WorldTrace): number[] =>
  world.clients.map(({ connection }) => {
    const last = world.happenings.findLast(
      (it) => it.kind === 'client' && it.client === connection && it.what.is === 'answered',
    );
    return last ? last.at / 1000 : Infinity;
  });

const served = (world: WorldTrace) => world.clients.filter(({ isForged }) => !isForged);

test.each(WORLDS)('$id keeps the laws of worlds', (scenario) => {
  expect(worldViolations(run(scenario), scenario.program.cores)).toEqual([]);
});

test('each has a name of its own', () => {
  expect(new Set(WORLDS.map(({ id }) => id)).size).toBe(WORLDS.length);
});

test('iterative: one after the other, while the others are connected and wait', () => {
  const world = runOf('server-iterative');
  const times = answeredMs(world);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times.at(-1)! - times[0]!).toBeGreaterThan(400);
});

test('one slow client stops the iterative server, and no other', () => {
  for (const { id, program } of WORLDS.filter((world) => world.id.startsWith('server-one-slow'))) {
    const [slow, ...quick] = answeredMs(runOf(id));
    const areHeldUp = quick.every((at) => at > slow!);
    const areAnsweredAtOnce = quick.every((at) => at < 300);
    expect([id, areHeldUp, areAnsweredAtOnce]).toEqual([
      ...[id, program.model === 'iterative', program.model !== 'iterative'],
    ]);
  }
});

test('a full backlog: SYNs are dropped silently, and nobody hears of it', () => {
  const world = runOf('server-backlog-full');
  expect(countOf(world, 'TcpExtListenOverflows')).toBeGreaterThan(3);
  expect(countOf(world, 'TcpOutRsts')).toBe(0);
  expect(outcomesOf(world)).toContain('gaveUp');
});

test('the ignored ACK: the client takes itself for connected; with abort on overflow it is reset', () => {
  const ignored = runOf('server-ignored-ack');
  const steps = ignored.connections.flatMap((trace) => trace.steps);
  const step = steps.find(({ rules }) => rules.includes('listener.ignoresAck'))!;
  expect(step.after.state).toBe('SYN_RCVD');
  expect(outcomesOf(ignored).every((outcome) => outcome === 'answered')).toBe(true);
  expect(outcomesOf(runOf('server-abort-on-overflow'))).toContain('reset');
});

test('a SYN flood keeps clients out for seconds; with SYN cookies they are answered at once', () => {
  const firstAnswer = (id: string) => Math.min(...answeredMs(runOf(id)));
  expect(firstAnswer('server-syn-flood')).toBeGreaterThan(5000);
  expect(firstAnswer('server-syn-cookies')).toBeLessThan(1000);
});

test('edge-triggered with one recv and one accept an event: the rest is not told again', () => {
  const outcomes = outcomesOf(runOf('server-edge-triggered-once'));
  expect(outcomes.filter((outcome) => outcome === 'gaveUp')).toHaveLength(4);
  const mended = outcomesOf(runOf('server-edge-triggered-once', 'epollEt'));
  expect(mended.every((outcome) => outcome === 'answered')).toBe(true);
});

test('the herd: a shared epoll wakes all for each client, EPOLLEXCLUSIVE one', () => {
  const switches = (id: string) =>
    runOf(id).happenings.filter((it) => it.kind === 'server' && it.what.kind === 'contextSwitch')
      .length;
  expect(switches('server-thundering-herd')).toBeGreaterThan(1.5 * switches('server-exclusive'));
});

test('SO_REUSEPORT: the clients of a worker that is stuck wait while the other one idles', () => {
  const outcomes = outcomesOf(runOf('server-reuseport'));
  expect(outcomes).toContain('answered');
  expect(outcomes).toContain('gaveUp');
});

test('work for the CPU: threads share one core (the GIL), processes have two', () => {
  const last = (id: string) => Math.max(...answeredMs(runOf(id)));
  expect(last('server-cpu-threads')).toBeGreaterThan(1.7 * last('server-cpu-processes'));
});

test('a loop that blocks: the accept queue looks empty, and everybody waits', () => {
  const world = runOf('server-blocking-loop');
  let [length, longest] = [0, 0];
  for (const it of world.happenings) {
    if (it.kind !== 'queue' || it.queue !== 'acceptQueue') continue;
    length += it.does === 'enters' ? 1 : -1;
    longest = Math.max(longest, length);
  }
  const times = answeredMs(world);
  expect(longest).toBeLessThanOrEqual(world.clients.length);
  expect(Math.max(...times)).toBeGreaterThan(1500);
  const awaited = run({
    ...worldById('server-blocking-loop')!,
    program: { ...worldById('server-blocking-loop')!.program, handler: 'awaits' },
  });
  expect(Math.max(...answeredMs(awaited))).toBeLessThan(500);
});

describe('interventions: the past stays', () => {
  test('a SYN+ACK that is lost changes nothing before it', () => {
    const scenario = worldById('server-iterative')!;
    const before = run(scenario);
    const fault = { match: { from: 'server', nth: 1, kind: 'SYN_ACK' }, do: 'drop' } as const;
    const after = run({ ...scenario, faults: [{ ...fault, connection: 2 }] });
    const lost = after.connections[2]!.flights.find(({ fate }) => fate === 'lost')!;
    const upTo = (world: WorldTrace) => world.happenings.filter(({ at }) => at < lost.sentAt);
    expect(upTo(after)).toEqual(upTo(before));
    expect(answeredMs(after)[2]!).toBeGreaterThan(answeredMs(before)[2]! + 500);
    expect(served(after)).toHaveLength(5);
  });

  test('another backlog from now on (a second listen)', () => {
    const scenario = worldById('server-backlog-full')!;
    const actions = [
      { atUs: ms(900), do: 'listen', listener: 0, port: 8080, backlog: 20 },
    ] as const;
    const world = run({ ...scenario, actions });
    expect(outcomesOf(world).filter((outcome) => outcome === 'gaveUp').length).toBeLessThan(
      outcomesOf(run(scenario)).filter((outcome) => outcome === 'gaveUp').length + 1,
    );
    expect(world.happenings.filter((it) => it.kind === 'limit')).toHaveLength(2);
  });
});
