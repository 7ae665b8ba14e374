/** The list of lessons: what it leads to, and that it knows how far the reader has come. */
import { LESSON_IDS } from '../../src/cases/lessons/index.ts';
import { violations } from './axe.ts';
import { expect, PHONE, test } from './synfin.ts';

test('a lesson is opened from the list, and the list remembers the steps', async ({ page }) => {
  await page.goto('/#/lessons');
  const cards = page.getByRole('main').getByRole('listitem');
  await expect(cards).toHaveCount(LESSON_IDS.length);
  await expect(cards.first()).toContainText('9 steps');

  await cards.first().getByRole('link').click();
  const guide = page.locator('article.guide');
  await expect(guide).toBeVisible();
  await guide.locator('footer button.next').click();
  await expect.poll(() => page.url()).toContain('g=lesson.why-three.syn');

  await page.goto('/#/lessons');
  await expect(cards.first()).toContainText('2 of 9 steps');
  await page.reload();
  await expect(cards.first()).toContainText('2 of 9 steps');
});

test('a dial makes three segments of four', async ({ page }) => {
  await page.goto('/#/open/lesson.three-or-four.dial');
  const guide = page.locator('article.guide');
  await expect(guide).toContainText('Three segments this time');
  await guide.getByRole('slider').fill('50');
  await expect(guide).toContainText('Four segments this time');
  await expect.poll(() => page.url()).toContain('close-after/50');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [screen, settings] of [
    ['desktop', { viewport: { width: 1440, height: 900 } }],
    ['phone', PHONE],
    ['narrow phone', { ...PHONE, viewport: { width: 320, height: 700 } }],
  ] as const) {
    test(`axe finds nothing in the list, on a ${screen}, ${colorScheme}`, async ({ browser }) => {
      const page = await browser.newPage({ ...settings, colorScheme, reducedMotion: 'reduce' });
      await page.goto('/#/lessons');
      await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(LESSON_IDS.length);
      expect(await violations(page)).toEqual([]);
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
        .toBe(settings.viewport.width);
      await page.close();
    });
  }
}
