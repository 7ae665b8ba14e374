/** Where the reader is in relation to what a guide speaks of. */
import type { Exhibit } from '../../cases/case.ts';
import { isSame } from '../../player/changes.ts';
import type { Bookmark } from '../../player/bookmark.ts';
import type { PlayerContract } from '../../player/contract.ts';
import { changesOf } from './openExhibit.ts';

/** `strayed`: another run; `elsewhere`: the same run at another moment. */
export type Whereabouts = 'here' | 'elsewhere' | 'strayed';

/** A run and a moment in it, as the player has them. */
interface At extends Pick<PlayerContract, 'trace' | 'moment'> {
  readonly bookmark: Pick<Bookmark, 'scenario' | 'changes'>;
}

export function whereaboutsOf({ bookmark, trace, moment }: At, exhibit: Exhibit): Whereabouts {
  const { scenario, changes } = bookmark;
  if (scenario !== exhibit.scenario || !isSame(changes, changesOf(exhibit))) return 'strayed';
  const wanted = exhibit.moment(trace);
  return wanted?.at === moment.at && wanted.step === moment.step ? 'here' : 'elsewhere';
}
