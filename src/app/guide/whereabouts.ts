/** Where the reader is in relation to what a guide speaks of. */
import type { Case } from '../../cases/case.ts';
import { isSame } from '../../player/past.ts';
import type { Bookmark } from '../../player/bookmark.ts';
import type { PlayerContract } from '../../player/contract.ts';
import { changesOf } from './openCase.ts';

/** `strayed`: another run; `elsewhere`: the same run at another moment. */
export type Whereabouts = 'here' | 'elsewhere' | 'strayed';

/** A run and a moment in it, as the player has them. */
interface At extends Pick<PlayerContract, 'trace' | 'moment'> {
  readonly bookmark: Pick<Bookmark, 'scenario' | 'changes'>;
}

export function whereaboutsOf({ bookmark, trace, moment }: At, example: Case): Whereabouts {
  const { scenario, changes } = bookmark;
  if (scenario !== example.scenario || !isSame(changes, changesOf(example))) return 'strayed';
  const wanted = example.moment(trace);
  return wanted?.at === moment.at && wanted.step === moment.step ? 'here' : 'elsewhere';
}
