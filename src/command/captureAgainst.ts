/** A captured connection as a scenario, and beside the run of it: what `--scenario` and `--against` print. */
import { againstRun, timeOf, withTime } from '../capture/against/againstRun.ts';
import type { CapturedConnection } from '../capture/captured.ts';
import type { Followed } from '../capture/follow/follow.ts';
import { scenarioOf } from '../capture/scenario/scenarioOf.ts';
import { LIMITS } from '../simulation/limits.ts';
import { simulate } from '../simulation/simulate.ts';
import { capture } from '../words/en/capture.ts';
import { headLine, secondsText } from './captureFlow.ts';

const words = capture.against;

export interface ScenarioLines {
  readonly scenario: string;
  readonly leftOut: readonly string[];
}

export function scenarioLines(connection: CapturedConnection, followed: Followed): ScenarioLines {
  const { scenario, leftOut } = scenarioOf(followed, connection);
  return { scenario: JSON.stringify(scenario, null, 1), leftOut: leftOut.map(words.leftOut) };
}

/** A line each difference: the frame that it is about, when that was captured, whose it is. */
export function againstLines(connection: CapturedConnection, followed: Followed): string[] {
  const { scenario } = scenarioOf(followed, connection);
  const differences = againstRun(followed, simulate(withTime(scenario), LIMITS));
  const { segmentOf, startUs } = followed;
  return [
    headLine(connection),
    `# ${differences.length === 0 ? words.none : words.count(differences.length)}`,
    ...differences.map((difference) => {
      const { seen } = difference.flights;
      const index = seen === null ? null : (segmentOf[seen.index] ?? null);
      const frame = index === null ? '-' : String(connection.segments[index]?.frame ?? '-');
      const at = secondsText((timeOf(difference) + startUs) * 1000).padStart(12);
      return [frame.padStart(6), at, difference.side, words.difference(difference)].join('  ');
    }),
  ];
}
