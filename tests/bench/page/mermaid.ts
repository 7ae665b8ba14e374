/** Mermaid's drawing of a run, as whoever puts the text of `toMermaid` into a README has it. */
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { toMermaid } from '../../../src/export/toMermaid.ts';
import type { ConnectionTrace } from '../../../src/trace/connection.ts';
import { loadChunk } from '../../../src/words/lexicon.ts';
import { asOnTheWire } from '../../../src/words/sentences/telling.ts';
import { drawingOf, openTab, type Tab } from './tabs.ts';

const SCRIPT = fileURLToPath(
  new URL('../../../node_modules/mermaid/dist/mermaid.min.js', import.meta.url),
);

/** What is used here of Mermaid's script, which puts itself into the window. */
interface Mermaid {
  initialize(config: object): void;
  render(id: string, text: string): Promise<{ svg: string }>;
}

export async function openMermaid(browser: Browser): Promise<Tab> {
  const tab = await openTab(browser, 'about:blank');
  await tab.page.addScriptTag({ path: SCRIPT });
  await tab.page.evaluate(() => {
    const { mermaid } = window as unknown as { mermaid: Mermaid };
    mermaid.initialize({ startOnLoad: false, maxTextSize: 10_000_000 });
  });
  return tab;
}

export async function mermaidText(trace: ConnectionTrace): Promise<string> {
  const words = await loadChunk('full', 'en');
  return toMermaid(trace, { title: 'transfer', words, number: asOnTheWire });
}

/** Seconds for one drawing of it. */
export function drawnByMermaid(tab: Tab, text: string): Promise<number> {
  return drawingOf(tab, () =>
    tab.page.evaluate(async (wanted) => {
      const { mermaid } = window as unknown as { mermaid: Mermaid };
      // In a task of the page's own, for what is evaluated from outside is not counted.
      await new Promise<void>((done, fail) => {
        setTimeout(() => {
          mermaid.render('drawn', wanted).then(({ svg }) => {
            document.body.innerHTML = svg;
            document.body.getBoundingClientRect();
            requestAnimationFrame(() => done());
          }, fail);
        });
      });
    }, text),
  );
}
