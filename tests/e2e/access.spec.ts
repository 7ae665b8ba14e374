/** axe finds nothing wrong: on a desktop and a phone, light and dark, in both languages, with every dialog open. */
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { expect, goTo, open, PHONE, openMenuOf, playbackOf, test } from './synfin.ts';

/** Opens what floats above the page, one after the other. */
const FLOATS = {
  scenarios: (page: Page) => page.locator('button.scenario').click(),
  segment: (page: Page) => openMenuOf(page, 8),
} as const;
const ON_DESKTOP = {
  ...FLOATS,
  help: (page: Page) => page.keyboard.press('?'),
  network: (page: Page) => page.locator('#diagram .strip button').first().click(),
  display: (page: Page) => page.locator('#diagram .strip button').last().click(),
} as const;
const ON_PHONE = {
  ...FLOATS,
  card: (page: Page) => page.locator('button.chip').first().click(),
  more: (page: Page) => page.locator('header button').last().click(),
} as const;

const SEEN = [
  { on: 'desktop', theme: 'light', lang: 'en', floats: ON_DESKTOP },
  { on: 'desktop', theme: 'dark', lang: 'zh-CN', floats: ON_DESKTOP },
  { on: 'desktop', theme: 'dark', lang: 'en', floats: {} },
  { on: 'desktop', theme: 'light', lang: 'zh-CN', floats: {} },
  { on: 'phone', theme: 'dark', lang: 'en', floats: ON_PHONE },
  { on: 'phone', theme: 'light', lang: 'zh-CN', floats: ON_PHONE },
  { on: 'phone', theme: 'light', lang: 'en', floats: {} },
  { on: 'phone', theme: 'dark', lang: 'zh-CN', floats: {} },
] as const;

for (const { on, theme, lang, floats } of SEEN) {
  test(`axe finds nothing on a ${on}, ${theme}, ${lang}`, async ({ browser }) => {
    const page = await browser.newPage({
      ...(on === 'phone' ? PHONE : {}),
      colorScheme: theme,
      locale: lang,
      reducedMotion: 'reduce',
    });
    await open(page, '#last-ack-lost?t=2.281');
    expect(await violations(page)).toEqual([]);

    for (const [name, openFloat] of Object.entries(floats)) {
      await openFloat(page);
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(page), name).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await goTo(page, '#no-such-scenario');
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(playbackOf(page)).toBeVisible();
    expect(await violations(page), 'a broken link').toEqual([]);
    await page.close();
  });
}

test('the live region says the sentence of the caption and the change of state', async ({
  page,
}) => {
  await open(page, '#last-ack-lost?t=2.281');
  await expect(page.locator('[aria-live="polite"]')).toHaveText(
    /The last ACK arrives: the server is CLOSED\. server: LAST_ACK to CLOSED\./,
  );
});

test('the page can be walked with the Tab key, from the skip link on', async ({ page }) => {
  await open(page, '#last-ack-lost?t=2.281');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the diagram' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#diagram')).toBeFocused();
});
