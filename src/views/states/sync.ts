/** How the state diagram and the sequence diagram point at one another. */
import type { Highlights } from '../../cases/highlights.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import type { Walk } from './layout.ts';

/** Walks that came about because a segment arrived. */
export const causedBy = (
  walks: readonly Walk[],
  flight: number | null,
  trace: ConnectionTrace,
): Walk[] => (flight === null ? [] : walks.filter((walk) => arrivedIn(walk, trace) === flight));

/** The segment on whose arrival an end walked. */
function arrivedIn({ step }: Walk, { steps }: ConnectionTrace): number | null {
  const cause = steps[step]?.cause;
  return cause?.kind === 'segment' ? cause.flight : null;
}

/** The moments of some walks: where each is on the lifeline, and the segment that led to it, or that went out with it. */
export function lightsOfWalks(walks: readonly Walk[], trace: ConnectionTrace): Highlights {
  const flights = walks.flatMap((walk) => {
    const arrived = arrivedIn(walk, trace);
    return arrived === null ? (trace.steps[walk.step]?.sent ?? []) : [arrived];
  });
  const dark = { state: false, timers: new Set<never>(), variables: new Set<never>() };
  return {
    flights: new Set(flights),
    steps: new Set(walks.map(({ step }) => step)),
    ends: { client: dark, server: dark },
  };
}
