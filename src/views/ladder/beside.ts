/** From one segment of the diagram to the one above or below it. */
import { oncePer } from '../../trace/lookup.ts';
import type { ArrowMark } from './marks.ts';
import { segmentsOf, type Drawn } from './sight.ts';

const placeByFlight = oncePer(
  (arrows: readonly ArrowMark[]): ReadonlyMap<number, number> =>
    new Map(segmentsOf(arrows).map(({ flight }, place) => [flight, place])),
);

/** A segment by its flight, and the one that stands so many below it. */
export function segmentBeside(
  arrows: readonly ArrowMark[],
  flight: number | null,
  by: number,
): Drawn | undefined {
  const here = flight === null ? -1 : (placeByFlight(arrows).get(flight) ?? -1);
  return segmentsOf(arrows)[here + by];
}
