/** What the browser tests share: a page that has nothing to complain of, and names for its parts. */
import {
  expect,
  test as base,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test';

interface Fixtures {
  /** What the browser complained of: a test fails if there is anything. */
  complaints: string[];
  /** For tests in which there is something to complain of. */
  mayComplain: boolean;
}

export const test = base.extend<Fixtures>({
  mayComplain: [false, { option: true }],
  complaints: [
    async ({ browser, mayComplain }, use) => {
      const complaints: string[] = [];
      // Of every page that a test opens, whether it is the one given to it or one with a look of its own.
      const listen = (context: BrowserContext) => {
        context.on('console', (message) => {
          if (!['error', 'warning'].includes(message.type())) return;
          // Most tests ask for that.
          if (message.text().includes('Service Worker registration blocked')) return;
          complaints.push(message.text());
        });
        context.on('weberror', (error) => complaints.push(error.error().message));
        context.on('requestfailed', (request) => {
          // What a reload or another page breaks off is none.
          if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
          complaints.push(`not loaded: ${request.url()}`);
        });
      };
      browser.on('context', listen);
      await use(complaints);
      browser.off('context', listen);
      if (!mayComplain) expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** A phone in the hand. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

/**
 * Two looks that have, between them, both screens, both themes and both languages. What is tried in one of them alone is tried
 * elsewhere in the other: opening a page is what takes the time.
 */
export const LOOKS = [
  { colorScheme: 'light', locale: 'en-US' },
  { ...PHONE, colorScheme: 'dark', locale: 'zh-CN' },
] as const;

/** A page of that look, without motion, with a view beside the diagram. */
export async function openBeside(
  browser: Browser,
  look: (typeof LOOKS)[number],
  view: string,
  hash: string,
): Promise<Page> {
  const page = await browser.newPage({ ...look, reducedMotion: 'reduce' });
  await page.addInitScript((name) => localStorage.setItem('synfin.beside', name), view);
  await open(page, hash);
  return page;
}

/** The page with all that it needs first, on a machine that has much else to do. */
const LOADING = { timeout: 60_000 };

/** Opens the page at an address; nothing moves by itself where it names a scenario. */
export async function open(page: Page, hash = ''): Promise<void> {
  await page.goto(`/${hash}`);
  await expect(playbackOf(page)).toBeVisible(LOADING);
  await settled(page);
}

/**
 * Leaves the page, which then remembers what is said here and nothing else: what is opened next is as on a first visit, at
 * half of what another page costs.
 */
export async function forget(
  page: Page,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  // Of the same origin, with nothing on it that could write down a last word.
  await page.goto('/favicon.svg');
  await page.evaluate(async (chosen) => {
    localStorage.clear();
    for (const [key, value] of Object.entries(chosen)) {
      localStorage.setItem(`synfin.${key}`, value);
    }
    for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  }, settings);
}

/** Opens the page at an address as if nobody had been there before. */
export async function openAnew(
  page: Page,
  hash = '',
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  await forget(page, settings);
  await open(page, hash);
}

/** What comes right after the first picture is there, and what an address names; nothing of it is still on its way. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main:not([aria-busy="true"])')).toBeVisible(LOADING);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, LOADING);
}

/** Goes to another address on the page that is open already: what it names is there then. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate(async (to) => {
    const before = location.href;
    const changed = new Promise((done) => addEventListener('hashchange', done, { once: true }));
    location.hash = to;
    if (location.href !== before) await changed;
  }, hash);
  await settled(page);
}

/** Files with these names and contents are dropped on the page. */
export async function drop(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of Object.entries(given))
      dataTransfer.items.add(new File([text], name));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    );
  }, files);
}

/** Chooses one of a few. The radio button lets the pointer through to its label, which is what is seen. */
export async function choose(radio: Locator): Promise<void> {
  await radio.locator('..').click();
  await expect(radio).toBeChecked();
}

export const clientOf = (page: Page) => page.getByRole('article', { name: 'Client' });
export const serverOf = (page: Page) => page.getByRole('article', { name: 'Server' });
/** The sentence and the paragraph of the caption. */
export const captionOf = (page: Page) => page.locator('section.caption .words');
export const playbackOf = (page: Page) => page.locator('section.playback');
export const diagramOf = (page: Page) => page.locator('#diagram');
/** A segment of the run's own diagram, by its place in the trace; a page of its own (two runs, say) has others. */
export const segmentOf = (page: Page, flight: number) =>
  diagramOf(page).locator(`[data-flight="${flight}"]`);

/** The menu of a segment, which the right button opens; a click loses the segment. */
export async function openMenuOf(page: Page, flight: number): Promise<Locator> {
  await canPress(page);
  await segmentOf(page, flight).click({ button: 'right' });
  const menu = page.getByRole('dialog');
  await expect(menu).toBeVisible();
  return menu;
}

/** A click or a tap: the segment is lost at once. */
export async function loseByPress(
  page: Page,
  flight: number,
  press: (segment: Locator) => Promise<void> = (segment) => segment.click(),
): Promise<void> {
  await canPress(page);
  await press(segmentOf(page, flight));
  await expect(segmentOf(page, flight)).toHaveAccessibleName(/lost|丢失/);
}

/** What hears the reader in the diagram comes with the list of segments, after the picture. */
export async function canPress(page: Page): Promise<void> {
  await settled(page);
  await expect(diagramOf(page).getByRole('list').first()).toBeAttached();
}

export const clockOf = (page: Page) => playbackOf(page).locator('.now');

/** All that can be seen of a run: both cards, the caption, the clock and the segments with what they say. */
export async function picture(page: Page): Promise<string[]> {
  await settled(page);
  return [
    await clientOf(page).innerText(),
    await serverOf(page).innerText(),
    await captionOf(page).innerText(),
    await clockOf(page).innerText(),
    ...(await diagramOf(page).getByRole('listitem').allInnerTexts()),
  ];
}
