/** What the questions remember as long as the page is open: how the interview stands, and in which order it asks. */
import { begin, reorder, shuffled, type Interview } from '../../../views/questions/interview.ts';
import { ASKED_IDS } from './rest.ts';

class Visit {
  interview: Interview = $state.raw(begin(ASKED_IDS));
  isShuffled = $state(false);

  /** Asks these from the start. */
  begin(ids: readonly string[]): void {
    this.interview = begin(this.#ordered(ids));
  }

  /** What has been asked stays as it is. */
  shuffle(isShuffled: boolean): void {
    this.isShuffled = isShuffled;
    this.interview = reorder(this.interview, (ids) => this.#ordered(ids));
  }

  #ordered(ids: readonly string[]): readonly string[] {
    if (this.isShuffled) return shuffled(ids, Math.random);
    return ASKED_IDS.filter((id) => ids.includes(id));
  }
}

export const visit = new Visit();
