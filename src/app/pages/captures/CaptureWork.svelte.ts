/** What the page of captures is at work on: how far it is, whether it is still wanted, and why it came to nothing. */
import type { GoesOn } from '../../../player/captureWorker/contract.ts';
import type { Given, Refused } from './given.ts';

/** What is done sooner does not say that it is at work. */
const QUIET_MS = 250;

export class CaptureWork {
  /** What is being read, and how many of its octets are; null: nothing, or it is quick. */
  progress: {
    readonly octets: number;
    readonly of: number;
    readonly again: () => void;
  } | null = $state.raw(null);
  /** What was stopped can be begun again. */
  stopped: (() => void) | null = $state.raw(null);
  refused: { readonly given: Given; readonly refused: Refused } | null = $state.raw(null);
  #wanted = 0;

  /** Whatever was wanted before is so no more; gives whether this still is. */
  begin(): () => boolean {
    const nth = (this.#wanted += 1);
    this.progress = this.stopped = this.refused = null;
    return () => nth === this.#wanted;
  }

  /** null: it failed, which is told, or was not wanted any more. */
  async attempt<T>(
    given: Given,
    isWanted: () => boolean,
    again: () => void,
    work: (goesOn: GoesOn) => Promise<T | null>,
  ): Promise<T | null> {
    const since = performance.now();
    const of = given.file?.size ?? 0;
    const goesOn = (octets: number) => {
      if (isWanted() && performance.now() - since > QUIET_MS)
        this.progress = { octets, of: Math.max(of, octets), again };
      return Promise.resolve(isWanted());
    };
    try {
      return await work(goesOn);
    } catch (error) {
      const why = error instanceof DOMException ? 'unreadable' : 'failed';
      if (isWanted()) this.refused = { given, refused: { why } };
      return null;
    } finally {
      if (isWanted()) this.progress = null;
    }
  }
}
