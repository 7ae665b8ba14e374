/** A server with many clients: one clock over the queues, the workers and the wire; what is changed, and what a press leads to. */
import { expect, goTo, test } from './synfin.ts';

test('behind a full accept queue the next SYN is dropped; with a longer backlog it is not', async ({
  page,
}) => {
  await page.goto('/#/server');
  await expect(page.locator('#page .stage')).toBeVisible();
  await goTo(page, '#/server/server-backlog-full?t=0.9');
  const kernel = page.locator('#server-kernel');
  await expect(kernel.getByText('3/3 full')).toBeVisible();
  await expect(page.locator('#page .caption')).toContainText('the SYN of c4 is dropped');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#page .caption')).toContainText('c5 calls connect()');
  await page.getByLabel('Backlog').fill('10');
  await page.getByLabel('Backlog').press('Enter');
  await expect(page).toHaveURL(/b=10/);
  await expect(page.locator('#page .stage')).toHaveAttribute('aria-busy', 'false');
  await goTo(page, '#/server/server-backlog-full?t=1&b=10');
  await expect(kernel.getByText('4/11')).toBeVisible();
});

test('a segment is lost by Enter, and a connection opens its own sequence diagram', async ({
  page,
}) => {
  await page.goto('/#/server/server-one-slow-thread?t=0.1005');
  await page.getByRole('button', { name: 'Lose the SYN of c1' }).press('Enter');
  await expect(page).toHaveURL(/f=1\.client\.1/);
  await page.getByRole('button', { name: /^c1: connecting/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'The connection of c1' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the server' }).click();
  await expect(page.locator('#page .stage')).toBeVisible();
  await page.getByRole('button', { name: 'Two models' }).click();
  await expect(page.getByText(/half of the clients wait/)).toBeVisible();
});
