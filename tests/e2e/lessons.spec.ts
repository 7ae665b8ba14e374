/** The list of lessons: what it leads to, and that it knows how far the reader has come. */
import { LESSON_IDS } from '../../src/cases/lessons/index.ts';
import { violations } from './axe.ts';
import { expect, PHONE, test } from './synfin.ts';

test('a lesson is opened from the list, and the list remembers the steps', async ({ page }) => {
  await page.goto('/#/lessons');
  const cards = page.getByRole('main').getByRole('listitem');
  await expect(cards).toHaveCount(LESSON_IDS.length);
  await expect(cards.first()).toContainText('4 steps');

  await cards.first().getByRole('link').click();
  const guide = page.locator('article.guide');
  await expect(guide).toBeVisible();
  await guide.locator('footer button.next').click();
  await expect.poll(() => page.url()).toContain('g=lesson.reading-the-picture.flags');

  await page.goto('/#/lessons');
  await expect(cards.first()).toContainText('2 of 4 steps');
  await page.reload();
  await expect(cards.first()).toContainText('2 of 4 steps');
});

test('a lesson asks, and what it has to say comes with the answer', async ({ page }) => {
  await page.goto('/#/open/lesson.why-four.whyNotNow');
  const guide = page.locator('article.guide');
  const choices = guide
    .getByRole('group', { name: 'Why did the server’s FIN' })
    .getByRole('button');
  await expect(choices).toHaveCount(3);
  await expect(guide).not.toContainText('Only the application knows');
  await choices.filter({ hasText: 'must not share a segment' }).click();
  await expect(guide.getByRole('status').first()).toContainText('Not quite.');
  await expect(guide).toContainText('Only the application knows');
  // the one that was picked and the right one are told apart by more than colour
  await expect(choices.filter({ hasText: 'must not share a segment' })).toContainText('✗');
  await expect(choices.filter({ hasText: 'has not called close() yet' })).toContainText('✓');
});

test('the four segments of the close are numbered and in sight at the end of why four', async ({
  page,
}) => {
  await page.goto('/#/open/lesson.why-four.four');
  const numbers = page.locator('#sequence g.number');
  await expect(numbers).toHaveText(['1', '2', '3', '4']);
  for (const number of await numbers.all()) await expect(number).toBeInViewport();
  // explanation, variables and calls are folded away, and one press brings them back
  await expect(page.locator('#explanation')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(page.locator('#explanation')).toBeVisible();
  await page.locator('article.guide footer .next').click();
  await expect.poll(() => page.url()).toContain('g=lesson.three-or-four.four');
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
