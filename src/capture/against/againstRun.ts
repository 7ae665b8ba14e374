/**
 * A capture beside the run of the scenario that follows from it: both sequences of segments held side by side by what they say, and
 * each thing that a stack of ours does otherwise told with both times. What happens after is not counted as different: times are
 * counted from what each segment follows from.
 */
import { MOST } from '../../simulation/expected.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import type { ConnectionTrace, Flight } from '../../trace/connection.ts';
import { SIDES } from '../../trace/side.ts';
import type { Followed } from '../follow/follow.ts';
import { ackDifferences } from './acks.ts';
import { merged, type Against } from './difference.ts';
import { toldBy } from './told.ts';
import { matchTexts, resentDifferences, waitDifferences } from './texts.ts';
import { endingDifferences, optionDifferences, windowDifferences } from './whole.ts';

/**
 * The scenario to be set beside its capture: what the captured stack had done by the end of the capture ours may do later, so it has the time
 * for it.
 */
export const withTime = (scenario: Scenario): Scenario =>
  scenario.untilUs === undefined
    ? scenario
    : { ...scenario, untilUs: Math.min(scenario.untilUs + FURTHER_US, MOST.timeUs) };

/** As long as an RTO is that has been doubled a few times. */
const FURTHER_US = 10_000_000;

export function againstRun(
  { trace, timing, segmentOf }: Followed,
  run: ConnectionTrace,
): Against[] {
  const wayUs = timing.toUs.client + timing.toUs.server;
  const toleranceUs = SLACK_US + wayUs * ESTIMATED;
  // of what was put in no window is known
  const isCaptured = ({ index }: Flight) => segmentOf[index] !== null;
  const found = SIDES.flatMap((side) => {
    const both = { seen: toldBy(trace, side, isCaptured), run: toldBy(run, side) };
    const { pairs, differences } = matchTexts(both);
    return [
      ...optionDifferences(both),
      ...differences,
      ...waitDifferences(both, pairs, toleranceUs),
      ...resentDifferences(both, toleranceUs),
      ...ackDifferences(both, toleranceUs),
      ...windowDifferences(
        both,
        pairs.filter(({ seen }) => isCaptured(seen.flight)),
      ),
      ...endingDifferences(both),
    ];
  });
  // what comes behind the end of the capture nobody can have seen
  const endAt = trace.end.at + 3 * wayUs;
  const known = found.filter(
    ({ flights: { seen, run: ours } }) => seen !== null || ours === null || ours.sentAt <= endAt,
  );
  return merged(known.sort((a, b) => timeOf(a) - timeOf(b)));
}

/** Within this no timer of a stack is exact; and times at the far end of a capture are estimates, by so much of the way. */
const SLACK_US = 10_000;
const ESTIMATED = 0.25;

/** When it is seen, or where it would have been. */
export const timeOf = ({ flights: { seen, run } }: Against): number =>
  seen?.sentAt ?? run?.sentAt ?? Infinity;
