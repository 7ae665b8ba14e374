/**
 * Every view as a picture that somebody has looked at, kept in `tests/pictures`. A change that is seen is made again with
 * `npx playwright test pictures --update-snapshots`, looked at, and kept. The tolerance is for the edges of letters.
 */
import { existsSync, readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { PageName } from '../../src/app/address/route.ts';
import type { Panel } from '../../src/views/panel.ts';
import { captionOf, expect, forget, goTo, open, openAnew, PHONE, test } from './synfin.ts';

const RUN = '#last-ack-lost?t=1.2';

const SCREENS = {
  desktop: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    colorScheme: 'light',
  },
  phone: { ...PHONE, locale: 'zh-CN', colorScheme: 'dark' },
} as const;

interface View {
  readonly hash?: string;
  /** What the reader has chosen before. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What is there when all of it is. */
  readonly ready?: (page: Page) => Promise<void>;
  /** What a phone shows of it stands in one column, as another view's does that has a picture. */
  readonly onDesktopAlone?: boolean;
}

const told = (page: Page) => expect(captionOf(page).locator('.title')).toBeVisible();
const panel = (beside: string): View => ({
  settings: { beside, hintDone: 'yes' },
  ready: async (page) => {
    await told(page);
    await expect(page.locator('#diagram .beside > *').first()).toBeVisible();
  },
});
const pageView = (name: string): View => ({
  hash: `#/${name}`,
  ready: (page) => expect(page.locator('main h2, main h3').first()).toBeVisible(),
});

/** The views that may stand beside the diagram: those whose folders say so. One without a picture fails. */
async function namesOfPanels(): Promise<string[]> {
  const views = new URL('../../src/views/', import.meta.url);
  const files = readdirSync(views)
    .map((folder) => new URL(`${folder}/panel.ts`, views))
    .filter((file) => existsSync(file));
  const found = (await Promise.all(files.map((file) => import(file.href)))) as { panel: Panel }[];
  return found.map(({ panel: { name } }) => name);
}

/** Whoever adds a page is asked for its picture here, by type. */
const PAGE_VIEWS = {
  lessons: pageView('lessons'),
  questions: pageView('questions'),
  myths: { ...pageView('myths'), onDesktopAlone: true },
  glossary: { ...pageView('glossary'), onDesktopAlone: true },
  server: pageView('server/server-backlog-full?t=2'),
  captures: {
    ...pageView('captures/example/three-fins/0'),
    ready: (page) => expect(page.getByRole('heading', { name: /→/ })).toBeVisible(),
  },
  grid: pageView('grid'),
  losses: pageView('losses'),
  compare: { ...pageView('compare/open-data-close?f=client.6.drop'), onDesktopAlone: true },
  fidelity: pageView('fidelity'),
} satisfies Record<PageName, View>;

const VIEWS: Readonly<Record<string, View>> = {
  run: { ready: told },
  ...Object.fromEntries((await namesOfPanels()).map((name) => [name, panel(name)])),
  lesson: {
    hash: '#/open/lesson.why-four.ack',
    ready: (page) =>
      expect(page.locator('section.guide h2, section.caption.guided h2')).toBeVisible(),
  },
  ...PAGE_VIEWS,
};

const isPage = ({ hash = '' }: View) => hash.startsWith('#/') && !hash.startsWith('#/open/');

/** Behind a page that is shown as on a first visit, others are gone to on it: nobody remembers anything of those. */
async function show(page: Page, view: View, isBehindPage: boolean): Promise<void> {
  const { hash = RUN } = view;
  if (isBehindPage) await goTo(page, hash);
  else {
    await forget(page, view.settings);
    if (isPage(view)) await page.goto(`/${hash}`);
    else await open(page, hash);
  }
  await view.ready?.(page);
}

/** What a phone shows of a view is dark; what it does not show is seen in the dark here, and what stands around a view once. */
const isDarkHere = (name: string, { onDesktopAlone = false }: View) =>
  onDesktopAlone || name === 'run' || name === 'server';

/** All views, one after the other: each is loaded anew, and all that differ are told. */
for (const screen of ['desktop', 'phone'] as const) {
  test(`each view on a ${screen}`, async ({ browser }) => {
    test.slow();
    const page = await browser.newPage({ ...SCREENS[screen], reducedMotion: 'reduce' });
    let before: View | null = null;
    for (const [name, view] of Object.entries(VIEWS)) {
      if (screen === 'phone' && view.onDesktopAlone) continue;
      const isBehindPage = isPage(view) && before !== null && isPage(before);
      before = view;
      await test.step(name, async () => {
        await page.emulateMedia({ colorScheme: SCREENS[screen].colorScheme });
        await show(page, view, isBehindPage);
        await expect.soft(page).toHaveScreenshot(`${name}-${screen}.png`);
        if (screen === 'phone' || !isDarkHere(name, view)) return;
        // The same page: in the dark only the colours are others.
        await page.emulateMedia({ colorScheme: 'dark' });
        await expect.soft(page).toHaveScreenshot(`${name}-dark.png`);
      });
    }
    await page.close();
  });
}

test('before a class, and the export of a run', async ({ browser }) => {
  const page = await browser.newPage({ ...SCREENS.desktop, reducedMotion: 'reduce' });
  await open(page, RUN);
  await told(page);
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: /^Leave/ })).toBeVisible();
  await expect.soft(page).toHaveScreenshot('presenting.png');

  await openAnew(page, RUN);
  await told(page);
  await page.getByRole('button', { name: /^Export/ }).click();
  await expect(page.getByRole('dialog')).toContainText('SVG');
  await expect.soft(page).toHaveScreenshot('export.png');
  await page.close();
});

test('within another page', async ({ browser }) => {
  const page = await browser.newPage({
    ...SCREENS.desktop,
    viewport: { width: 720, height: 460 },
    reducedMotion: 'reduce',
  });
  await page.goto(`/?embed${RUN}`);
  await told(page);
  await expect(page).toHaveScreenshot('embedded.png');
  await page.close();
});
