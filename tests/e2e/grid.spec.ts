/** What if this segment arrives in that state? A table, and each cell of it opens the run that it speaks of. */
import type { Page } from '@playwright/test';
import { captionOf, diagramOf, expect, goTo, PHONE, test } from './synfin.ts';

const tableOf = (page: Page) => page.getByRole('table');

async function openGrid(page: Page, hash = '#/grid'): Promise<void> {
  await page.goto(`/${hash}`);
  await expect(tableOf(page)).toBeVisible();
}

/** Beside a guide there is a line for each end. */
const serverChipOf = (page: Page) => page.locator('button.chip[data-side="server"]');

test('the table is read, an address that makes no sense is none, and each cell opens the run that it speaks of', async ({
  page,
}) => {
  await test.step('the table is one for a screen reader, with heads for rows and columns', async () => {
    await openGrid(page);
    await expect(tableOf(page).getByRole('rowheader')).toHaveText([
      'SYN',
      'SYN+ACK',
      'SYN+FIN',
      'ACK',
      'data',
      'FIN',
      'FIN+ACK',
      'RST',
      'RST+ACK',
    ]);
    await expect(tableOf(page).getByRole('columnheader', { name: /^inside/ })).toBeVisible();
    await expect(tableOf(page).getByRole('link')).toHaveCount(45);
  });

  await test.step('an address that makes no sense shows what is shown at first', async () => {
    await goTo(page, '#/grid/NOWHERE/never');
    await expect(page.getByRole('table', { name: /ESTABLISHED \(RFC 5961\)/ })).toBeVisible();
  });

  await test.step('a state is picked, a cell is opened, and the diagram shows that very situation', async () => {
    await expect(page.getByRole('table', { name: /arrives in ESTABLISHED/ })).toBeVisible();

    await page
      .getByRole('navigation', { name: 'State' })
      .getByRole('link', { name: 'LAST_ACK' })
      .click();
    await expect(page).toHaveURL(/#\/grid\/LAST_ACK\/rfc5961$/);
    await page.getByRole('link', { name: /^RST in LAST_ACK, inside the window: ACK/ }).click();

    await expect(page).toHaveURL(
      /#grid\/LAST_ACK\/RST\/inside\/rfc5961\?t=0\.6&g=cell\.LAST_ACK\.RST-inside-rfc5961$/,
    );
    await expect(serverChipOf(page)).toContainText('LAST_ACK');
    await expect(captionOf(page)).toContainText('RST is in the window, but not exact');
    await expect(diagramOf(page)).toContainText('from elsewhere');
    const answer = diagramOf(page).getByRole('listitem').filter({ hasText: 'sent at 0.600 s' });
    await expect(answer).toContainText(/^server: ACK ack=202/);
    await expect(page).toHaveTitle(/RST in LAST_ACK, inside the window/);

    await page.goBack();
    await expect(page.getByRole('table', { name: /arrives in LAST_ACK/ })).toBeVisible();
  });

  await test.step('without RFC 5961 the same reset ends the connection', async () => {
    await goTo(page, '#/grid/ESTABLISHED/rfc5961');
    const cell = page.getByRole('link', { name: /^RST in ESTABLISHED, inside the window/ });
    await expect(cell).toHaveAccessibleName(/: ACK ?, no state change, challenge ACK/);
    await page.getByRole('link', { name: 'RFC 793' }).click();
    await expect(page).toHaveURL(/#\/grid\/ESTABLISHED\/plain$/);
    await expect(cell).toHaveAccessibleName(/: no answer ?, then CLOSED, RST accepted/);
    await expect(cell).toContainText('CLOSED');

    await cell.click();
    await expect(serverChipOf(page)).toContainText('CLOSED');
    await expect(captionOf(page)).toContainText('accepts the RST');
  });
});

test.describe('on a phone', () => {
  test.use(PHONE);

  test('the table fits in the screen, and a cell under a finger', async ({ page }) => {
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 700 });
      await page.goto('about:blank');
      await openGrid(page, '#/grid/SYN_RCVD');
      const widths = () =>
        page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.getElementById('page')?.scrollWidth,
        ]);
      await expect.poll(widths).toEqual([width, width]);
      for (const link of await tableOf(page).getByRole('link').all()) {
        const box = (await link.boundingBox())!;
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.height).toBeGreaterThanOrEqual(44);
        expect(box.width).toBeGreaterThanOrEqual(44);
      }
      await expect(page.getByLabel('Abbreviations')).toContainText('ESTABLISHED');

      await page.getByRole('link', { name: /^ACK in SYN_RCVD, inside/ }).tap();
      await expect(page.getByRole('button', { name: /^Server/ })).toContainText('ESTABLISHED');
    }
  });
});
