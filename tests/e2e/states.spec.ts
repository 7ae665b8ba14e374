/** The state diagram: both ends in figure 5, in step with the run, by mouse and by keyboard. */
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { clockOf, diagramOf, expect, open, PHONE, test } from './synfin.ts';

const statesOf = (page: Page) => diagramOf(page).getByRole('button', { name: 'States' });
const arrowOf = (page: Page, key: string) => diagramOf(page).locator(`[data-arrow="${key}"]`);

test('an arrow tells when it was walked, and leads there', async ({ page }) => {
  await open(page, '#last-ack-lost?t=2.281');
  await statesOf(page).click();
  const arrow = arrowOf(page, 'LISTEN>SYN_RCVD');
  await arrow.locator('text').hover();
  await expect(diagramOf(page)).toContainText('The server went this way at 0.070 s.');
  await diagramOf(page).getByRole('button', { name: 'Go to 0.070 s' }).click();
  await expect(clockOf(page)).toHaveText('0.070 s');
  // Where it is now, what it could do next is lit.
  await expect(arrowOf(page, 'SYN_RCVD>ESTABLISHED')).toHaveClass(/lit/);
});

test('by keyboard: the arrow keys go from one arrow to the next, and leave the run alone', async ({
  page,
}) => {
  await open(page, '#last-ack-lost?t=2.281');
  await statesOf(page).click();
  await arrowOf(page, 'CLOSED>LISTEN').focus();
  await page.keyboard.press('ArrowDown');
  await expect(arrowOf(page, 'LISTEN>CLOSED')).toBeFocused();
  await expect(clockOf(page)).toHaveText('2.281 s');
});

test('the choice is remembered', async ({ page }) => {
  await open(page, '#last-ack-lost?t=2.281');
  await statesOf(page).click();
  await expect(arrowOf(page, 'CLOSED>LISTEN')).toBeAttached();
  await page.reload();
  await expect(arrowOf(page, 'CLOSED>LISTEN')).toBeAttached();
});

for (const { settings, colorScheme, locale } of [
  { settings: {}, colorScheme: 'light', locale: 'en-US' },
  { settings: {}, colorScheme: 'dark', locale: 'zh-CN' },
  { settings: PHONE, colorScheme: 'dark', locale: 'en-US' },
] as const) {
  test(`axe finds nothing: ${colorScheme}, ${locale}, ${'viewport' in settings ? 'phone' : 'desktop'}`, async ({
    browser,
  }) => {
    const page = await browser.newPage({
      ...settings,
      colorScheme,
      locale,
      reducedMotion: 'reduce',
    });
    await page.addInitScript(() => localStorage.setItem('synfin.beside', 'states'));
    await open(page, '#last-ack-lost?t=1.2');
    await expect(arrowOf(page, 'CLOSED>LISTEN')).toBeAttached();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
}
