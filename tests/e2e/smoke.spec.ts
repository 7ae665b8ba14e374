/** The built page opens, says its name and has nothing to complain of: what the browser complains of fails any test here. */
import { expect, open, test } from './synfin.ts';

test('the page opens without an error on the console', async ({ page, complaints }) => {
  await open(page);
  await expect(page).toHaveTitle(/synfin/i);
  await expect(page.locator('#app')).not.toBeEmpty();
  expect(complaints).toEqual([]);
});
