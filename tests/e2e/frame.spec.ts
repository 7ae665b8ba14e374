/** Within a frame of another page that is kept apart from all else: no storage, no worker, an origin of its own. */
import type { Page } from '@playwright/test';
import { host, type Host } from './host.ts';
import { expect, test } from './synfin.ts';

test.use({ serviceWorkers: 'allow' });

let at: Host;
test.beforeEach(async () => (at = await host()));
test.afterEach(() => at.close());

async function embed(page: Page) {
  at.others.set(
    '/lecture',
    `<!doctype html><link rel="icon" href="data:,">
     <iframe title="run" sandbox="allow-scripts" width="900" height="520"
       src="${at.page}?embed#last-ack-lost?t=1.2"></iframe>`,
  );
  await page.goto(new URL('/lecture', at.page).href);
  return page.frameLocator('iframe');
}

test('where its host allows it, the run is there, and nothing is complained of', async ({
  page,
}) => {
  at.headers['access-control-allow-origin'] = '*';
  const frame = await embed(page);
  const clock = frame.locator('section.playback .now');
  await expect(clock).toHaveText('1.200 s');
  await expect(frame.getByRole('link', { name: 'Open in synfin' })).toBeVisible();
  await frame.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(clock).not.toHaveText('1.200 s');
  await frame.getByRole('button', { name: 'Pause' }).click();
  await expect(frame.locator('main:not([aria-busy="true"])')).toBeVisible();
  await expect(frame.getByText('not there yet')).toHaveCount(0);
});

test.describe('where its host does not', () => {
  test.use({ mayComplain: true });

  test('the frame says so after a while, and is not blank', async ({ page }) => {
    const frame = await embed(page);
    const said = frame.getByText('synfin is not there yet');
    await expect(said).toBeHidden();
    // What a while is, is not waited for.
    await said.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
    await expect(said).toBeVisible();
    await expect(frame.getByText('还没有加载好')).toBeVisible();
  });
});
