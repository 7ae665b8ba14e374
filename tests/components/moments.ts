/** Moments of built-in scenarios, as the components of the page are given them. */
import { time } from '../../machines/tcp/time.ts';
import { words } from '../../src/words/en/index.ts';
import { asOnTheWire } from '../../src/words/sentences/telling.ts';
import { scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import { frameOf, momentAt } from '../../src/trace/moment.ts';
import { simulate } from '../../src/simulation/simulate.ts';

/** What is the case in a scenario so many seconds after its start. */
export function momentIn(scenario: ScenarioId, seconds: number) {
  const trace = simulate(scenarioById(scenario));
  const moment = momentAt(trace, time(seconds * 1e6));
  return { trace, moment, frame: frameOf(trace, moment), words, number: asOnTheWire };
}
