/**
 * The page's address follows the run: the scenario, the reader's changes and, where the run stands still, the moment. So
 * the address can be shared at any time, a reload comes back here, and the browser's back button leads to what was before.
 * Pages beside the run have addresses of their own.
 */
import type { Bookmark } from '../../player/bookmark.ts';
import { isChanged } from '../../player/changes.ts';
import type { Mode } from '../../player/contract.ts';
import { writeAddress } from './write.ts';
import { FIRST_SCENARIO } from '../firstScenario.ts';
import type { Page } from '../Page.svelte.ts';
import { hashOf, type Place } from './route.ts';

/** The address of what the page shows. */
export function addressOfPage(page: Page): string {
  const { place, rest, player } = page;
  if (place === 'compare') return hashOf(place, runHash(page).slice(1));
  return place === null ? addressOf(markedRun(page), player.mode) : hashOf(place, rest);
}

/** The address of the run at this very moment, whatever page is shown. */
export const runHash = (page: Page): string => writeAddress(markedRun(page));

const markedRun = ({ guide, player }: Page) => ({
  ...player.bookmark,
  ...(guide !== null && { guide }),
});

/** The address of a run. While it moves by itself, only how it came about. */
export function addressOf(address: Bookmark & { readonly guide?: string }, mode: Mode): string {
  if (mode === 'paused' || mode === 'scrubbing') return writeAddress(address);
  const { scenario, changes, guide } = address;
  if (scenario === FIRST_SCENARIO && !isChanged(changes) && guide === undefined) return '';
  return writeAddress({ ...address, at: 0 as Bookmark['at'], done: 0 });
}

/** Puts an address in the browser's bar, without opening it. */
export function showAddress(hash: string): void {
  if (hash === location.hash) return;
  const url = hash === '' ? location.pathname + location.search : hash;
  try {
    history.replaceState(history.state, '', url);
  } catch {
    // Too many in a short time: the next one will do.
  }
}

/** Leaves the present address to the back button, and shows another scenario's. */
export async function goToScenario(page: Page, name: string): Promise<void> {
  leaveAddress(page);
  try {
    await page.catalogue.load();
  } catch {
    page.problem = page.words.interface.app.notLoaded;
    return;
  }
  page.guide = null;
  page.place = null;
  page.player.choose(name);
  history.pushState(null, '', writeAddress(page.player.bookmark));
  if (page.calm) page.player.pause();
  else page.player.play();
}

/** Leaves the present address to the back button, and shows another page; `null` is the run. */
export function goToPlace(page: Page, place: Place | null, rest = ''): void {
  leaveAddress(page);
  page.player.pause();
  page.float = null;
  page.place = place;
  page.rest = rest;
  const address = addressOfPage(page);
  if (address !== location.hash) history.pushState(null, '', address);
}

/** The present address, exactly, is what the back button comes back to. */
export const leaveAddress = (page: Page): void => {
  page.opening = null;
  page.player.pause();
  showAddress(addressOfPage(page));
};

/** The whole link to what is shown, a run at this very moment. */
export const linkTo = (page: Page): string =>
  new URL(page.place === null ? runHash(page) : addressOfPage(page), location.href).href;
