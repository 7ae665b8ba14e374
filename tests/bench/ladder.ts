/** The layout of the ladder, beside its floor: the end points of the arrows alone, from the fold. */
import { firstWords } from '../../src/words/en/first.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { foldOf } from '../../src/trace/fold/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { arrowsOf } from '../../src/views/ladder/arrows.ts';
import { layoutLadder } from '../../src/views/ladder/layout.ts';
import { measuresFor } from '../../src/views/ladder/measures.ts';
import type { LadderOptions } from '../../src/views/ladder/options.ts';
import { ratioOf, type Figure } from './ratio.ts';

/** Labels cost most: they are placed so that none lies on another. */
const GOALS = { 'open-data-close': 50, 'fast-retransmit': 90 } as const;

export function* figures(): Generator<Figure> {
  for (const id of ['open-data-close', 'fast-retransmit'] as const) {
    const trace = simulate(scenarioById(id));
    const fold = foldOf(trace);
    const options: LadderOptions = {
      width: 720,
      height: 600,
      fold,
      number: (_side, seq) => String(seq),
      words: firstWords.interface.ladder,
    };
    const context = {
      ...options,
      measures: measuresFor(720),
      yOf: (folded: number) => folded,
      bottom: fold.length,
    };
    yield {
      name: `ladder-beside-arrows-${id}`,
      goal: GOALS[id],
      ratio: ratioOf(
        () => layoutLadder(trace, options),
        () => arrowsOf(trace, context),
      ),
    };
  }
}
