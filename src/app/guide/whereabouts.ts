/** Where the reader is in relation to what a guide speaks of. */
import type { Case } from '../../cases/case.ts';
import type { Player } from '../../player/Player.svelte.ts';
import { changesOf } from './openCase.ts';

/** `strayed`: another run; `elsewhere`: the same run at another moment. */
export type Whereabouts = 'here' | 'elsewhere' | 'strayed';

export function whereaboutsOf({ bookmark, trace, moment }: Player, example: Case): Whereabouts {
  const { scenario, changes } = bookmark;
  const same =
    scenario === example.scenario && JSON.stringify(changes) === JSON.stringify(changesOf(example));
  if (!same) return 'strayed';
  const wanted = example.moment(trace);
  return wanted?.at === moment.at && wanted.step === moment.step ? 'here' : 'elsewhere';
}
