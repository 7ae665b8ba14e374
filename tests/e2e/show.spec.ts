/** Shown to others: before a class, within another page, larger and smaller; and panels made as wide as one likes. */
import { violations } from './axe.ts';
import {
  clockOf,
  diagramOf,
  expect,
  open,
  openAnew,
  PHONE,
  playbackOf,
  settled,
  test,
} from './synfin.ts';

test.describe('before a class', () => {
  test('the space bar and a clicker take exactly one step, and nothing else moves', async ({
    page,
  }) => {
    await open(page, '#open-data-close');
    const name = diagramOf(page).locator('svg text').first();
    const letters = async () => (await name.boundingBox())?.height ?? 0;
    const usual = await letters();
    await page.keyboard.press('p');
    await expect(page.getByRole('button', { name: /^Leave/ })).toBeVisible();
    await expect.poll(letters).toBeGreaterThan(usual * 1.2);

    await page.keyboard.press('Space');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await expect(clockOf(page)).toHaveText('0.070 s');
    await page.keyboard.press('PageUp');
    await expect(clockOf(page)).toHaveText('0.020 s');
    // Nothing plays.
    await expect(playbackOf(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await page.waitForTimeout(400);
    await expect(clockOf(page)).toHaveText('0.020 s');

    // A button that was pressed does not take the space bar.
    await playbackOf(page).getByRole('button', { name: 'To the start' }).click();
    await page.keyboard.press('Space');
    await page.keyboard.press('Space');
    await expect(clockOf(page)).toHaveText('0.020 s');

    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: /^Scenario/ })).toBeVisible();
  });
});

test.describe('within another page', () => {
  test('it is quiet until it is pressed, with an address and without', async ({ page }) => {
    for (const size of [
      { width: 720, height: 460 },
      { width: 1100, height: 620 },
    ]) {
      await page.goto('about:blank');
      await page.setViewportSize(size);
      await page.goto('/?embed#last-ack-lost?t=1.2');
      await expect(clockOf(page)).toHaveText('1.200 s');
      await expect(page.getByRole('button', { name: /^Scenario/ })).toHaveCount(0);
      await expect(page.getByRole('banner')).toContainText('The last ACK is lost');
      await expect(page.getByRole('link', { name: 'Open in synfin' })).toHaveAttribute(
        'href',
        './#last-ack-lost?t=1.2',
      );
      await page.waitForTimeout(500);
      await expect(clockOf(page)).toHaveText('1.200 s');
      expect(await violations(page)).toEqual([]);

      await playbackOf(page).getByRole('button', { name: 'Play', exact: true }).click();
      await expect(clockOf(page)).not.toHaveText('1.200 s');
    }

    await page.goto('about:blank');
    await page.goto('/?embed');
    await expect(playbackOf(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await expect(clockOf(page)).toHaveText('0.000 s');
  });
});

test('the diagram is zoomed, the bar beside it is moved, and both are remembered; no button lies on another', async ({
  page,
}) => {
  await test.step('a wheel with Ctrl and the keys zoom the diagram, and it is remembered', async () => {
    await open(page, '#last-ack-lost?t=1.2');
    const drawing = diagramOf(page).locator('svg[role="group"]');
    const name = diagramOf(page).locator('svg text').first();
    /** 0 while the page is on its way. */
    const letters = async () => (await name.boundingBox())?.height ?? 0;
    const usual = await letters();

    await drawing.hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -50);
    await page.mouse.wheel(0, -50);
    await page.keyboard.up('Control');
    await expect.poll(letters).toBeGreaterThan(usual * 1.3);
    // It never scrolls sideways, and the playhead stays in view.
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(width).toBe(1280);
    await page.reload();
    await expect.poll(letters).toBeGreaterThan(usual * 1.3);

    await settled(page);
    await page.keyboard.press('0');
    await expect.poll(letters).toBeCloseTo(usual, 0);
    await page.keyboard.press('-');
    await expect.poll(letters).toBeLessThan(usual);
  });

  await test.step('the bar beside the diagram is moved by keys and by dragging, and is remembered', async () => {
    await openAnew(page, '#last-ack-lost?t=1.2');
    await diagramOf(page).getByRole('button', { name: 'Log' }).click();
    const bar = page.getByRole('separator', { name: 'Width of the sequence diagram' });
    await expect(bar).toHaveAttribute('aria-valuenow', '42');
    await bar.focus();
    await page.keyboard.press('ArrowRight');
    await expect(bar).toHaveAttribute('aria-valuenow', '44');
    await expect(clockOf(page)).toHaveText('1.200 s');
    const box = (await bar.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 150, box.y + 100, { steps: 4 });
    await page.mouse.up();
    await expect
      .poll(async () => Number(await bar.getAttribute('aria-valuenow')))
      .toBeGreaterThan(50);
    const moved = await bar.getAttribute('aria-valuenow');
    await page.reload();
    await expect(bar).toHaveAttribute('aria-valuenow', moved!);
    await bar.dblclick();
    await expect(bar).toHaveAttribute('aria-valuenow', '42');
  });

  await test.step('on the narrowest screen with cards no button lies on another', async () => {
    await page.setViewportSize({ width: 900, height: 760 });
    await openAnew(page, '#last-ack-lost?t=1.2');
    for (const button of await diagramOf(page).locator('.strip').getByRole('button').all()) {
      await button.click({ trial: true });
    }
  });
});

test('with text twice as large nothing is cut, and all can be reached', async ({ browser }) => {
  // What a browser does at 200 %: half as many pixels, each twice as large.
  const page = await browser.newPage({
    viewport: { width: 720, height: 450 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  });
  await open(page, '#last-ack-lost?t=1.2');
  for (const name of ['More', 'Play', 'Step forward']) {
    await expect(page.getByRole('button', { name, exact: true })).toBeInViewport();
  }
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width).toBe(720);
  await page.close();
});

test('in forced colours what is shown can be told apart, and axe finds nothing', async ({
  browser,
}) => {
  const page = await browser.newPage({ ...PHONE, forcedColors: 'active', reducedMotion: 'reduce' });
  await open(page, '#last-ack-lost?t=1.2');
  const unseen = await diagramOf(page)
    .locator('svg[role="group"] line')
    .evaluateAll((lines) => {
      const ground = getComputedStyle(document.body).backgroundColor;
      return lines.filter((line) => [ground, 'none'].includes(getComputedStyle(line).stroke))
        .length;
    });
  expect(unseen).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.close();
});
