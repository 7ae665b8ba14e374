/** The state diagram: both ends in figure 5, in step with the run, by mouse and by keyboard. */
import type { Page } from '@playwright/test';
import { clockOf, diagramOf, expect, open, PHONE, segmentOf, test } from './synfin.ts';

const statesOf = (page: Page) => diagramOf(page).getByRole('button', { name: 'States' });
const arrowOf = (page: Page, key: string) => diagramOf(page).locator(`[data-arrow="${key}"]`);

test('an arrow is found by keyboard, tells when it was walked, and leads there; the choice is remembered', async ({
  page,
}) => {
  await test.step('by keyboard: the arrow keys go from one arrow to the next, and leave the run alone', async () => {
    await open(page, '#last-ack-lost?t=2.281');
    await statesOf(page).click();
    await arrowOf(page, 'CLOSED>LISTEN').focus();
    await page.keyboard.press('ArrowDown');
    await expect(arrowOf(page, 'LISTEN>CLOSED')).toBeFocused();
    await expect(clockOf(page)).toHaveText('2.281 s');
  });

  await test.step('an arrow tells when it was walked, and leads there', async () => {
    const arrow = arrowOf(page, 'LISTEN>SYN_RCVD');
    await arrow.locator('text').first().hover();
    await expect(diagramOf(page)).toContainText('The server made this transition at 0.070 s.');
    await diagramOf(page).getByRole('button', { name: 'Go to 0.070 s' }).click();
    await expect(clockOf(page)).toHaveText('0.070 s');
    // Where it is now, what it could do next is lit.
    await expect(arrowOf(page, 'SYN_RCVD>ESTABLISHED')).toHaveClass(/next/);
  });

  await test.step('the choice is remembered', async () => {
    await expect(arrowOf(page, 'CLOSED>LISTEN')).toBeAttached();
    await page.reload();
    await expect(arrowOf(page, 'CLOSED>LISTEN')).toBeAttached();
  });
});

test('arrows and segments point at one another; what is to come is told only where it is shown', async ({
  page,
}) => {
  await open(page, '#last-ack-lost?t=0.06');
  await statesOf(page).click();
  // The SYN is on its way: its arrival will make the server walk.
  const arrow = arrowOf(page, 'LISTEN>SYN_RCVD');
  await segmentOf(page, 0).locator('text').first().hover();
  await expect(arrow).toHaveClass(/lit/);
  await arrow.locator('text').first().hover();
  await expect(arrow).toHaveClass(/lit/);
  await expect(diagramOf(page).locator('.spot')).toHaveCount(1);
  await expect(diagramOf(page)).toContainText('The server will make this transition at 0.070 s.');
  await page.evaluate(() => localStorage.setItem('synfin.future', 'hidden'));
  await page.reload();
  await arrow.locator('text').first().hover();
  await expect(diagramOf(page)).toContainText('Not taken so far.');
  await expect(diagramOf(page).locator('.spot')).toHaveCount(0);
});

test('on a phone the figure stands upright, and nothing is wider than the screen', async ({
  browser,
}) => {
  const page = await browser.newPage({ ...PHONE, viewport: { width: 320, height: 640 } });
  await page.addInitScript(() => localStorage.setItem('synfin.beside', 'states'));
  await open(page, '#last-ack-lost?t=2.281');
  const scroller = diagramOf(page).locator('.figure');
  await expect(scroller.locator('svg.tall')).toBeVisible();
  // Both ends have come to its foot, which is in sight.
  await expect(scroller.locator('[data-box="CLOSED_BELOW"]')).toBeInViewport();
  await expect.poll(() => scroller.evaluate((el) => el.scrollWidth <= el.clientWidth)).toBe(true);
  const letters = () =>
    scroller
      .locator('.label')
      .first()
      .evaluate(
        (el: SVGTextElement) =>
          parseFloat(getComputedStyle(el).fontSize) * (el.getScreenCTM()?.a ?? 0),
      );
  await expect.poll(letters).toBeGreaterThanOrEqual(10.4);
  await page.close();
});
