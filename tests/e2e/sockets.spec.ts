/** Socket calls: the lanes in the diagram, and the programs in the cards. */
import type { Browser, Page } from '@playwright/test';
import { SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { violations } from './axe.ts';
import { badTexts } from './ladderTexts.ts';
import {
  clientOf,
  clockOf,
  diagramOf,
  expect,
  goTo,
  open,
  openAnew,
  PHONE,
  serverOf,
  test,
} from './synfin.ts';

const barsOf = (page: Page) => diagramOf(page).locator('rect[data-call]');
const litOf = (card: ReturnType<typeof clientOf>) => card.locator('[aria-current="step"]');

test('the line that is lit follows the playhead, and leads to its call; the language and the lanes are remembered', async ({
  page,
}) => {
  await test.step('the language is chosen for both programs, and remembered', async () => {
    await open(page, '#open-data-close?t=0.1');
    await page.getByRole('button', { name: 'Programs' }).click();
    await clientOf(page).getByText('JavaScript', { exact: true }).click();
    await expect(litOf(serverOf(page))).toContainText("await once(server, 'connection')");
    await page.reload();
    await expect(litOf(serverOf(page))).toContainText("await once(server, 'connection')");
  });

  await test.step('the line that is lit follows the playhead, and a line leads to its call', async () => {
    await openAnew(page, '#open-data-close?t=0.1');
    await page.getByRole('button', { name: 'Programs' }).click();
    await expect(litOf(serverOf(page))).toContainText('listener.accept()');
    await expect(litOf(serverOf(page))).toContainText('waits');
    await expect(litOf(clientOf(page))).toContainText('sock.connect');

    await goTo(page, '#open-data-close?t=0.3');
    await expect(litOf(serverOf(page))).toContainText('time.sleep(0.08)');
    await expect(litOf(clientOf(page))).toContainText('sock.recv');

    await clientOf(page).getByRole('button', { name: 'sock.close()' }).click();
    await expect(clockOf(page)).toHaveText('0.550 s');
    await expect(litOf(clientOf(page))).toContainText('sock.close()');

    await page.keyboard.press('End');
    await expect(litOf(clientOf(page))).toHaveCount(0);
  });

  await test.step('the lanes are switched on among the display options, and remembered', async () => {
    await openAnew(page, '#open-data-close?t=0.3');
    await expect(barsOf(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Display' }).click();
    await page.getByLabel('Socket calls').check();
    await page.keyboard.press('Escape');
    await expect(barsOf(page)).toHaveCount(13);
    await expect(diagramOf(page).locator('text', { hasText: 'accept' })).toHaveCount(1);

    await page.reload();
    await expect(barsOf(page)).toHaveCount(13);
  });
});

test('on a phone the program is in the sheet of its side', async ({ browser }) => {
  const page = await browser.newPage({ ...PHONE, reducedMotion: 'reduce' });
  await open(page, '#open-data-close?t=0.1');
  await page.locator('button.chip').last().click();
  await page.getByRole('dialog').getByText('Program', { exact: true }).click();
  await expect(page.getByRole('dialog').locator('[aria-current="step"]')).toContainText('accept()');
  expect(await violations(page)).toEqual([]);
  await page.close();
});

const SCREENS = { desktop: { width: 1440, height: 900 }, phone: PHONE.viewport } as const;

/** A page on which lanes and programs have been switched on before. */
async function withAll(browser: Browser, screen: keyof typeof SCREENS, locale: string) {
  const page = await browser.newPage({
    viewport: SCREENS[screen],
    locale,
    colorScheme: locale === 'zh-CN' ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await page.addInitScript(() => {
    localStorage.setItem('synfin.socketCalls', 'yes');
    localStorage.setItem('synfin.programs', 'yes');
  });
  await open(page, '#last-ack-lost?t=0.281');
  await expect(barsOf(page).first()).toBeAttached();
  return page;
}

for (const screen of ['desktop', 'phone'] as const) {
  for (const locale of ['en-US', 'zh-CN']) {
    // Each screen once, each language once.
    if ((screen === 'phone') !== (locale === 'zh-CN')) continue;
    test(`with lanes and programs axe finds nothing, and texts do not overlap, on a ${screen}, ${locale}`, async ({
      browser,
    }) => {
      // It goes through a quarter of all scenarios; their layout has tests of its own.
      test.setTimeout(300_000);
      const page = await withAll(browser, screen, locale);
      if (screen === 'desktop') await expect(page.locator('[aria-current="step"]')).toHaveCount(2);
      expect(await violations(page)).toEqual([]);

      const found: Record<string, string[]> = {};
      const rest = screen === 'phone' ? 3 : 0;
      for (const id of SCENARIO_IDS.filter((_, i) => i % 4 === rest)) {
        await goTo(page, `#${id}`);
        await expect(clockOf(page)).toHaveText('0.000 s');
        await page.keyboard.press('End');
        const bad = await page.evaluate(badTexts);
        if (bad.length > 0) found[id] = bad;
      }
      expect(found).toEqual({});
      await page.close();
    });
  }
}
