/** Where the reader is in relation to what a guide speaks of. */
import type { Exhibit } from '../../cases/case.ts';
import type { Player } from '../../player/Player.svelte.ts';
import { changesOf } from './openExhibit.ts';

/** `strayed`: another run; `elsewhere`: the same run at another moment. */
export type Whereabouts = 'here' | 'elsewhere' | 'strayed';

export function whereaboutsOf({ bookmark, trace, moment }: Player, exhibit: Exhibit): Whereabouts {
  const { scenario, changes } = bookmark;
  const same =
    scenario === exhibit.scenario && JSON.stringify(changes) === JSON.stringify(changesOf(exhibit));
  if (!same) return 'strayed';
  const wanted = exhibit.moment(trace);
  return wanted?.at === moment.at && wanted.step === moment.step ? 'here' : 'elsewhere';
}
