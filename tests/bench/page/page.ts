/**
 * The page in Chromium, beside Mermaid: the first drawing of a long run beside Mermaid's of the same messages, a move of
 * the playhead beside Mermaid's drawing of twelve, and a move in a very long run beside one in a short run.
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
    yield await oneMove(ours, mermaid);
    yield await moveInLongRun(ours);
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

async function oneMove(ours: Tab, mermaid: Tab): Promise<Figure> {
  const few = transferOf(FEW);
  const text = await mermaidText(few.trace);
  await show(ours, few);
  const ratio = await leastRatio(
    () => moveOf(ours),
    () => drawnByMermaid(mermaid, text),
  );
  return { name: `move-beside-mermaid-of-${FEW}`, goal: 1 / 20, ratio };
}

async function moveInLongRun(ours: Tab): Promise<Figure> {
  const [few, long] = [transferOf(FEW), transferOf(VERY_MANY)];
  const ratio = await leastRatio(
    async () => {
      await show(ours, long);
      return moveOf(ours);
    },
    async () => {
      await show(ours, few);
      return moveOf(ours);
    },
    1,
  );
  return {
    name: `move-in-${VERY_MANY}-beside-${FEW}`,
    goal: 1.5,
    ratio,
    ...(await shortOf(ours, VERY_MANY)),
  };
}

/** What there is to say where the page ends a run before it has as many segments as are wanted. */
async function shortOf({ page }: Tab, wanted: number): Promise<Pick<Figure, 'note'>> {
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
  await page.evaluate((to) => (location.hash = to), hash);
  await page.locator('header', { hasText: title }).first().waitFor();
  await page.locator('main:not([aria-busy="true"]) #diagram [data-flight]').first().waitFor();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
}

/** Seconds for one frame while the playhead goes from the start of the run to its end. */
async function moveOf(tab: Tab): Promise<number> {
  const seconds = await drawingOf(tab, () =>
    tab.page.evaluate(async (moves) => {
      const playhead = document.querySelector<HTMLInputElement>(
        'section.playback input[type=range]',
      );
      if (!playhead) throw new Error('There is no timeline.');
      for (let move = 1; move <= moves; move++) {
        await new Promise<void>((drawn) =>
          requestAnimationFrame(() => {
            playhead.value = String((Number(playhead.max) * move) / moves);
            playhead.dispatchEvent(new Event('input', { bubbles: true }));
            drawn();
          }),
        );
      }
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }, MOVES),
  );
  return seconds / MOVES;
}
