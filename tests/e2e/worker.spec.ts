/** The worker that keeps the page for when there is no network, on a host where the page has neighbours. */
import type { Page } from '@playwright/test';
import { host, type Host } from './host.ts';
import { clockOf, expect, test } from './synfin.ts';

// What is not there is complained of, as it should be.
test.use({ serviceWorkers: 'allow', mayComplain: true });

let at: Host;
test.beforeEach(async () => (at = await host()));
test.afterEach(() => at.close());

/** From now on the page is the worker's. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    if (serviceWorker.controller !== null) return;
    await new Promise((claimed) => serviceWorker.addEventListener('controllerchange', claimed));
  });
}

test('it answers for the page alone, and leaves all else to the host', async ({
  page,
  context,
}) => {
  await page.goto(`${at.page}#last-ack-lost?t=1.2`);
  await expect(clockOf(page)).toHaveText('1.200 s');
  await kept(page);

  for (const path of ['docs/index.html', 'one-file/index.html', 'other/', '../neighbour/']) {
    at.others.set(new URL(path, at.page).pathname, `<p>This is ${path}</p>`);
    await page.goto(at.page + path);
    await expect(page.locator('body')).toHaveText(`This is ${path}`);
  }
  for (const path of ['nothing/here', 'assets/', 'docs/', 'sw.js/']) {
    const answer = await page.goto(at.page + path);
    expect(answer?.status(), path).toBe(404);
    expect(answer?.fromServiceWorker(), path).toBe(false);
  }
  for (const path of ['screenshot.png', 'sw.js']) {
    const answer = await page.goto(at.page + path);
    expect(answer?.fromServiceWorker(), path).toBe(false);
    expect(answer?.headers()['content-type']).not.toContain('text/html');
  }

  await context.setOffline(true);
  for (const path of ['', 'index.html', '?embed', '?embed&from=a-lecture', 'index.html?embed']) {
    await page.goto(`${at.page}${path}#last-ack-lost?t=1.2`);
    await expect(clockOf(page)).toHaveText('1.200 s');
    await page.goto('about:blank');
  }
  await context.setOffline(false);
});

/** What synfin once had: it took every page for its own. */
const ofBefore = (page: string) => `
  oninstall = () => skipWaiting();
  onactivate = (event) => event.waitUntil(clients.claim());
  onfetch = (event) => {
    if (event.request.mode === 'navigate') event.respondWith(fetch('${page}'));
  };`;

test('a new version is offered to the tab of an old one, and taken with the run as it is', async ({
  page,
}) => {
  const script = new URL('sw.js', at.page).pathname;
  at.others.set(script, ofBefore(at.page));
  at.others.set('/synfin/other/', '<p>This is another page');
  await page.goto(`${at.page}#last-ack-lost?t=1.2&f=client.1.drop`);
  await expect(clockOf(page)).toHaveText('1.200 s');
  await kept(page);
  const offer = page.getByText('A new version is available');
  const update = async () => (await navigator.serviceWorker.getRegistration())?.update();
  await page.evaluate(update);
  await expect(offer).toHaveCount(0);

  // It comes while the tab is open. Nothing reloads by itself.
  await page.evaluate(() => document.body.classList.add('before'));
  at.others.delete(script);
  await page.evaluate(update);
  await expect(offer).toBeVisible();
  await page.getByRole('button', { name: 'Later' }).click();
  await expect(offer).toHaveCount(0);
  await expect(page.locator('.before')).toBeVisible();

  // It waits still at the next load.
  await page.reload();
  await expect(offer).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(clockOf(page)).not.toHaveText('1.200 s');
  const moment = await clockOf(page).innerText();
  await page.evaluate(() => document.body.classList.add('before'));
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.locator('.before')).toHaveCount(0);
  await expect(clockOf(page)).toHaveText(moment);
  expect(page.url()).toContain('f=client.1.drop');
  await expect(offer).toHaveCount(0);

  await page.goto(`${at.page}other/`);
  await expect(page.locator('body')).toHaveText('This is another page');
});
