/** The line that each worker of a world is at: a state of its chart, at every moment, and one that its chart leads to. */
import type { AnyStateMachine } from 'xstate';
import { describe, expect, test } from 'vitest';
import type { Ask } from '../../machines/server/models/base.ts';
import { CHARTS } from '../../machines/server/models/index.ts';
import { MODELS, type Model } from '../../machines/server/program.ts';
import { ms, time } from '../../machines/tcp/time.ts';
import { partOf, workersAtLines } from '../../src/analysis/servers/atLines.ts';
import { serverProgramText } from '../../src/analysis/servers/index.ts';
import type { ChartPart } from '../../src/analysis/servers/marked.ts';
import { PROGRAM_LANGUAGES, type ProgramLanguage } from '../../src/analysis/sockets/program.ts';
import { WORLDS, worldById } from '../../src/scenarios/worlds/index.ts';
import { worldOf } from '../../src/simulation/world/serverScenario.ts';
import { simulateWorld } from '../../src/simulation/world/worldRun.ts';
import type { WorldTrace } from '../../src/trace/world.ts';
import { applyHappening } from '../../src/trace/worldFold.ts';
import { placeAt, worldMoment } from '../../src/trace/worldMoment.ts';
import { beginningOf, type WorkerNow } from '../../src/trace/worldState.ts';

const worldNamed = (id: string) => {
  const scenario = worldById(id);
  if (!scenario) throw new Error(`no world ${id}`);
  return scenario;
};

const chartOf = (model: Model, part: ChartPart): AnyStateMachine | undefined =>
  part === 'main' ? CHARTS[model].main : CHARTS[model].worker?.chart;

/** Lines that are no calls: of the program's own lists. */
const OWN: readonly Ask[] = [
  ...(['putAside', 'takeAnswer', 'forgetWritable', 'createTask', 'nextHandle'] as const),
  ...(['feed', 'resume'] as const),
];
/** The sets of select() and poll() are such lists as well. */
const WATCHES: readonly Ask[] = ['watchListener', 'watchConnection'];

/** A line and what may follow it, over lines that are passed without a word. */
function reachedFrom(model: Model, chart: AnyStateMachine, line: string): Set<string> {
  const own = CHARTS[model].watches?.set.order === 'set' ? [...OWN, ...WATCHES] : OWN;
  const found = new Set<string>();
  const reach = (key: string, isFirst = false) => {
    if (found.has(key)) return;
    found.add(key);
    const { entry = [], always = [], transitions } = chart.states[key] ?? {};
    if (!isFirst && !entry.every((action) => own.some((each) => each === action))) return;
    for (const { target } of [...always, ...[...(transitions?.values() ?? [])].flat()])
      for (const next of target ?? []) reach(next.key);
  };
  reach(line, true);
  return found;
}

test('there is a world of every model', () => {
  expect(new Set(WORLDS.map(({ program }) => program.model))).toEqual(new Set(MODELS));
});

describe.each(WORLDS)('$id', (scenario) => {
  const { model } = scenario.program;
  const trace = simulateWorld(worldOf(scenario));

  /** Goes through the whole world, and shows what has changed. */
  function walk(look: (workers: readonly WorkerNow[], nth: number) => void): void {
    const state = beginningOf(trace);
    trace.happenings.forEach((happening, nth) => {
      applyHappening(state, trace, happening);
      if (happening.kind === 'server') look(state.workers, nth);
    });
  }

  test('no worker is at a line that its chart does not lead to', () => {
    const before = new Map<number, string>();
    const lines = new Map<string, Set<string>>();
    walk((workers) => {
      for (const worker of workers) {
        const part = partOf(worker);
        const chart = chartOf(model, part);
        if (!chart) throw new Error(`${model} has no chart for ${part}`);
        const last = before.get(worker.id) ?? chart.root.initial.target[0]?.key;
        if (last === undefined || last === worker.line) continue;
        before.set(worker.id, worker.line);
        const key = `${part} ${last}`;
        const reached = lines.get(key) ?? reachedFrom(model, chart, last);
        lines.set(key, reached);
        expect(reached, `${key} to ${worker.line}`).toContain(worker.line);
      }
    });
  });

  test.each(PROGRAM_LANGUAGES)('every live worker is at one line of the text in %s', (language) => {
    const text = serverProgramText(model, language, scenario.program);
    if (text === null) return;
    walk((workers, nth) => {
      if (nth % 7 !== 0) return;
      const alive = workers.filter(({ state }) => state !== 'ended');
      const there = [...workersAtLines(text.lines, workers).values()].flat();
      expect(there.map(({ id }) => id).sort()).toEqual(alive.map(({ id }) => id).sort());
    });
  });
});

