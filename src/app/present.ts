/** Before a class: large, a step at a time, and nothing else. */
import type { App } from './state/app.svelte.ts';

export function present(
  { session, overlays, viewport }: Pick<App, 'session' | 'overlays' | 'viewport'>,
  presenting: boolean,
): void {
  session.player.pause();
  session.server?.pause();
  overlays.close();
  viewport.presenting = presenting;
  // What was pressed to come here is not to take the keys.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
