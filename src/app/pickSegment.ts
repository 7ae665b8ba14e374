/** A segment of the diagram is pressed: it is lost at once, where it can be; else its menu opens. */
import type { Press } from '../views/ladder/press.ts';
import type { App } from './state/app.svelte.ts';

export function pickSegment(
  { overlays, session, settings }: App,
  flight: number,
  anchor: Element,
  press: Press,
): void {
  const { player } = session;
  session.inspect(flight);
  if (press === 'short') {
    const before = player.trace;
    player.lose(flight);
    // One that is lost already is lost no more; nor is one beyond what a reader may change.
    if (player.trace !== before) {
      settings.hintDone = true;
      return;
    }
  }
  const wasPlaying = player.mode === 'playing';
  player.pause();
  overlays.pick({ flight, anchor, wasPlaying });
}
