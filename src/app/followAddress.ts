/**
 * The page's address follows the run: the scenario, the reader's changes and, where the run stands still, the moment. So
 * the address can be shared at any time, a reload comes back here, and the browser's back button leads to what was before.
 * Pages beside the run have addresses of their own.
 */
import type { Bookmark } from '../player/bookmark.ts';
import { isChanged } from '../player/changes.ts';
import type { Mode } from '../player/contract.ts';
import type { ScenarioId } from '../scenarios/ids.ts';
import { readAddress, writeAddress, type AddressProblem } from './address.ts';
import { excerpt } from './address/problem.ts';
import type { Page } from './Page.svelte.ts';
import { problemText } from './problemText.ts';
import { hashOf, routeOf, type Place } from './route.ts';

/** What plays where the address says nothing. */
export const FIRST_SCENARIO: ScenarioId = 'open-data-close';

/** Opens what an address says; says what is wrong with it. */
export async function openAddress(page: Page, hash: string): Promise<void> {
  const route = routeOf(hash);
  page.opening = null;
  switch (route.kind) {
    case 'run':
      page.place = null;
      await openRun(page, hash);
      return;
    case 'place':
      if (route.place === 'compare' && route.rest !== '') await openRun(page, `#${route.rest}`);
      page.player.pause();
      page.place = route.place;
      page.rest = route.rest;
      return;
    case 'guide':
      await openGuide(page, route.guide);
      return;
    case 'unknown':
      page.problem = said(page, { why: 'unknownPage', text: excerpt(route.text) });
  }
}

async function openRun(page: Page, hash: string): Promise<void> {
  if (!(await ownIsKnown(page, hash))) return;
  const read = readAddress(hash);
  if (!read.ok) {
    page.problem = said(page, read.problem);
    page.guide = null;
    page.player.choose(read.scenario ?? FIRST_SCENARIO);
    page.player.pause();
    return;
  }
  page.guide = read.address?.guide ?? null;
  if (read.address === null) {
    page.player.choose(FIRST_SCENARIO);
    if (!page.calm && !page.embedded) page.player.play();
    return;
  }
  page.player.pause();
  page.player.open(read.address);
}

/** A scenario of the reader's own is in its address, and is read by what is loaded for it. */
const OWN_CODE = /^#?own(?:\/|%2F)([\w-]+)/i;

/** False where it cannot be read, or where the reader has gone elsewhere meanwhile. */
async function ownIsKnown(page: Page, hash: string): Promise<boolean> {
  const [, code] = OWN_CODE.exec(hash) ?? [];
  page.opening = code === undefined ? null : hash;
  if (code === undefined) return true;
  let problem: string | null;
  try {
    const { openOwn } = await import('./own/openOwn.ts');
    problem = await openOwn(page, code);
  } catch {
    problem = page.words.interface.app.notLoaded;
  }
  if (page.opening !== hash) return false;
  page.opening = null;
  if (problem === null) return true;
  page.problem = problem;
  page.guide = null;
  page.player.choose(FIRST_SCENARIO);
  page.player.pause();
  return false;
}

/** Opens the run of a lesson's step, a question, ..., at the moment that it is about. */
export async function openGuide(page: Page, guide: string): Promise<void> {
  try {
    const { openExhibit } = await import('./guide/openExhibit.ts');
    if (!openExhibit(page, guide)) {
      page.problem = said(page, { why: 'unknownPage', text: excerpt(guide) });
    }
  } catch {
    page.problem = page.words.interface.app.notLoaded;
  }
}

const said = (page: Page, problem: AddressProblem): string =>
  problemText(problem, page.words.interface.app);

/** The address of what the page shows. */
export function addressOfPage(page: Page): string {
  const { place, rest, player } = page;
  if (place === 'compare') return hashOf(place, writeAddress(player.bookmark).slice(1));
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
export function goToScenario(page: Page, name: string): void {
  leaveAddress(page);
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
  history.pushState(null, '', addressOfPage(page));
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
