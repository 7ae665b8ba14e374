/** The sequence spaces and timers: two bars on one axis for each direction, pieces that are segments, and why a timer runs. */
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { clockOf, diagramOf, expect, goTo, open, test } from './synfin.ts';

const streamOf = (page: Page, name: string) => page.getByRole('region', { name });
const chosen = (page: Page) => page.locator('.space-view .chosen');

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('synfin.beside', 'space'));
});

test('pieces are walked by keyboard and light their segments; a timer says how its time was worked out', async ({
  page,
}) => {
  await test.step('by keyboard: one stop in a stream, arrow keys from piece to piece, Escape puts it away', async () => {
    await open(page, '#fast-retransmit?t=0.46');
    const pieces = streamOf(page, 'From the client to the server').getByRole('button');
    await expect(pieces.and(page.locator('[tabindex="0"]'))).toHaveCount(1);
    await pieces.first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(pieces.nth(1)).toBeFocused();
    await expect(chosen(page)).toContainText('2101 to 3100');
    await page.keyboard.press('End');
    await expect(chosen(page)).toContainText('buffered, 1000 B, 5101 to 6100');
    await page.keyboard.press('Escape');
    await expect(chosen(page)).toContainText('Choose a part');
    await expect(diagramOf(page).locator('.halo')).toHaveCount(0);
    // The run has not moved.
    await expect(clockOf(page)).toHaveText('0.460 s');
  });

  await test.step('what the client has in flight lies above what the server holds; a piece lights its segment', async () => {
    const stream = streamOf(page, 'From the client to the server');
    const sends = stream.getByRole('group', { name: 'Send sequence space of the client' });
    const receives = stream.getByRole('group', { name: 'Receive sequence space of the server' });
    await expect(sends.getByRole('button')).toHaveCount(5);
    await expect(receives.getByRole('button')).toHaveCount(4);
    await expect(sends).toContainText('in flight 5000 B');
    await expect(receives).toContainText('out of order, buffered 4000 B');
    await expect(sends.getByRole('definition').first()).toHaveText('1101');

    // The one that went again: both arrows that carried it.
    await sends
      .getByRole('button', { name: /^in flight, 1000 B, 1101 to 2100, sent twice$/ })
      .click();
    await expect(chosen(page).getByRole('listitem')).toHaveText([
      /^DATA, no\. 4 of the client/,
      /^DATA, no\. 9 of the client/,
    ]);
    await expect(diagramOf(page).locator('.halo')).toHaveCount(2);
    await chosen(page).getByRole('button').last().click();
    await expect(clockOf(page)).toHaveText('0.420 s');
  });

  await test.step('a timer says how its time was worked out; an end without a connection has no numbers', async () => {
    await goTo(page, '#last-ack-lost?t=2.1');
    await expect(streamOf(page, 'Timers of the client')).toContainText(
      '2 × MSL = 2 × 120 s = 240 s',
    );
    await expect(streamOf(page, 'From the server to the client')).toContainText(
      'The server is in CLOSED: no connection',
    );
    await goTo(page, '#syn-lost-until-give-up?t=5');
    await expect(streamOf(page, 'Timers of the client')).toContainText(
      'RTO starts at 1 s. Doubled twice, once per timeout, without a new measurement (exponential backoff): 1 s × 4 = 4 s.',
    );
  });

  await test.step('axe finds nothing, and nothing is wider than the screen', async () => {
    await goTo(page, '#slow-reader?t=2.5');
    await page.locator('.space-view .piece').first().click();
    expect(await violations(page)).toEqual([]);
    const widths = () =>
      page.evaluate(() => [
        document.documentElement.scrollWidth,
        ...[...document.querySelectorAll('.space-view, .space-view [data-bars]')].map(
          (e) => e.scrollWidth - e.clientWidth,
        ),
      ]);
    await expect.poll(widths).toEqual([page.viewportSize()!.width, 0, 0, 0]);
  });
});
