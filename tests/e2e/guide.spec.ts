/** The panel that guides through a run: straying from the path, and coming back. */
import type { Page } from '@playwright/test';
import {
  clockOf,
  diagramOf,
  expect,
  goTo,
  loseByPress,
  openAnew,
  playbackOf,
  test,
} from './synfin.ts';

const guideOf = (page: Page) => page.locator('article.guide');
/** What says that this is not the run, or not the moment, that the guide speaks of. */
const strayedOf = (page: Page) =>
  guideOf(page).getByRole('status').filter({ hasText: 'left the run' });

test('a step is marked in the diagram; the reader leaves the path, loses a packet, and comes back', async ({
  page,
}) => {
  await test.step('the reader leaves the path, loses a packet, and comes back', async () => {
    await page.goto('/#/open/lesson.why-three.syn');
    await expect(guideOf(page)).toBeVisible();
    const there = await clockOf(page).innerText();
    await expect(strayedOf(page)).toHaveCount(0);

    await loseByPress(page, 0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('End');
    await expect(strayedOf(page)).toHaveCount(1);

    await guideOf(page).getByRole('button', { name: 'Back to this moment' }).click();
    await expect(strayedOf(page)).toHaveCount(0);
    await expect(clockOf(page)).toHaveText(there);
  });

  await test.step('what a step speaks of is marked in the diagram', async () => {
    await page.goto('about:blank');
    await page.goto('/#/open/lesson.why-three.syn');
    await expect(guideOf(page)).toBeVisible();
    await expect(diagramOf(page).locator('.halo')).not.toHaveCount(0);
    await guideOf(page).getByRole('button', { name: 'Leave' }).click();
    await expect(diagramOf(page).locator('.halo')).toHaveCount(0);
    await expect(playbackOf(page)).toBeVisible();
  });
});

test('a link to a guide that there is not says so; the back button leads from a page to the run', async ({
  page,
}) => {
  await test.step('a link to a guide that there is not says so, and the page stays', async () => {
    await page.goto('/#last-ack-lost?t=2.281&g=lesson.no-such.step');
    await expect(page.getByRole('alert')).toContainText('lesson.no-such.step');
    await expect(clockOf(page)).toHaveText('2.281 s');
    await goTo(page, '#/open/question.no-such');
    await expect(page.getByRole('alert')).toContainText('question.no-such');
    await expect(clockOf(page)).toHaveText('2.281 s');
  });

  await test.step('the back button leads from a step to the one before, and from a page to the run', async () => {
    await openAnew(page, '#last-ack-lost?t=2.281');
    await page.getByRole('banner').getByRole('link', { name: 'Questions' }).click();
    await expect(page.getByRole('heading', { name: 'Questions' })).toBeVisible();
    await page.goBack();
    await expect(clockOf(page)).toHaveText('2.281 s');
  });
});
