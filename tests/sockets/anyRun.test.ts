/** Of any run, however odd, both programs can be told: each call once, the program's own one at a time, each on a line. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyScenario, anySlowReading } from '../../src/proof/randomScenario.ts';
import { SIDES, type Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { programsOf } from '../../src/sockets/programsOf.ts';
import { linesOf, PROGRAM_LANGUAGES } from '../../src/sockets/text/index.ts';

function isTold(scenario: Scenario): void {
  const trace = simulate(scenario);
  const programs = programsOf(trace);
  for (const side of SIDES) {
    const { doings } = programs[side];
    const steps = doings.flatMap((d) => (d.kind === 'sleep' || d.step === null ? [] : [d.step]));
    const made = trace.steps.filter((s) => s.side === side && s.cause.kind === 'call');
    expect(steps).toEqual(made.map(({ index }) => index));

    const own = doings.filter((doing) => doing.kind !== 'call' || !doing.elsewhere);
    for (const [i, { returnedAt, calledAt }] of own.entries()) {
      const next = own[i + 1];
      if (returnedAt === null) expect([undefined, 'crash']).toContain(next?.kind);
      else expect(returnedAt.at).toBeGreaterThanOrEqual(calledAt.at);
      if (returnedAt && next && own[i]?.kind !== 'crash')
        expect(next.calledAt.at).toBe(returnedAt.at);
    }

    for (const language of PROGRAM_LANGUAGES) {
      const lines = linesOf(programs[side], language);
      for (const index of doings.keys()) {
        expect(lines.filter(({ of }) => of.includes(index))).toHaveLength(1);
      }
    }
  }
}

test.each([
  ['any run', anyScenario],
  ['a slow reader', anySlowReading],
] as const)('%s has its programs', (_name, scenarios) => {
  fc.assert(fc.property(scenarios, isTold), { numRuns: 150, seed: 7 });
});
