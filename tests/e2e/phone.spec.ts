/** A phone in the hand: its own layout, nothing wider than the screen, everything within the thumb's reach. */
import { clockOf, expect, goTo, open, PHONE, playbackOf, segmentOf, test } from './synfin.ts';

test.use(PHONE);

const widest = () => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);

for (const [width, height] of [
  [390, 844],
  [320, 640],
] as const) {
  test(`at ${width} by ${height} nothing is wider or higher than the screen`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, '#last-ack-lost?t=2.281');

    await expect.poll(() => page.evaluate(widest)).toBe(width);
    const buttons = await playbackOf(page).getByRole('button').all();
    for (const button of buttons) {
      const box = (await button.boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(40);
    }
  });
}

test('the ends are a row of states; each opens its whole card as a sheet', async ({ page }) => {
  await open(page, '#last-ack-lost?t=2.281');
  const client = page.getByRole('button', { name: /^Client/ });
  await expect(client).toContainText('TIME_WAIT');
  await expect(client).toContainText(/239\.\d s/);

  await client.tap();
  const sheet = page.getByRole('dialog', { name: 'Client' });
  await expect(sheet).toContainText('SND.UNA');
  await sheet.getByRole('button', { name: 'abort' }).tap();
  await expect(sheet).toBeHidden();
  await expect(client).toContainText('CLOSED');
});

test('a tap on a packet opens its menu as a sheet, and it can be lost there', async ({ page }) => {
  await open(page, '#open-data-close');
  await expect(page.getByText('Tap any segment to drop it')).toBeVisible();
  await segmentOf(page, 0).tap();
  const sheet = page.getByRole('dialog', { name: 'SYN from the client' });
  const { width, height } = PHONE.viewport;
  await expect(async () => {
    const box = (await sheet.boundingBox())!;
    expect([box.width, box.y + box.height]).toEqual([width, height]);
  }).toPass();

  await sheet.getByRole('button', { name: 'Drop it' }).tap();
  await expect(segmentOf(page, 0)).toHaveAccessibleName(/lost/);
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).tap();
  await expect(segmentOf(page, 0)).not.toHaveAccessibleName(/lost/);
});

test('what the header has no room for is behind "More"', async ({ page }) => {
  await open(page, '#open-data-close');
  await page.getByRole('button', { name: 'More', exact: true }).tap();
  const sheet = page.getByRole('dialog', { name: 'More' });
  await sheet.getByText('中文').tap();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('dialog').getByText('深色').tap();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('captions of any length leave everything else where it is', async ({ page }) => {
  await open(page, '#open-data-close');
  const places = async () =>
    Promise.all(
      ['#diagram', 'section.caption', 'section.playback'].map((part) =>
        page.locator(part).boundingBox(),
      ),
    );
  const before = await places();
  for (const [hash, clock] of [
    ['#open-data-close?t=0.3', '0.300 s'],
    ['#fast-retransmit?t=0.4', '0.400 s'],
    ['#half-open?t=0.8', '0.800 s'],
  ] as const) {
    await goTo(page, hash);
    await expect(clockOf(page)).toHaveText(clock);
    expect(await places()).toEqual(before);
  }
});

test('no tab of a view is out of sight, however many there are', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, '#open-data-close');
  const tabs = page.getByRole('group', { name: 'Diagram', exact: true }).getByRole('button');
  await tabs.last().evaluate((tab) => {
    for (let i = 0; i < 4; i++) tab.after(tab.cloneNode(true));
  });
  for (const tab of await tabs.all()) await expect(tab).toBeInViewport({ ratio: 1 });
});
