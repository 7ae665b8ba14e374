/**
 * The page's address follows the run: the scenario, the reader's changes and, where the run stands still, the moment. So
 * the address can be shared at any time, a reload comes back here, and the browser's back button leads to what was before.
 * Pages beside the run have addresses of their own.
 */
import type { Bookmark } from '../../player/bookmark.ts';
import type { Mode } from '../../player/contract.ts';
import { writeAddress } from './write.ts';
import type { App } from '../state/app.svelte.ts';
import { pushAddress, showAddress } from './bar.ts';
import { hashOf, type PageName } from './route.ts';

/** The address of what the page shows. */
export function addressOfPage(app: App): string {
  const { page, rest, welcome } = app.route;
  if (welcome) return '';
  if (page === 'compare') return hashOf(page, runHash(app).slice(1));
  return page === null ? addressOf(markedRun(app), app.session.player.mode) : hashOf(page, rest);
}

/** The address of the run at this very moment, whatever page is shown. */
export const runHash = (app: App): string => writeAddress(markedRun(app));

const markedRun = ({ session: { guide, player } }: App) => ({
  ...player.bookmark,
  ...(guide !== null && { guide }),
});

/** The address of a run. While it moves by itself, only how it came about. */
export function addressOf(address: Bookmark & { readonly guide?: string }, mode: Mode): string {
  if (mode === 'paused' || mode === 'scrubbing') return writeAddress(address);
  return writeAddress({ ...address, at: 0 as Bookmark['at'], done: 0 });
}

/** Leaves the present address to the back button, and shows another scenario's. */
export async function goToScenario(app: App, name: string): Promise<void> {
  leaveAddress(app);
  const loaded = app.session.catalogue.load().then(() => true);
  if ((await app.messages.attempt(loaded)) === null) return;
  app.session.guide = null;
  app.route.show(null);
  app.session.player.choose(name);
  pushAddress(writeAddress(app.session.player.bookmark));
}

/** Leaves the present address to the back button, and shows another page; `null` is the run. */
export function goToPage(app: App, page: PageName | null, rest = ''): void {
  leaveAddress(app);
  app.session.player.pause();
  app.overlays.close();
  app.route.show(page, rest);
  pushAddress(addressOfPage(app));
}

/** Leaves the present address to the back button, and shows the first screen. */
export function goHome(app: App): void {
  leaveAddress(app);
  app.overlays.close();
  app.home();
  pushAddress('');
}

/** The present address, exactly, is what the back button comes back to. */
export const leaveAddress = (app: App): void => {
  app.route.opening = null;
  app.session.player.pause();
  showAddress(addressOfPage(app));
};

/** The address of what is shown, a run and a server at this very moment. */
export function hashNow(app: App): string {
  const { server } = app.session;
  if (server !== null) return hashOf('server', server.rest);
  return app.route.page === null ? runHash(app) : addressOfPage(app);
}

/** The whole link to it. */
export const linkTo = (app: App): string => new URL(hashNow(app), location.href).href;
