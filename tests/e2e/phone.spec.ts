/** A phone in the hand: its own layout, nothing wider than the screen, everything within the thumb's reach. */
import type { Page } from '@playwright/test';
import {
  canPress,
  clockOf,
  expect,
  goTo,
  loseByPress,
  open,
  openAnew,
  PHONE,
  playbackOf,
  segmentOf,
  test,
} from './synfin.ts';

test.use(PHONE);

/** A finger on a segment, or two of which the second moves away; and so far down it is by now. */
async function fingerOn(page: Page, flight: number, fingers = 1) {
  const devtools = await page.context().newCDPSession(page);
  const box = (await segmentOf(page, flight).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return (type: 'touchStart' | 'touchMove' | 'touchEnd', by = 0) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd'
          ? []
          : fingers === 1
            ? [{ x, y: y + by, id: 1 }]
            : [
                { x, y, id: 1 },
                { x: x + 20 + by, y: y + by, id: 2 },
              ],
    });
}

const widest = () => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);

test('nothing is wider or higher than the screen', async ({ page }) => {
  for (const [width, height] of [
    [390, 844],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    await openAnew(page, '#last-ack-lost?t=2.281');

    await expect.poll(() => page.evaluate(widest)).toBe(width);
    const buttons = await playbackOf(page).getByRole('button').all();
    for (const button of buttons) {
      const box = (await button.boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(40);
    }
  }
});

test('the ends are a row of states; what the header has no room for is behind "More"; no tab is out of sight', async ({
  page,
}) => {
  await test.step('the ends are a row of states; each opens its whole card as a sheet', async () => {
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

  await test.step('what the header has no room for is behind "More"', async () => {
    await openAnew(page, '#open-data-close');
    await page.getByRole('button', { name: 'More', exact: true }).tap();
    const sheet = page.getByRole('dialog', { name: 'More' });
    await sheet.getByText('中文').tap();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await page.getByRole('dialog').getByText('深色').tap();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  await test.step('no tab of a view is out of sight, however many there are', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await openAnew(page, '#open-data-close');
    const tabs = page.getByRole('group', { name: 'Diagram', exact: true }).getByRole('button');
    await tabs.last().evaluate((tab) => {
      for (let i = 0; i < 4; i++) tab.after(tab.cloneNode(true));
    });
    for (const tab of await tabs.all()) await expect(tab).toBeInViewport({ ratio: 1 });
  });
});

test('a tap on a packet loses it; a long press, or another tap, opens its menu as a sheet', async ({
  page,
}) => {
  await open(page, '#open-data-close');
  await expect(page.getByText('Tap any segment to drop it')).toBeVisible();
  await loseByPress(page, 0, (segment) => segment.tap());
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).tap();
  await expect(segmentOf(page, 0)).not.toHaveAccessibleName(/lost/);

  const finger = await fingerOn(page, 0);
  await finger('touchStart');
  const sheet = page.getByRole('dialog', { name: 'SYN from the client' });
  await expect(sheet).toBeVisible();
  await finger('touchEnd');
  const { width, height } = PHONE.viewport;
  await expect(async () => {
    const box = (await sheet.boundingBox())!;
    expect([box.width, box.y + box.height]).toEqual([width, height]);
  }).toPass();
  await expect(segmentOf(page, 0)).not.toHaveAccessibleName(/lost/);
  await sheet.getByRole('button', { name: 'Drop it' }).tap();
  await expect(segmentOf(page, 0)).toHaveAccessibleName(/lost/);
  await segmentOf(page, 0).tap();
  await expect(sheet.getByRole('button', { name: 'Deliver it' })).toBeVisible();
});

test('captions of any length leave all in its place; a finger that scrolls, and two that zoom, lose nothing', async ({
  page,
}) => {
  await test.step('captions of any length leave everything else where it is', async () => {
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
      await expect.poll(() => places()).toEqual(before);
    }
  });

  await test.step('a finger that scrolls the diagram, and two that zoom it, lose nothing', async () => {
    await openAnew(page, '#open-data-close');
    await canPress(page);
    const finger = await fingerOn(page, 2);
    await finger('touchStart');
    for (let up = 0; up <= 120; up += 20) await finger('touchMove', -up);
    await finger('touchEnd');
    await expect
      .poll(() => page.locator('#sequence .scroll').evaluate((box) => box.scrollTop))
      .toBeGreaterThan(30);

    const two = await fingerOn(page, 3, 2);
    await two('touchStart');
    for (let apart = 0; apart <= 60; apart += 20) await two('touchMove', apart);
    await two('touchEnd');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(segmentOf(page, 2)).not.toHaveAccessibleName(/lost/);
    await expect(page.getByText('changed by you')).toHaveCount(0);
  });
});
