/** The fidelity page: every note leads to its run and back, in both languages, on every screen. */
import type { Page } from '@playwright/test';
import { choose, clientOf, expect, forget, openAnew, serverOf, test } from './synfin.ts';

/** Wide enough for the guide and both cards. */
test.use({ viewport: { width: 1440, height: 900 } });

const guideOf = (page: Page) => page.getByRole('article', { name: 'Guide' });
const place = (page: Page) => page.locator('#page');

/** A page beside the run has no playback bar to wait for. */
async function openPlace(page: Page, hash: string): Promise<void> {
  await page.goto(`/${hash}`);
  await expect(place(page)).toBeVisible();
}

test('notes and values lead to their runs and back, and from the choice of a profile the way leads to them', async ({
  page,
}) => {
  await test.step('a note leads to its run, and the back button to the page', async () => {
    await openPlace(page, '#/fidelity');
    await page
      .getByRole('link', { name: 'Show the run: A FIN that arrives before missing data' })
      .click();
    await expect(guideOf(page)).toContainText('the FIN is buffered until the data is there');
    await expect(serverOf(page)).toContainText('ESTABLISHED');
    await page.goBack();
    await expect(place(page)).toContainText('Where the RFC contradicts itself');
  });

  await test.step('a value leads to the run in that profile, where the other is one press away', async () => {
    await forget(page);
    await openPlace(page, '#/fidelity/time-wait');
    const difference = page.locator('#note-time-wait');
    await expect(difference).toBeInViewport();
    await difference.getByRole('link', { name: '60 s (2MSL, Linux, textbook settings)' }).click();
    await expect(clientOf(page)).toContainText('60.0 s');

    await expect(
      guideOf(page).getByRole('radio', { name: 'Linux, textbook settings' }),
    ).toBeChecked();
    await choose(guideOf(page).getByRole('radio', { name: 'RFC 9293' }));
    await expect(clientOf(page)).toContainText('240.0 s');
    await expect(page.getByRole('button', { name: 'RFC 9293' })).toBeVisible();
  });

  await test.step('from the choice of a profile the way leads to what differs', async () => {
    await openAnew(page, '#syn-lost?t=1');
    await page.getByRole('button', { name: 'RFC 9293' }).click();
    await page.getByRole('link', { name: 'How they differ' }).click();
    await expect(page.getByRole('heading', { name: 'How the profiles differ' })).toBeInViewport();
    await expect.poll(() => page.url()).toContain('#/fidelity/profiles');
    await page.goBack();
    await expect(clientOf(page)).toContainText('SYN_SENT');
  });
});
