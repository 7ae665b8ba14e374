/** A server shown to others: before a class, within another page, as a picture and as text. */
import { readFile } from 'node:fs/promises';
import { violations } from './axe.ts';
import { expect, goTo, test } from './synfin.ts';

test('before a class the stage is large, all of it in the window; a lesson becomes slides', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/#/server/server-one-slow-thread?g=lesson.server-slow-client.thread');
  await expect(page.locator('#page .stage')).toBeVisible();
  await expect(page.locator('#page .clock')).toContainText('0.164620 s');
  const program = page.locator('#stage-program');
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: /^Leave/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Scenario/ })).toHaveCount(0);
  await expect(page.getByText('Load and server')).toHaveCount(0);
  await expect(program).toBeInViewport({ ratio: 1 });
  await expect(page.locator('#page .player .caption')).toBeInViewport({ ratio: 1 });

  // the arrows step through the run, a clicker through the lesson
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: 'Back to this moment' })).toBeVisible();
  const guide = page.locator('#page article.guide');
  await page.keyboard.press('PageUp');
  await expect(guide.getByRole('heading')).toHaveText('One after the other');
  await expect(guide.getByText('All others. c1 to c4 are connected')).toBeHidden();
  await page.keyboard.press('PageDown');
  await expect(guide.getByText('All others. c1 to c4 are connected')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(guide.getByRole('heading')).toHaveText('A thread per connection');

  // without one, a step through the run
  await goTo(page, '#/server/server-backlog-full?t=0.9');
  await expect(page.getByRole('banner')).toContainText('The accept queue is full');
  await page.keyboard.press('Space');
  await expect(page.locator('#page .player .caption')).toContainText('c5 calls connect()');
  await expect(program).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(
    page.getByRole('button', { name: /^Scenario The accept queue is full/ }),
  ).toBeVisible();
});

test('within another page it is the stage alone, and leads to the whole; axe finds nothing', async ({
  browser,
}) => {
  const page = await browser.newPage({
    ...{ viewport: { width: 900, height: 520 }, colorScheme: 'dark', locale: 'zh-CN' },
    reducedMotion: 'reduce',
  });
  await page.goto('/?embed#/server/server-backlog-full?t=0.9');
  await expect(page.locator('#stage-kernel').getByText('3/3 已满')).toBeAttached();
  await expect(page.getByRole('banner').getByRole('link')).toHaveAttribute(
    'href',
    './#/server/server-backlog-full?t=0.9',
  );
  await expect(page.getByRole('banner')).toContainText('全连接队列已满');
  await expect(page.locator('#page .below')).toHaveCount(0);
  await expect(page.locator('#page .tools')).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.keyboard.press('p');
  await expect(page.locator('#stage-program')).toBeInViewport({ ratio: 1 });
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test('its picture, its log, its costs and its scenario are saved', async ({ page }) => {
  await page.goto('/#/server/server-backlog-full?t=0.9');
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export this run' });
  const saved = async (name: RegExp) => {
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name }).click();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const svg = await saved(/^SVG/);
  expect(svg.name).toBe('synfin-server-backlog-full.svg');
  const picture = svg.bytes.toString('utf8');
  for (const shown of ['0.900000 s', 'the SYN of c4 is dropped', '3/3 full', 'serves c0', '>c6<'])
    expect(picture).toContain(shown);
  expect(picture).not.toMatch(/foreignObject|href|url\(|var\(|class=|style=|@import/);
  const png = await saved(/^PNG/);
  expect(png.bytes.readUInt32BE(16)).toBe(2400);
  expect((await saved(/^Log/)).bytes.toString('utf8')).toContain('listener 0 listens, limit 2');
  expect((await saved(/^Costs/)).bytes.toString('utf8')).toMatch(/^clients answered +\d\/7$/m);
  await saved(/^Scenario/);
  await expect(dialog.getByText('Saved: synfin-server-backlog-full.json')).toBeVisible();
});
