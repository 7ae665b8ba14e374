/**
 * The page's address follows the run: the scenario, the reader's changes and, where the run stands still, the moment. So
 * the address can be shared at any time, a reload comes back here, and the browser's back button leads to the scenario before.
 */
import type { Bookmark } from '../player/bookmark.ts';
import { isChanged } from '../player/changes.ts';
import type { Mode } from '../player/contract.ts';
import type { ScenarioId } from '../scenarios/ids.ts';
import { readAddress, writeAddress, type AddressProblem } from './address.ts';
import type { Page } from './Page.svelte.ts';
import { problemText } from './problemText.ts';

/** What plays where the address says nothing. */
export const FIRST_SCENARIO: ScenarioId = 'open-data-close';

/** Opens what an address says; says what is wrong with it. */
export function openAddress(page: Page, hash: string): void {
  const read = readAddress(hash);
  if (!read.ok) {
    page.problem = said(page, read.problem);
    page.player.choose(read.scenario ?? FIRST_SCENARIO);
    page.player.pause();
    return;
  }
  if (read.address === null) {
    page.player.choose(FIRST_SCENARIO);
    if (!page.calm) page.player.play();
    return;
  }
  page.player.pause();
  page.player.open(read.address);
}

const said = (page: Page, problem: AddressProblem): string =>
  problemText(problem, page.words.interface.app);

/** The address of a run. While it moves by itself, only how it came about. */
export function addressOf(bookmark: Bookmark, mode: Mode): string {
  if (mode === 'paused' || mode === 'scrubbing') return writeAddress(bookmark);
  const { scenario, changes } = bookmark;
  if (scenario === FIRST_SCENARIO && !isChanged(changes)) return '';
  return writeAddress({ ...bookmark, at: 0 as Bookmark['at'], done: 0 });
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
export function goToScenario(page: Page, id: ScenarioId): void {
  showAddress(addressOf(page.player.bookmark, 'paused'));
  page.player.choose(id);
  history.pushState(null, '', writeAddress(page.player.bookmark));
  if (page.calm) page.player.pause();
  else page.player.play();
}

/** The whole link to this very moment. */
export const linkTo = (bookmark: Bookmark): string =>
  new URL(writeAddress(bookmark), location.href).href;