/** The lit lines at a moment, without the spaces before them, and who is there. */
function lit(trace: WorldTrace, id: string, atMs: number, language: ProgramLanguage = 'python') {
  const { program } = worldNamed(id);
  const lines = serverProgramText(program.model, language, program)?.lines ?? [];
  const { workers } = worldMoment(trace, placeAt(trace, time(ms(atMs))));
  return [...workersAtLines(lines, workers)]
    .sort(([a], [b]) => a - b)
    .map(([nth, there]) => [lines[nth]?.text.trim(), there.map(({ id: worker }) => worker)]);
}

describe('as a reader of the program finds it', () => {
  const runs = new Map<string, WorldTrace>();
  const litIn = (id: string, atMs: number, language?: ProgramLanguage) => {
    const trace = runs.get(id) ?? simulateWorld(worldOf(worldNamed(id)));
    runs.set(id, trace);
    return lit(trace, id, atMs, language);
  };

  test('a server that serves one after the other stands in recv() for the client that is silent (recv(2))', () => {
    expect(litIn('server-one-slow-iterative', 500)).toEqual([
      ['while request := conn.recv(1024):', [0]],
    ]);
    expect(litIn('server-one-slow-iterative', 500, 'c')).toEqual([
      ['while ((n = recv(conn, buffer + 8, 1024, 0)) > 0) {', [0]],
    ]);
  });

  test('before anybody comes it stands in accept() (accept(2))', () => {
    expect(litIn('server-iterative', 0.5)).toEqual([['conn, peer = listener.accept()', [0]]]);
  });

  test('a Reactor stands in epoll_wait() while nothing is ready (epoll_wait(2))', () => {
    expect(litIn('server-one-slow-epoll-lt', 1000, 'c')).toEqual([
      ['int count = epoll_wait(epoll, ready, 64, -1);', [0]],
    ]);
    expect(litIn('server-one-slow-epoll-et', 1000)).toEqual([['ready = epoll.poll()', [0]]]);
  });

  test('main is in accept() and a thread in recv(), at once', () => {
    expect(litIn('server-one-slow-thread', 1000)).toEqual([
      ['while request := conn.recv(1024):', [1]],
      ['conn, peer = listener.accept()', [0]],
    ]);
  });

  test('five threads that compute are at one line, and the lock lets one of them run', () => {
    expect(litIn('server-cpu-threads', 100)).toEqual([
      ['answer = serve(request)', [1, 2, 3, 4, 5]],
      ['conn, peer = listener.accept()', [0]],
    ]);
  });

  test('workers that are forked ahead are in accept(), their parent waits for them (wait(2))', () => {
    expect(litIn('server-one-slow-prefork', 1000)).toEqual([
      ['conn, peer = listener.accept()', [2, 3, 4]],
      ['while request := conn.recv(1024):', [1]],
      ['os.wait()', [0]],
    ]);
  });

  test('a handler that blocks: one task is served, and the loop has called it back and goes on with no other', () => {
    const trace = simulateWorld(worldOf(worldNamed('server-blocking-loop')));
    const { workers } = worldMoment(trace, placeAt(trace, time(ms(300))));
    expect(workers[0]?.line).toBe('resume');
    expect(workers.filter(({ line }) => line === 'service')).toHaveLength(1);
    expect(litIn('server-blocking-loop', 300)).toEqual([
      ['while request := await reader.read(1024):', expect.arrayContaining([3])],
      ['answer = await serve(request)', [2]],
      ['await server.serve_forever()', [0]],
    ]);
  });

  test('a program with no way back has ended, and is at no line', () => {
    expect(litIn('server-accept-once', 1000)).toEqual([]);
  });
});
