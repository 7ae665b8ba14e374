/** Where things stand: what leads, what stays in its place, and what is left on small, zoomed and large screens. */
import type { Page } from '@playwright/test';
import { clockOf, diagramOf, expect, open, openAnew, playbackOf, test } from './synfin.ts';

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not drawn`);
  return box;
};

test('at 1280 by 720 what just happened leads, an application can still call, and 200 % leaves a diagram', async ({
  page,
}) => {
  await test.step('what just happened leads: a column at the left, as high as the diagram, in the largest letters', async () => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await open(page, '#open-data-close?t=0.110');
    await expect(page.locator('#explanation')).toContainText('answers with SYN+ACK');
    const [words, drawing] = [await boxOf(page, '#explanation'), await boxOf(page, '.diagram')];
    expect(words.x + words.width).toBeLessThanOrEqual(drawing.x);
    expect(words.height).toBeCloseTo(drawing.height, 0);
    const largest = await page
      .locator('#explanation .title')
      .evaluate((title) => parseFloat(getComputedStyle(title).fontSize));
    expect(largest).toBeGreaterThanOrEqual(20);
  });

  await test.step('with a view beside the diagram an application can still call', async () => {
    await openAnew(page, '#open-data-close?t=0.450');
    await diagramOf(page).getByRole('button', { name: 'States' }).click();
    const calls = page.getByRole('group', { name: 'Calls of the client' });
    await calls.getByRole('button', { name: 'close' }).click();
    await expect(page.getByRole('banner').getByRole('button', { name: /^Undo/ })).toBeEnabled();
  });

  await test.step('200 % of 1280 by 720 leaves a diagram that can be used', async () => {
    await page.setViewportSize({ width: 640, height: 360 });
    await openAnew(page, '#open-data-close?t=0.110');
    await expect(clockOf(page)).toHaveText('0.110 s');
    const { height } = await boxOf(page, '#sequence .scroll');
    expect(height).toBeGreaterThan(140);
    await expect(
      playbackOf(page).getByRole('button', { name: 'Play', exact: true }),
    ).toBeInViewport({
      ratio: 1,
    });
    await expect(page.locator('#explanation .title')).toBeInViewport({ ratio: 1 });
  });
});

test('at any width the lessons are named, at the same place on every page', async ({ page }) => {
  for (const width of [390, 900, 1440]) {
    await test.step(`${width} wide`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await openAnew(page, '#open-data-close?t=0.110');
      const link = page.getByRole('banner').getByRole('link', { name: 'Lessons' });
      await expect(link).toBeInViewport({ ratio: 1 });
      const there = await link.boundingBox();
      await link.click();
      await expect(page.getByRole('heading', { name: 'Lessons' })).toBeVisible();
      await expect.poll(() => link.boundingBox()).toEqual(there);
    });
  }
});

test('within another page the diagram has the height', async ({ page }) => {
  for (const [width, height] of [
    [720, 480],
    [640, 400],
    [400, 500],
  ] as const) {
    await test.step(`${width} by ${height}`, async () => {
      await page.goto('about:blank');
      await page.setViewportSize({ width, height });
      await page.goto('/?embed#open-data-close?t=0.110');
      await expect(clockOf(page)).toHaveText('0.110 s');
      // One row of playback, and more than half of the height for the ladder where the words stand beside it.
      expect((await boxOf(page, '.playback')).height).toBeLessThanOrEqual(66);
      const share = (await boxOf(page, '#sequence')).height / height;
      expect(share).toBeGreaterThan(width > height ? 0.55 : 0.4);
    });
  }
});

/** Every text that is drawn, with the height of its letters in pixels of the screen, where that is below `least`. */
const smallTexts = (page: Page, least: number) =>
  page.locator('main').evaluate((main, least) => {
    const drawn = [...main.querySelectorAll('*')].filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      return own && width > 2 && height > 2;
    });
    return drawn.flatMap((element) => {
      const scale = element.closest('svg')?.getScreenCTM()?.a ?? 1;
      const size = parseFloat(getComputedStyle(element).fontSize) * scale;
      return size < least ? [`${element.textContent}: ${size}`] : [];
    });
  }, least);

for (const locale of ['zh-CN']) {
  test(`before a class no letter is below 22 pixels, and nothing but the diagram and a text is there: ${locale}`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ locale, viewport: { width: 1280, height: 720 } });
    await open(page, '#open-data-close?t=0.420');
    await page.keyboard.press('p');
    await expect(page.locator('#explanation .title')).toBeVisible();
    await expect(page.locator('.cards, .chips')).toHaveCount(0);
    await expect.poll(() => smallTexts(page, 21.9)).toEqual([]);

    await page.goto('/#/open/lesson.why-four.whyNotNow');
    await page.reload();
    await expect(page.locator('article.guide .choices')).toBeVisible();
    await page.keyboard.press('p');
    await expect(page.locator('article.guide.slide')).toBeVisible();
    await expect(page.locator('#explanation')).toHaveCount(0);
    await expect.poll(() => smallTexts(page, 21.9)).toEqual([]);
    await page.close();
  });
}

test('before a class a lesson is turned by the space bar, the question before the answer', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/#/open/lesson.why-four.ack');
  const guide = page.locator('article.guide');
  await expect(guide.getByRole('heading', { name: '2: ACK' })).toBeVisible();
  await page.keyboard.press('p');
  await expect(guide).toHaveClass(/slide/);
  await page.keyboard.press('Space');
  await expect(guide.locator('.choices button')).toHaveCount(3);
  await expect(guide).not.toContainText('Only the application knows');
  await page.keyboard.press('Space');
  await expect(guide).toContainText('Only the application knows');
  await expect.poll(() => page.url()).toContain('whyNotNow');
  await page.keyboard.press('PageDown');
  await expect.poll(() => page.url()).toContain('g=lesson.why-four.four');
  await page.keyboard.press('PageUp');
  await expect.poll(() => page.url()).toContain('g=lesson.why-four.whyNotNow');
});
