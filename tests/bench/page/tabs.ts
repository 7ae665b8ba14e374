/** Tabs of a Chromium, and how long the main thread of one is busy with something. */
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { findChromium } from '../../run/findChromium.mjs';

/** Longer than anything here takes, so that what hangs ends. */
const PATIENCE_MS = 300_000;

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

export interface Tab {
  readonly page: Page;
  readonly devtools: CDPSession;
}

export async function openTab(browser: Browser, url: string): Promise<Tab> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url);
  const devtools = await page.context().newCDPSession(page);
  // The thread's own time: what else the machine does is not counted.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, devtools };
}

/** What is drawn is scripts that run, styles that are found and boxes that are laid out. */
const DRAWING = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'];

/** Seconds that a tab spends on drawing while something goes on in it. */
export async function drawingOf(tab: Tab, goOn: () => Promise<unknown>): Promise<number> {
  const before = await spent(tab);
  await goOn();
  return (await spent(tab)) - before;
}

async function spent({ devtools }: Tab): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics
    .filter(({ name }) => DRAWING.includes(name))
    .reduce((sum, { value }) => sum + value, 0);
}
