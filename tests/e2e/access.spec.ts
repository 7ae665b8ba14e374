/** The page for those who hear it, and who have a keyboard only; `everyPage.spec.ts` asks axe. */
import { expect, open, test } from './synfin.ts';

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
