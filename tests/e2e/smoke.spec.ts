/** The built page opens, says its name and has nothing to complain of. */
import { expect, test } from '@playwright/test';

test('the page opens without an error on the console', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`not loaded: ${request.url()}`));

  await page.goto('/');

  await expect(page).toHaveTitle(/synfin/i);
  await expect(page.locator('#app')).not.toBeEmpty();
  expect(complaints).toEqual([]);
});
