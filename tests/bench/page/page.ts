/**
 * The page in Chromium, beside Mermaid: the first drawing of a long run, and a leap of the playhead to anywhere in it,
 * beside Mermaid's drawing of the same messages; a move of the playhead beside Mermaid's drawing of twelve; and a frame of
 * a very long run that plays beside one of a short run.
 *
 * Costs are seconds of script, style and layout on the tab's main thread; the least of several, taken turn by turn.
 */
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { freePort } from '../../run/freePort.mjs';
import type { Figure } from '../ratio.ts';
import { drawnByMermaid, mermaidText, openMermaid } from './mermaid.ts';
import { drawingOf, openBrowser, openTab, type Tab } from './tabs.ts';
import { transferOf, type Transfer } from './transfer.ts';

const FEW = 12;
const MANY = 1_000;
const VERY_MANY = 100_000;
const TURNS = 3;
const MOVES = 60;
const TIMELINE = 'section.playback input[type=range]';

const project = {
  configFile: fileURLToPath(new URL('../../../vite.config.ts', import.meta.url)),
  logLevel: 'warn' as const,
};

export async function* figures(): AsyncGenerator<Figure> {
  await build(project);
  const port = await freePort();
  const server = await preview({
    ...project,
    preview: { host: '127.0.0.1', port, strictPort: true },
  });
  const browser = await openBrowser();
  try {
    const url = `http://127.0.0.1:${port}/`;
    const [ours, mermaid] = [await openTab(browser, url), await openMermaid(browser)];
    yield await firstDrawing(ours, mermaid);
    yield await oneLeap(ours, mermaid);
    yield await oneMove(ours, mermaid);
    yield await oneFrame(ours);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function firstDrawing(ours: Tab, mermaid: Tab): Promise<Figure> {
  const [few, many] = [transferOf(FEW), transferOf(MANY)];
  const text = await mermaidText(many.trace);
  const ratio = await leastRatio(
    async () => {
      await show(ours, few);
      return drawingOf(ours, () => show(ours, many));
    },
    () => drawnByMermaid(mermaid, text),
  );
  return {
    name: `first-drawing-of-${MANY}-beside-mermaid`,
    goal: 1 / 20,
    ratio,
    ...(await shortOf(ours, MANY)),
  };
}

async function oneLeap(ours: Tab, mermaid: Tab): Promise<Figure> {
  return { name: `leap-in-${MANY}-beside-mermaid`, ...(await movesOver(MANY, ours, mermaid)) };
}

async function oneMove(ours: Tab, mermaid: Tab): Promise<Figure> {
  return { name: `move-beside-mermaid-of-${FEW}`, ...(await movesOver(FEW, ours, mermaid)) };
}

/** From the start of a run of so many segments to its end. */
async function movesOver(segments: number, ours: Tab, mermaid: Tab) {
  const run = transferOf(segments);
  const text = await mermaidText(run.trace);
  await show(ours, run);
  const ratio = await leastRatio(
    () => moveOf(ours, { from: 0, by: 1 / MOVES }),
    () => drawnByMermaid(mermaid, text),
  );
  return { goal: 1 / 20, ratio };
}

/** Both go on by as much at a time: as much as plays in a frame. */
async function oneFrame(ours: Tab): Promise<Figure> {
  const [few, long] = [transferOf(FEW), transferOf(VERY_MANY)];
  await show(ours, few);
  const by = (await lengthOf(ours)) / MOVES;
  let floor = Infinity;
  for (let turn = 0; turn < TURNS; turn++) {
    floor = Math.min(floor, await moveOf(ours, { from: 0, by: 1 / MOVES }));
  }
  await show(ours, long);
  const length = await lengthOf(ours);
  let work = Infinity;
  for (let turn = 1; turn <= TURNS; turn++) {
    work = Math.min(work, await moveOf(ours, { from: turn / (TURNS + 1), by: by / length }));
  }
  return {
    name: `frame-of-${VERY_MANY}-beside-${FEW}`,
    goal: 1.5,
    ratio: work / floor,
    ...(await shortOf(ours, VERY_MANY)),
  };
}

/** The length of the timeline. */
const lengthOf = ({ page }: Tab): Promise<number> =>
  page.evaluate((timeline) => {
    return Number(document.querySelector<HTMLInputElement>(timeline)?.max);
  }, TIMELINE);

/** What there is to say where the page ends a run before it has as many segments as are wanted. */
async function shortOf({ page }: Tab, wanted: number): Promise<Pick<Figure, 'note'>> {
  await page.keyboard.press('End');
  const last = await page.evaluate(() =>
    Math.max(
      ...Array.from(document.querySelectorAll('#diagram [data-flight]'), (segment) =>
        Number(segment.getAttribute('data-flight')),
      ),
    ),
  );
  // A link says where the run stands, but not to the last microsecond.
  return last + 2 < wanted ? { note: `the page ends such a run after ${last + 1} segments` } : {};
}

async function leastRatio(
  work: () => Promise<number>,
  floor: () => Promise<number>,
  turns = TURNS,
): Promise<number> {
  const costs = { work: Infinity, floor: Infinity };
  for (let turn = 0; turn < turns; turn++) {
    costs.floor = Math.min(costs.floor, await floor());
    costs.work = Math.min(costs.work, await work());
  }
  return costs.work / costs.floor;
}

/** Opens the link of a run, and waits for its drawing to be there. */
async function show({ page }: Tab, { hash, title }: Transfer): Promise<void> {
  // In the page itself: looking from outside would be counted.
  await page.evaluate(
    async ({ hash, title }) => {
      location.hash = hash;
      do await new Promise((drawn) => requestAnimationFrame(drawn));
      while (
        !document.title.includes(title) ||
        !document.querySelector('main:not([aria-busy="true"]) #diagram [data-flight]') ||
        document.querySelector('.growing')
      );
      await new Promise((drawn) => requestAnimationFrame(drawn));
    },
    { hash, title },
  );
}

/** Seconds for one of many moves of the playhead from a part of the run on. */
async function moveOf(
  tab: Tab,
  way: { readonly from: number; readonly by: number },
): Promise<number> {
  const move = (moves: number) =>
    tab.page.evaluate(
      async ({ timeline, from, by, moves }) => {
        const playhead = document.querySelector<HTMLInputElement>(timeline);
        if (!playhead) throw new Error('There is no timeline.');
        for (let move = 0; move <= moves; move++) {
          await new Promise<void>((drawn) =>
            requestAnimationFrame(() => {
              playhead.value = String(Number(playhead.max) * (from + by * move));
              playhead.dispatchEvent(new Event('input', { bubbles: true }));
              drawn();
            }),
          );
        }
        await new Promise((drawn) => requestAnimationFrame(drawn));
      },
      { timeline: TIMELINE, moves, ...way },
    );
  // To its beginning first, which is not counted.
  await move(0);
  return (await drawingOf(tab, () => move(MOVES))) / MOVES;
}
