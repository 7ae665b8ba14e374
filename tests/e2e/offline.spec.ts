/** Without a network: after the first visit, and as one file on a disk. And what the page may load at all. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { clockOf, expect, goTo, open, openMenuOf, playbackOf, test } from './synfin.ts';

const overlaysCame = () =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes('/Overlays-'));

const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

test.describe('from the first visit on', () => {
  test.use({ serviceWorkers: 'allow' });

  test('all of it is there without a network', async ({ page, context }) => {
    await open(page, '#last-ack-lost?t=1.2');
    await page.evaluate(async () => {
      const { serviceWorker } = navigator;
      if (serviceWorker.controller !== null) return;
      await new Promise((kept) => serviceWorker.addEventListener('controllerchange', kept));
    });
    // The page loads what lies above it by itself, after a while: that is not to be on its way.
    await expect.poll(() => page.evaluate(overlaysCame)).toBe(true);
    await context.setOffline(true);
    // What was never looked at before is there too.
    await goTo(page, '#/lessons');
    await expect(page.locator('#page').getByRole('heading', { level: 2 })).toBeVisible();
    await goTo(page, '#last-ack-lost?t=1.2');
    await expect(clockOf(page)).toHaveText('1.200 s');
    await page.reload();
    await expect(clockOf(page)).toHaveText('1.200 s');
    await goTo(page, '#/myths');
    await expect(page.locator('#page').getByRole('heading', { level: 2 })).toBeVisible();
    await context.setOffline(false);
  });

  test('it can be installed: a name, a start, and icons that are there', async ({ page }) => {
    await open(page);
    const link = page.locator('link[rel="manifest"]');
    const address = await link.evaluate((element: HTMLLinkElement) => element.href);
    const manifest = (await (await page.request.get(address)).json()) as {
      name: string;
      display: string;
      icons: { src: string; sizes: string }[];
    };
    expect(manifest.name).toContain('synfin');
    expect(manifest.display).toBe('standalone');
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(
      expect.arrayContaining(['192x192', '512x512']),
    );
    for (const { src } of manifest.icons) {
      expect((await page.request.get(new URL(src, address).href)).ok(), src).toBe(true);
    }
  });
});

test('as one file, opened from disk, it asks nobody for anything', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const file = pathToFileURL(inProject('dist/one-file/index.html')).href;
  await page.goto(`${file}#last-ack-lost?t=1.2`);
  await expect(clockOf(page)).toHaveText('1.200 s');
  await openMenuOf(page, 0);
  await expect(page.getByRole('button', { name: 'Drop it' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await goTo(page, '#/lessons');
  await expect(page.locator('#page').getByRole('heading', { level: 2 })).toBeVisible();
  expect(asked.filter((url) => !url.startsWith(file) && !url.startsWith('data:'))).toEqual([]);
});

test.describe('the browser complains of what it refuses or cannot load, as it should', () => {
  test.use({ mayComplain: true });

  test('the page runs its own scripts and nothing else, and asks no other host', async ({
    browser,
    baseURL,
  }) => {
    const html = readFileSync(inProject('dist/index.html'), 'utf8');
    expect(html.match(/https?:\/\/[^"' ]+/g) ?? []).toEqual([]);
    const page = await browser.newPage();
    await page.goto(`${baseURL}`);
    await expect(playbackOf(page)).toBeVisible();
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken over"';
      document.body.append(script);
      await fetch('https://example.com/').catch(() => undefined);
    });
    await expect.poll(() => refused.some((text) => text.includes('script-src'))).toBe(true);
    await expect.poll(() => refused.some((text) => text.includes('connect-src'))).toBe(true);
    expect(await page.title()).not.toBe('taken over');
    await page.close();
  });

  test('that the list of segments, which is not seen, cannot be loaded is said', async ({
    browser,
    baseURL,
  }) => {
    const page = await browser.newPage();
    await page.route(/\/later-.*\.js$/, (route) => route.abort());
    await page.goto(`${baseURL}`);
    await expect(page.getByRole('alert')).toContainText('could not be loaded');
    await page.close();
  });

  test('what could not be loaded is loaded when the reader tries again', async ({
    browser,
    baseURL,
  }) => {
    const page = await browser.newPage({ viewport: { width: 1900, height: 960 } });
    let broken = /\/named-/;
    await page.route(/\.js$/, (route) =>
      broken.test(route.request().url()) ? route.abort() : route.continue(),
    );
    const message = page.getByRole('alert');

    // What the address names: it stays, for a reload.
    await page.goto(`${baseURL}#last-ack-lost?t=1.2`);
    await expect(message).toBeVisible();
    await page.waitForTimeout(400);
    expect(new URL(page.url()).hash).toBe('#last-ack-lost?t=1.2');

    // What makes the run move, and then what the address names.
    broken = /\/run-/;
    await page.reload();
    await expect(message).toBeVisible();
    broken = /nothing/;
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect(clockOf(page)).toHaveText('1.200 s');
    await expect(message).toHaveCount(0);

    // A page beside the run.
    broken = /\/Grid-/;
    const grid = page.getByRole('link', { name: 'What if' });
    await grid.click();
    await expect(page.getByRole('main')).toContainText('could not be loaded');
    broken = /nothing/;
    await grid.click();
    await expect(page.locator('#page').getByRole('heading', { level: 2 })).toBeVisible();
    await page.goBack();
    await expect(clockOf(page)).toHaveText('1.200 s');
    await page.close();
  });
});
