/**
 * The reader's scenarios: kept by the browser under names of their own, listed, renamed, deleted. What it will not keep
 * is kept for as long as the page is open; that is said once.
 */
import { scenarioFrom } from '../../simulation/parseScenario.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import { recall, remember } from '../remember.svelte.ts';
import type { App } from '../state/app.svelte.ts';
import { versionOf } from './code.ts';
import {
  leadsTo,
  MOST_MINE,
  newestOf,
  withVersion,
  without,
  type Mine,
  type NewVersion,
  type NextList,
} from './documents.ts';
import { browserShelf, NoAnswer, pageShelf, type Shelf } from './shelf.ts';

const page = pageShelf();
const browser = browserShelf();
/** What it has refused once is not asked of it again. */
const refused = { reading: false, writing: false };
let isSaid = false;

/** One after the other: what is listed has all that was kept before. */
let last: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done;
}

async function asked<T>(ask: (shelf: Shelf) => Promise<T>): Promise<T | undefined> {
  if (refused.reading) return undefined;
  try {
    return await ask(browser);
  } catch {
    refused.reading = refused.writing = true;
    return undefined;
  }
}

async function change(app: App, ...how: Parameters<Shelf['change']>): Promise<void> {
  if (!refused.writing) {
    try {
      await browser.change(...how);
      return;
    } catch (error) {
      refused.writing = true;
      if (error instanceof NoAnswer) refused.reading = true;
    }
  }
  await page.change(...how);
  if (isSaid) return;
  isSaid = true;
  const words = await app.messages.attempt(app.lexicon.need('views'));
  if (words !== null) app.messages.fail(words.editor.notKept);
}

/** All of them, the one that was edited last first. */
export function listMine(app: App): Promise<readonly Mine[]> {
  return inTurn(async () => {
    await moveOld(app);
    const lists = [...(await page.list()), ...((await asked(({ list }) => list())) ?? [])];
    return lists.sort((a, b) => b.at - a.at);
  });
}

/** A version; where it is not kept any more, the newest of the same scenario; null where there is none of it. */
export const findVersion = (version: string): Promise<Scenario | null> =>
  inTurn(() => versionOnShelves(version));

async function versionOnShelves(version: string): Promise<Scenario | null> {
  for (const shelf of [page.read, read]) {
    const found = scenarioIn(await shelf(version));
    if (found !== null) return found;
  }
  const newest = leadsTo((await asked(({ list }) => list())) ?? [], version);
  return newest === null ? null : scenarioIn(await read(newest));
}

const read = (version: string) => asked((shelf) => shelf.read(version));

function scenarioIn(value: unknown): Scenario | null {
  const read = scenarioFrom(value);
  return 'scenario' in read ? read.scenario : null;
}

/** Where a version comes from: see `NewVersion`. */
export type Descent = Pick<NewVersion, 'since' | 'undone' | 'amends'>;

export const FROM_ELSEWHERE: Descent = { since: null };

export const keep = (app: App, scenario: Scenario, descent: Descent): Promise<void> =>
  inTurn(() => put(app, scenario, descent));

async function put(app: App, scenario: Scenario, descent: Descent): Promise<void> {
  const version = versionOf(scenario);
  const next = { version, title: scenario.id, at: Date.now(), ...descent };
  await change(app, new Map([[version, scenario]]), (list) => withVersion(list, next));
}

/** As many of them as there is room for; gives how many that are. */
export async function keepAll(app: App, scenarios: readonly Scenario[]): Promise<number> {
  const room = MOST_MINE - (await listMine(app)).length;
  const kept = scenarios.slice(0, Math.max(room, 0));
  // The first one is to stand on top.
  for (const scenario of kept.toReversed()) await keep(app, scenario, FROM_ELSEWHERE);
  return kept.length;
}

/** Takes one from the list. Gives what puts it back. */
export function remove(app: App, mine: Mine): Promise<() => Promise<void>> {
  return inTurn(async () => {
    const contents = new Map<string, unknown>();
    for (const version of mine.versions) {
      contents.set(version, (await page.read(version)) ?? (await read(version)));
    }
    const none = (list: readonly Mine[]): NextList => without(list, mine.id);
    await page.change(new Map(), none);
    if (!refused.writing) await change(app, new Map(), none);
    return () =>
      inTurn(() =>
        change(app, contents, (list) => ({
          list: [mine, ...list].sort((a, b) => b.at - a.at),
          drop: [],
        })),
      );
  });
}

export async function allOfMine(app: App): Promise<Scenario[]> {
  const all = await listMine(app);
  const found = await Promise.all(all.map((mine) => findVersion(newestOf(mine))));
  return found.filter((scenario) => scenario !== null);
}

/** Where the browser kept its one long scenario when it kept but one: its JSON, or the version that has become of it. */
const OLD = 'own';

/** Brings that one to the list. Its place then says where it is, for the addresses that name it. */
async function moveOld(app: App): Promise<void> {
  const old = recall(OLD);
  if (old === null || !old.startsWith('{')) return;
  const scenario = parsed(old);
  if (scenario === null) return;
  await put(app, scenario, FROM_ELSEWHERE);
  if (!refused.writing) remember(OLD, versionOf(scenario));
}

/** That one, for an address of that time; null where there is none. */
export function findOld(app: App): Promise<Scenario | null> {
  return inTurn(async () => {
    await moveOld(app);
    const old = recall(OLD);
    if (old === null) return null;
    return old.startsWith('{') ? parsed(old) : versionOnShelves(old);
  });
}

function parsed(json: string): Scenario | null {
  try {
    return scenarioIn(JSON.parse(json));
  } catch {
    return null;
  }
}
