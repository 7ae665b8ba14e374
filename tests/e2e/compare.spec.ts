/** Two runs side by side: as it was, and as the reader changed it. */
import { expect, goTo, loseByPress, open, PHONE, segmentOf, test } from './synfin.ts';

const LAST_ACK_LOST = '#/compare/open-data-close?f=client.6.drop';

test('what is different is told and numbered, lies level, and leads to its place', async ({
  page,
}) => {
  await test.step('what is different is told in words and numbered in between', async () => {
    await page.goto(`/${LAST_ACK_LOST}`);
    const list = page.getByRole('region', { name: 'What is different' });
    await expect(list).toContainText('Identical up to 0.950 s');
    await expect(list.getByRole('listitem')).toHaveCount(6);
    await expect(list).toContainText('The server retransmits its FIN.');
    await expect(list).toContainText('The client enters CLOSED 1 s later.');
    const before = page.getByRole('region', { name: 'Original' });
    const now = page.getByRole('region', { name: 'Changed' });
    await expect(before.locator('[data-flight]')).toHaveCount(11);
    await expect(now.locator('[data-flight]')).toHaveCount(13);
    await expect(now.locator('[data-flight="10"]')).toHaveAccessibleName(/lost/);
  });

  await test.step('the same height is the same time: what comes before the loss lies level', async () => {
    await expect(page.locator('#page [data-flight="3"]')).toHaveCount(2);
    await expect(async () => {
      const tops = await page
        .locator('#page [data-flight="3"]')
        .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top)));
      expect(tops).toHaveLength(2);
      expect(tops[0]).toBe(tops[1]);
    }).toPass();
  });

  await test.step('a difference leads to its place, and the clock of both goes there', async () => {
    const clock = page.getByRole('slider', { name: 'Moment shown in both runs' });
    // It begins where the runs begin to differ.
    await expect(clock).toHaveAttribute('aria-valuetext', '0.950 s');
    await page
      .getByRole('button', { name: /enters CLOSED 1 s later/ })
      .first()
      .click();
    await expect(clock).toHaveAttribute('aria-valuetext', '2.000 s');
    await expect(page.getByRole('button', { name: 'Difference 5' })).toBeInViewport();
    await clock.press('ArrowUp');
    await expect(clock).toHaveAttribute('aria-valuetext', '1.950 s');
  });
});

test('from the run and back: a changed run can be compared, an unchanged one cannot', async ({
  page,
}) => {
  await open(page, '#open-data-close');
  const button = page.getByRole('button', { name: 'Side by side' });
  await expect(button).toBeDisabled();
  await loseByPress(page, 0);
  await button.click();
  await expect(page.getByRole('region', { name: 'What is different' })).toBeVisible();
  await page.getByRole('link', { name: 'Back to the run' }).click();
  await expect(segmentOf(page, 0)).toHaveAccessibleName(/lost/);
});

test('an edited run is compared with what it came from, after a reload too', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('synfin.beside', 'edit'));
  await open(page, '#open-data-close');
  await page.locator('[data-field="delay"]').getByRole('textbox').fill('80ms');
  const button = page.getByRole('button', { name: 'Side by side' });
  await expect(button).toBeEnabled();
  await button.click();
  const before = page.getByRole('region', { name: 'The original “Open, talk, close”' });
  await expect(before).toBeVisible();
  await expect(page.getByRole('region', { name: 'What is different' })).toBeVisible();
  await expect.poll(() => page.url()).toContain('o=open-data-close');
  await page.reload();
  await expect(before).toBeVisible();
});

test('where nothing is changed, the page says so and knows an example', async ({ page }) => {
  await page.goto('/#/compare');
  await expect(page.getByText('You have not changed this run')).toBeVisible();
  await page.getByRole('link', { name: 'The last ACK of a connection is lost' }).click();
  await expect(page.getByRole('region', { name: 'What is different' })).toBeVisible();
  await goTo(page, '#/compare/no-such-run?f=client.1.drop');
  await expect(page.getByRole('alert')).toBeVisible();
});

for (const { width, lang, theme, name } of [
  { width: 1440, lang: 'en', theme: 'dark', name: 'Side by side' },
  { width: 390, lang: 'zh-CN', theme: 'dark', name: '并排对照' },
  { width: 320, lang: 'en', theme: 'light', name: 'Side by side' },
] as const) {
  test(`both runs are in view: ${width} wide, ${theme}, ${lang}`, async ({ browser }) => {
    const page = await browser.newPage({
      ...{ viewport: { width, height: 844 }, hasTouch: width < 900 },
      ...{ locale: lang, colorScheme: theme, reducedMotion: 'reduce' },
    });
    await page.goto(`/${LAST_ACK_LOST}`);
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
    const place = page.locator('#page');
    // They are drawn anew once it is known how wide they may be.
    await expect(async () => {
      await expect.poll(() => place.evaluate((e) => e.scrollWidth - e.clientWidth)).toBe(0);
      const rights = await place
        .locator('section svg[viewBox]')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().right));
      expect(rights).toHaveLength(2);
      expect(rights.filter((right) => right > width)).toEqual([]);
    }).toPass();
    await page.close();
  });
}

test('on a phone it is under More, and opened at a moment both runs are shown at it', async ({
  browser,
}) => {
  const page = await browser.newPage({ ...PHONE, locale: 'en' });
  await open(page, '#open-data-close?f=client.6.drop');
  await page.locator('header button').last().click();
  await page.getByRole('button', { name: 'Side by side' }).click();
  await expect(page.getByRole('heading', { name: 'Side by side' })).toBeVisible();

  await page.goto('about:blank');
  await page.goto('/#/compare/open-data-close?t=0.408&f=client.6.drop');
  const clock = page.getByRole('slider', { name: 'Moment shown in both runs' });
  await expect(clock).toHaveText('0.408 s');
  await page.close();
});
