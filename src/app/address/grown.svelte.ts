/** Of a long run only the beginning is there at first: what is to be said of all of it waits. */
import { untrack } from 'svelte';
import type { PlayerContract } from '../../player/contract.ts';

/** Calls once the run that is shown now is there as a whole; never, where the reader goes on to another one before. */
export function whenGrown(player: PlayerContract, call: () => void): void {
  const { changes, scenario } = player.bookmark;
  const isShown = () => {
    const { bookmark } = player;
    return bookmark.changes === changes && bookmark.scenario === scenario;
  };
  const stop = $effect.root(() => {
    $effect(() => {
      const growing = player.growing !== null;
      untrack(() => {
        if (growing && isShown()) return;
        // An effect does not end itself.
        queueMicrotask(() => stop());
        if (isShown()) call();
      });
    });
  });
}
