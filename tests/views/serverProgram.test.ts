/** The text of a server program beside its lanes: who is said at a line, which line is in sight, and what is said where there is none. */
import { describe, expect, test } from 'vitest';
import { MODELS } from '../../machines/server/program.ts';
import { ms, time } from '../../machines/tcp/time.ts';
import { workersAtLines } from '../../src/analysis/servers/atLines.ts';
import { serverProgramText } from '../../src/analysis/servers/index.ts';
import { LANGUAGE_NAMES, PROGRAM_LANGUAGES } from '../../src/analysis/sockets/program.ts';
import { worldById } from '../../src/scenarios/worlds/index.ts';
import { worldOf } from '../../src/simulation/world/serverScenario.ts';
import { simulateWorld } from '../../src/simulation/world/worldRun.ts';
import { placeAt, placeBehind, worldMoment } from '../../src/trace/worldMoment.ts';
import { foremost, groupsOf } from '../../src/views/server/atLine.ts';
import { scrolledTo } from '../../src/views/sockets/inSight.ts';
import { server as en } from '../../src/words/en/server.ts';
import { server as zh } from '../../src/words/zh/server.ts';

const scenario = worldById('server-cpu-threads');
if (!scenario) throw new Error('no such world');
const trace = simulateWorld(worldOf(scenario));
const lines = serverProgramText('thread', 'python')?.lines ?? [];

describe('at a line', () => {
  test('those that do the same stand together: one computes, four wait for the lock (ceval_gil.c)', () => {
    const { workers } = worldMoment(trace, placeAt(trace, time(ms(100))));
    const threads = workers.filter(({ line }) => line === 'service');
    expect(groupsOf(threads).map(({ kind, workers: all }) => [kind, all.length])).toEqual([
      ['serving', 1],
      ['ready', 4],
    ]);
  });

  test('the line of the worker that did something just now is the foremost', () => {
    for (const [nth, { kind }] of trace.happenings.entries()) {
      if (kind !== 'server') continue;
      const moment = worldMoment(trace, placeBehind(trace, nth + 1));
      const lit = workersAtLines(lines, moment.workers);
      const line = foremost(lit, moment);
      if (line !== null) expect(lit.has(line)).toBe(true);
      const { last } = moment;
      if (last?.kind !== 'server' || last.what.kind !== 'callEntered') continue;
      const { worker } = last.what;
      expect(lit.get(line ?? -1)?.map(({ id }) => id)).toContain(worker);
    }
  });

  test('before the program runs there is none', () => {
    const moment = worldMoment(trace, placeBehind(trace, 0));
    expect(foremost(workersAtLines(lines, moment.workers), moment)).toBeNull();
  });
});

describe('the window on the lines', () => {
  test('stays where it is while the lit line is in it', () => {
    expect(scrolledTo(40, 200, { top: 60, bottom: 78 }, 18)).toBe(40);
  });

  test('moves no further than it must, and shows a line beside it', () => {
    expect(scrolledTo(40, 200, { top: 270, bottom: 288 }, 18)).toBe(106);
    expect(scrolledTo(100, 200, { top: 54, bottom: 72 }, 18)).toBe(36);
    expect(scrolledTo(100, 200, { top: 0, bottom: 18 }, 18)).toBe(0);
  });

  test('that is filled by lit lines has no room beside them', () => {
    expect(scrolledTo(0, 200, { top: 90, bottom: 290 }, 18)).toBe(90);
  });
});

test.each([en, zh])('where a language has no such program, a sentence says why', (words) => {
  for (const model of MODELS)
    for (const language of PROGRAM_LANGUAGES)
      if (serverProgramText(model, language) === null)
        expect(words.noProgram(LANGUAGE_NAMES[language], model)).toMatch(/[:：].+[.。]$/);
});
