/** Opens what an address says. Loaded when there is one. */
import { readAddress, type AddressProblem } from './index.ts';
import { excerpt } from './problem.ts';
import { FIRST_SCENARIO } from '../firstScenario.ts';
import type { Page } from '../Page.svelte.ts';
import { neverSent } from '../../player/changes.ts';
import { problemText } from './problemText.ts';
import { routeOf } from './route.ts';

/** Whether it is still what the reader wants: something else may have been asked for while parts were loaded. */
type Wanted = () => boolean;

/** Opens what an address says; says what is wrong with it. Throws where a part of the page cannot be loaded. */
export async function openAddress(page: Page, hash: string, wanted: Wanted): Promise<void> {
  const route = routeOf(hash);
  await Promise.all([page.catalogue.load(), page.needNext()]);
  if (!wanted()) return;
  switch (route.kind) {
    case 'run':
      page.place = null;
      await openRun(page, hash, wanted);
      return;
    case 'place':
      if (route.place === 'compare' && route.rest !== '')
        await openRun(page, `#${route.rest}`, wanted);
      if (!wanted()) return;
      page.player.pause();
      page.place = route.place;
      page.rest = route.rest;
      return;
    case 'guide':
      await openGuide(page, route.guide, wanted);
      return;
    case 'unknown':
      page.problem = said(page, { why: 'unknownPage', text: excerpt(route.text) });
  }
}

async function openRun(page: Page, hash: string, wanted: Wanted): Promise<void> {
  if (!(await ownIsKnown(page, hash, wanted))) return;
  const read = readAddress(hash);
  if (!read.ok) {
    page.problem = said(page, read.problem);
    page.guide = null;
    page.player.choose(read.scenario ?? FIRST_SCENARIO);
    page.player.pause();
    return;
  }
  if (read.address === null) return;
  page.guide = read.address.guide ?? null;
  page.player.pause();
  page.player.open(read.address);
  sayWhatHitsNothing(page);
}

/** A link may have been written by hand, or for a scenario that has changed since. */
function sayWhatHitsNothing(page: Page): void {
  const { bookmark, trace } = page.player;
  const [first] = neverSent(bookmark.changes, trace);
  if (first === undefined) return;
  const sent = trace.flights.filter(({ from }) => from === first.from).length;
  page.problem = page.allWords.interface.address.neverSent(
    page.words.sides[first.from],
    first.nth,
    sent,
  );
}

/** A scenario of the reader's own is in its address, and is read by what is loaded for it. */
const OWN_CODE = /^#?own(?:\/|%2F)([\w-]+)/i;

/** False where it cannot be read, or where the reader has gone elsewhere meanwhile. */
async function ownIsKnown(page: Page, hash: string, wanted: Wanted): Promise<boolean> {
  const [, code] = OWN_CODE.exec(hash) ?? [];
  if (code === undefined) return true;
  let problem: string | null;
  try {
    const { openOwn } = await import('../own/openOwn.ts');
    problem = await openOwn(page, code);
  } catch {
    problem = page.words.interface.app.notLoaded;
  }
  if (!wanted()) return false;
  if (problem === null) return true;
  page.problem = problem;
  page.guide = null;
  page.player.choose(FIRST_SCENARIO);
  page.player.pause();
  return false;
}

/** Opens the run of a lesson's step, a question, ..., at the moment that it is about. */
async function openGuide(page: Page, guide: string, wanted: Wanted): Promise<void> {
  const { openCase } = await import('../guide/openCase.ts');
  if (!wanted() || openCase(page, guide)) return;
  page.problem = said(page, { why: 'unknownPage', text: excerpt(guide) });
}

const said = (page: Page, problem: AddressProblem): string =>
  problemText(problem, page.allWords.interface.address);
