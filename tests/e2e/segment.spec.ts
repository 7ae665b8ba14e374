/** The segment inspector: from a segment of the diagram to its bits, from a field to all that follows from it. */
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { clockOf, diagramOf, expect, LOOKS, open, openBeside, openMenuOf, test } from './synfin.ts';

const inspectorOf = (page: Page) => page.getByRole('region', { name: /^(Segment|报文段)$/ });
const fieldOf = (page: Page, name: string) => inspectorOf(page).locator(`[data-field="${name}"]`);
const chosen = (page: Page) => inspectorOf(page).getByRole('heading', { level: 2 });

test('a segment of the diagram shows its bytes; a field tells and lights what follows from it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1840, height: 1000 });
  await open(page, '#last-ack-lost?t=0.65');
  await openMenuOf(page, 8);
  await page.getByRole('button', { name: 'Show its bytes' }).click();
  await expect(chosen(page)).toHaveText('ACK, no. 4 of the server');

  await fieldOf(page, 'ack').click();
  const detail = page.getByRole('region', { name: 'Acknowledgment Number' });
  await expect(detail).toContainText('The next sequence number that the server expects.');
  await expect(detail).toContainText('Client FIN_WAIT_1 → FIN_WAIT_2');
  // In the cards, in the diagram, among the bytes.
  const client = page.getByRole('article', { name: 'Client' });
  await expect(client.locator('.pointed').filter({ hasText: 'SND.UNA' })).toBeVisible();
  await expect(client.locator('.pointed').filter({ hasText: 'FIN_WAIT_2' })).toBeVisible();
  await expect(diagramOf(page).locator('.halo')).toHaveCount(2);
  await expect(inspectorOf(page).locator('.hex .lit')).toHaveText(['00', '00', '00', 'ca']);

  // What it acknowledges is a way on, and so is each moment.
  await detail.getByRole('button', { name: 'FIN+ACK #5 of the client' }).click();
  await expect(chosen(page)).toHaveText('FIN+ACK, no. 5 of the client');
  await inspectorOf(page).getByRole('button', { name: 'sent 0.550 s' }).click();
  await expect(clockOf(page)).toHaveText('0.550 s');
});

test('fields are walked by keyboard; the segment follows the run, or is the one that was chosen', async ({
  page,
}) => {
  await test.step('by keyboard: one stop, arrow keys from field to field, Escape puts the field away', async () => {
    await page.addInitScript(() => localStorage.setItem('synfin.beside', 'segment'));
    await open(page, '#last-ack-lost?t=0.09');
    const port = inspectorOf(page).getByRole('button', { name: 'Source Port, 16 bits, 8080' });
    await port.focus();
    await page.keyboard.press('ArrowDown');
    const number = inspectorOf(page).getByRole('button', { name: 'Sequence Number, 32 bits, 300' });
    await expect(number).toBeFocused();
    await expect(number).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('End');
    await expect(fieldOf(page, 'mss')).toBeFocused();
    await expect(inspectorOf(page).locator('.hex .lit')).toHaveText(['03', 'e8']);
    await page.keyboard.press('Escape');
    await expect(inspectorOf(page).getByText('Choose a field')).toBeVisible();
    await expect(inspectorOf(page).locator('.lit')).toHaveCount(0);
    // The run has not moved.
    await expect(clockOf(page)).toHaveText('0.090 s');
  });

  await test.step('follows the run, or stays with the segment that was chosen', async () => {
    await expect(chosen(page)).toHaveText('SYN+ACK, no. 1 of the server');
    await inspectorOf(page).getByRole('button', { name: 'Previous segment' }).click();
    await expect(chosen(page)).toHaveText('SYN, no. 1 of the client');
    await page.keyboard.press('End');
    await expect(chosen(page)).toHaveText('SYN, no. 1 of the client');
    await inspectorOf(page).getByRole('button', { name: 'Follow the run' }).click();
    await expect(chosen(page)).toHaveText('ACK, no. 7 of the client');
  });
});

for (const look of LOOKS.slice(1)) {
  const { colorScheme, locale } = look;
  test(`axe finds nothing, and nothing is wider than the screen: ${colorScheme}, ${locale}`, async ({
    browser,
  }) => {
    const page = await openBeside(browser, look, 'segment', '#last-ack-lost?t=0.3');
    await fieldOf(page, 'window').click();
    expect(await violations(page)).toEqual([]);
    const widths = () =>
      page.evaluate(() => [
        document.documentElement.scrollWidth,
        ...[...document.querySelectorAll('.beside .view, .beside .view > .body')].map(
          (e) => e.scrollWidth - e.clientWidth,
        ),
      ]);
    await expect.poll(widths).toEqual([page.viewportSize()!.width, 0, 0]);
    await page.close();
  });
}
