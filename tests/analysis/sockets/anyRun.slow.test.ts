/** Of any run, however odd, both programs can be told: each call once, the program's own one at a time, each on a line. */
import fc from 'fast-check';
import { test } from 'vitest';
import { anyScenario } from '../../../src/proof/randomScenario.ts';
import { anySlowReading } from '../../../src/proof/randomTransfers.ts';
import { SIDES } from '../../../src/trace/side.ts';
import type { Scenario } from '../../../src/simulation/scenario.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { programsOf } from '../../../src/analysis/sockets/programsOf.ts';
import { PROGRAM_LANGUAGES } from '../../../src/analysis/sockets/program.ts';
import { linesOf } from '../../../src/analysis/sockets/text/index.ts';

/** What cannot be told of a run; nothing, for any. */
function wrongWith(scenario: Scenario): string[] {
  const trace = simulate(scenario);
  const programs = programsOf(trace);
  const wrong: string[] = [];
  for (const side of SIDES) {
    const { doings } = programs[side];
    const steps = doings.flatMap((d) => (d.kind === 'sleep' || d.step === null ? [] : [d.step]));
    const made = trace.steps.filter((s) => s.side === side && s.cause.kind === 'call');
    // what is called while the program is in `send` is done behind that
    if (steps.toSorted((a, b) => a - b).join() !== made.map(({ index }) => index).join())
      wrong.push(`${side} calls ${steps.join()}`);

    const own = doings.filter((doing) => doing.kind !== 'call' || !doing.elsewhere);
    for (const [i, doing] of own.entries()) {
      const next = own[i + 1];
      if (next === undefined || next.kind === 'crash' || doing.kind === 'crash') continue;
      if (next.calledAt.at !== doing.returnedAt?.at) wrong.push(`${side} ${i}: two at a time`);
    }

    for (const language of PROGRAM_LANGUAGES) {
      const written = linesOf(programs[side], language).flatMap(({ of }) => of);
      if (written.length !== doings.length || new Set(written).size !== doings.length)
        wrong.push(`${side} in ${language}`);
    }
  }
  return wrong;
}

test.each([
  ['any run', anyScenario],
  ['a slow reader', anySlowReading],
] as const)(
  '%s has its programs',
  (_name, scenarios) => {
    fc.assert(
      fc.property(scenarios, (scenario) => wrongWith(scenario).length === 0),
      { numRuns: 60, seed: 7 },
    );
  },
  60_000,
);
