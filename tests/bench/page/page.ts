/**
 * The page in Chromium, beside Mermaid: the first drawing of a long run, and a leap of the playhead to anywhere in it,
 * beside Mermaid's drawing of the same messages; a move of the playhead beside Mermaid's drawing of twelve; and a frame of
 * a very long run that plays beside one of a short run.
 *
 * Costs are seconds of script, style and layout on the tab's main thread; the least of several, each on a page that has
 * just been loaded, taken turn by turn.
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
    const pages: Pages = {
      ours: () => openTab(browser, url),
      mermaid: () => openMermaid(browser),
    };
    yield await firstDrawing(pages);
    yield await oneLeap(pages);
    yield await oneMove(pages);
    yield await oneFrame(pages);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Each call loads one anew. */
interface Pages {
  readonly ours: () => Promise<Tab>;
  readonly mermaid: () => Promise<Tab>;
}

/** The run has been simulated before, as Mermaid is given its messages: what is left is to draw it. */
async function firstDrawing(pages: Pages): Promise<Figure> {
  const [few, many] = [transferOf(FEW), transferOf(MANY)];
  const ratio = await besideMermaid(pages, many, async (ours) => {
    await show(ours, many);
    await show(ours, few);
    const drawing = await drawingOf(ours, () => show(ours, many));
    await mustReach(MANY, ours);
    return drawing;
  });
  return { name: `first-drawing-of-${MANY}-beside-mermaid`, goal: 1 / 20, ratio };
}

/** From one part of a run to the next: all of what is in sight is another then. */
const oneLeap = async (pages: Pages): Promise<Figure> => ({
  name: `leap-in-${MANY}-beside-mermaid`,
  goal: 1 / 20,
  ratio: await movesBesideMermaid(pages, transferOf(MANY)),
});

const oneMove = async (pages: Pages): Promise<Figure> => ({
  name: `move-beside-mermaid-of-${FEW}`,
  goal: 1 / 20,
  ratio: await movesBesideMermaid(pages, transferOf(FEW)),
});

/** From the start of a run to its end. */
const movesBesideMermaid = (pages: Pages, run: Transfer): Promise<number> =>
  besideMermaid(pages, run, async (ours) => {
    await show(ours, run);
    return moveOf(ours, { from: 0, by: 1 / MOVES });
  });

/** Both go on by as much at a time: as much as plays in a frame. */
async function oneFrame({ ours }: Pages): Promise<Figure> {
  const [few, long] = [transferOf(FEW), transferOf(VERY_MANY)];
  let by = 0;
  const ratio = await leastRatio(
    on(ours, async (tab) => {
      await show(tab, long);
      const length = await lengthOf(tab);
      const frame = await moveOf(tab, { from: 1 / 2, by: by / length });
      await mustReach(VERY_MANY, tab);
      return frame;
    }),
    on(ours, async (tab) => {
      await show(tab, few);
      by = (await lengthOf(tab)) / MOVES;
      return moveOf(tab, { from: 0, by: 1 / MOVES });
    }),
  );
  return { name: `frame-of-${VERY_MANY}-beside-${FEW}`, goal: 1.5, ratio };
}

/** The length of the timeline. */
const lengthOf = ({ page }: Tab): Promise<number> =>
  page.evaluate((timeline) => {
    return Number(document.querySelector<HTMLInputElement>(timeline)?.max);
  }, TIMELINE);

/** A run that the page ends before it has as many segments as are wanted would be measured for another. */
async function mustReach(wanted: number, { page }: Tab): Promise<void> {
  await page.keyboard.press('End');
  const last = await page.evaluate(() =>
    Math.max(
      ...Array.from(document.querySelectorAll('#diagram [data-flight]'), (segment) =>
        Number(segment.getAttribute('data-flight')),
      ),
    ),
  );
  // A link says where the run stands, but not to the last microsecond.
  if (last + 2 < wanted) throw new Error(`The page ends such a run after ${last + 1} segments.`);
}

async function besideMermaid(
  { ours, mermaid }: Pages,
  run: Transfer,
  work: (ours: Tab) => Promise<number>,
): Promise<number> {
  const text = await mermaidText(run.trace);
  return leastRatio(
    on(ours, work),
    on(mermaid, (tab) => drawnByMermaid(tab, text)),
  );
}

/** Does something on a page that is loaded for it. */
const on =
  (load: () => Promise<Tab>, work: (tab: Tab) => Promise<number>) => async (): Promise<number> => {
    const tab = await load();
    const result = await work(tab);
    await tab.page.close();
    return result;
  };

async function leastRatio(
  work: () => Promise<number>,
  floor: () => Promise<number>,
): Promise<number> {
  const costs = { work: Infinity, floor: Infinity };
  for (let turn = 0; turn < TURNS; turn++) {
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
