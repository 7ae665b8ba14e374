/** What follows from a field, as what lights up on the page. */
import type { EndHighlights, Highlights } from '../../cases/highlights.ts';
import type { Side } from '../../trace/side.ts';
import type { VariableName } from '../../cases/case.ts';
import type { Influence } from './index.ts';

/** The flight itself is lit too: so one sees where all of it begins. */
export const lightsOf = (influences: readonly Influence[], flight: number): Highlights => ({
  flights: new Set([
    flight,
    ...influences.flatMap((influence) => (influence.kind === 'flight' ? [influence.flight] : [])),
  ]),
  steps: new Set(),
  ends: { client: atEnd('client', influences), server: atEnd('server', influences) },
});

function atEnd(side: Side, influences: readonly Influence[]): EndHighlights {
  const own = influences.filter((influence) => influence.side === side);
  return {
    state: own.some(({ kind }) => kind === 'state'),
    timers: new Set(
      own.flatMap((influence) => (influence.kind === 'timer' ? [influence.timer] : [])),
    ),
    variables: new Set(
      own.flatMap((influence): VariableName[] =>
        influence.kind === 'variable' && influence.name !== 'Eff.snd.MSS' ? [influence.name] : [],
      ),
    ),
  };
}
