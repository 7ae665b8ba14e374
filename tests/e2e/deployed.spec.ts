/** A tab that is older than what the host has by now, and other causes for which a part of the page does not come. */
import type { Page, Route } from '@playwright/test';
import { clockOf, expect, playbackOf, segmentOf, settled, test } from './synfin.ts';

// The browser complains of what does not come, as it should.
test.use({ mayComplain: true, viewport: { width: 1900, height: 960 } });

const alert = (page: Page) => page.getByRole('alert');

async function openChanged(page: Page): Promise<void> {
  await page.goto('/#last-ack-lost?t=1.2&f=client.1.drop');
  await expect(clockOf(page)).toHaveText('1.200 s');
  await settled(page);
}

/** Hosts differ in what they answer. */
const notFound = (route: Route) => route.fulfill({ status: 404, body: 'Not found' });
const thePageInstead = (route: Route) =>
  route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>synfin' });

test('a page that is gone: a new version is offered, and the run is kept', async ({ page }) => {
  await openChanged(page);
  await page.route(/\/Grid-/, notFound);
  await page.getByRole('link', { name: 'What if' }).click();
  await expect(alert(page)).toContainText('a new version');
  await expect(alert(page)).not.toContainText('connection');

  await page.unroute(/\/Grid-/);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.locator('#page').getByRole('heading', { level: 2 })).toBeVisible();
  // The run behind it is the same.
  await page.getByRole('link', { name: 'Back to the run' }).click();
  await expect(clockOf(page)).toHaveText('1.200 s');
  expect(new URL(page.url()).hash).toBe('#last-ack-lost?t=1.2&f=client.1.drop');
});

test('what a link names is there after the reload, where it could not be opened before', async ({
  page,
}) => {
  await page.route(/\/open-/, thePageInstead);
  await page.goto('/#last-ack-lost?t=1.2');
  await expect(alert(page)).toContainText('a new version');
  await page.unroute(/\/open-/);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(clockOf(page)).toHaveText('1.200 s');
});

test('while it plays, a reload comes back to the very moment', async ({ page }) => {
  await page.goto('/#last-ack-lost?t=0.07');
  await settled(page);
  await page.route(/\/Export-/, notFound);
  await playbackOf(page).getByRole('button', { name: 'Play', exact: true }).click();
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(alert(page)).toContainText('a new version');
  await page.unroute(/\/Export-/);
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.waitForEvent('load');
  await expect(clockOf(page)).not.toHaveText('0.000 s');
  expect(new URL(page.url()).hash).toContain('#last-ack-lost?t=');
});

test('without a connection, that is what is said', async ({ page, context }) => {
  await openChanged(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'What if' }).click();
  await expect(page.getByRole('main')).toContainText('Check the connection');
  await context.setOffline(false);
  await expect(page.locator('#page').getByRole('heading', { level: 2 })).toBeVisible();
  await expect(alert(page)).toHaveCount(0);
});

test('a connection that leads nowhere at first is tried again without a press', async ({
  page,
}) => {
  await openChanged(page);
  let asked = 0;
  await page.route(/\/Grid-/, (route) => ((asked += 1) < 3 ? route.abort() : route.continue()));
  await page.getByRole('link', { name: 'What if' }).click();
  await expect(alert(page)).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(page.locator('#page').getByRole('heading', { level: 2 })).toBeVisible();
  expect(asked).toBe(3);
  await expect(alert(page)).toHaveCount(0);
});

test('a part that throws has failed, and the rest of the page goes on', async ({ page }) => {
  await openChanged(page);
  await page.route(/\/Grid-[^/]*\.js$/, async (route) => {
    await route.fulfill({
      contentType: 'text/javascript',
      body: 'throw new RangeError("too much")',
    });
  });
  await page.getByRole('link', { name: 'What if' }).click();
  await expect(alert(page)).toContainText('a bug in synfin');
  await expect(alert(page)).not.toContainText('connection');
  await page.goBack();
  await expect(clockOf(page)).toHaveText('1.200 s');
  await expect(segmentOf(page, 0)).toBeVisible();
});
