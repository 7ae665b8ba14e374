/** The page is loaded again, of the version that the host has by now; what the reader is at is there afterwards too. */
import { showAddress } from './address/bar.ts';
import { addressOfPage, runHash } from './address/follow.ts';
import type { App } from './state/app.svelte.ts';
import { takeNewest } from './worker.ts';

/** A new version that takes longer to come waits for the next time. */
const LONGEST_MS = 10_000;

export async function renew(app: App): Promise<void> {
  app.session.player.pause();
  keep(app);
  const late = new Promise((end) => setTimeout(end, LONGEST_MS));
  await app.messages.waitFor(Promise.race([takeNewest().catch(() => undefined), late]));
  location.reload();
}

/** All of it is in the address; but for the run behind another page, which the browser keeps beside that. */
function keep(app: App): void {
  const { page, instead } = app.route;
  const shown = addressOfPage(app);
  // The address is of what could not be opened: now it can.
  if (shown === instead) return;
  if (page === null) showAddress(runHash(app), null);
  else showAddress(shown, { run: runHash(app) });
}

/** The run that was kept behind this page, once; null where there is none. */
export function keptRun(): string | null {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('run' in state)) return null;
  showAddress(location.hash, null);
  return typeof state.run === 'string' ? state.run : null;
}
