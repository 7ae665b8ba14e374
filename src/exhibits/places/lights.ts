/** Places as what lights up on the page. */
import type { EndHighlights, Highlights } from '../highlights.ts';
import type { Side } from '../../simulation/scenario.ts';
import type { VariableName } from '../exhibit.ts';
import type { Place } from './place.ts';

/** The flight itself is lit too: so one sees where all of it begins. */
export const lightsOf = (places: readonly Place[], flight: number): Highlights => ({
  flights: new Set([
    flight,
    ...places.flatMap((place) => (place.kind === 'flight' ? [place.flight] : [])),
  ]),
  steps: new Set(),
  ends: { client: atEnd('client', places), server: atEnd('server', places) },
});

function atEnd(side: Side, places: readonly Place[]): EndHighlights {
  const own = places.filter((place) => place.side === side);
  return {
    state: own.some(({ kind }) => kind === 'state'),
    timers: new Set(own.flatMap((place) => (place.kind === 'timer' ? [place.timer] : []))),
    variables: new Set(
      own.flatMap((place): VariableName[] =>
        place.kind === 'variable' && place.name !== 'Eff.snd.MSS' ? [place.name] : [],
      ),
    ),
  };
}
