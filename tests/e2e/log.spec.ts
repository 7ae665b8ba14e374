/** The log beside the diagram: in step with the run, filtered, copied; by mouse, by keyboard and on a phone. */
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { clockOf, diagramOf, expect, openAnew, test } from './synfin.ts';

const logOf = (page: Page) => diagramOf(page).getByRole('list', { name: /^Log|^日志/ });
const nowOf = (page: Page) => logOf(page).locator('[aria-current]');

async function openLog(page: Page, hash = '#last-ack-lost?t=1.2'): Promise<void> {
  await openAnew(page, hash);
  await diagramOf(page).getByRole('button', { name: 'Log' }).click();
  await expect(nowOf(page)).toBeVisible();
}

test('is in step with the run, shows what is asked for, and copies just that', async ({
  page,
  context,
}) => {
  await test.step('is in step with the run, and a line leads to its moment', async () => {
    await openLog(page);
    await expect(nowOf(page)).toBeInViewport();
    expect(await violations(page)).toEqual([]);
    await expect(nowOf(page)).toContainText('0.950000 client < Flags [F.], seq 501, ack 202');
    // All that happened in this step is lit.
    await expect(logOf(page).locator('.now')).toHaveCount(5);

    await logOf(page).getByRole('button', { name: 'SYN_SENT > ESTABLISHED' }).click();
    await expect(clockOf(page)).toHaveText('0.120 s');
    await expect(nowOf(page)).toContainText('< Flags [S.], seq 300');

    await page.keyboard.press('End');
    await expect(nowOf(page)).toBeInViewport();
    await expect(nowOf(page)).toContainText('TIME_WAIT timer expired');
  });

  await test.step('shows what is asked for, says how much that is, and copies just that', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await openLog(page);
    const all = await logOf(page).getByRole('listitem').count();
    const find = diagramOf(page).getByRole('searchbox');
    await find.fill('ACK 502');
    await expect(logOf(page).getByRole('listitem')).toHaveCount(3);
    await expect(diagramOf(page).getByRole('status')).toHaveText(`3 of ${all}`);

    await diagramOf(page).getByRole('button', { name: 'server', exact: true }).click();
    await expect(logOf(page).getByRole('listitem')).toHaveCount(2);
    await diagramOf(page).getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByText('2 lines copied.')).toBeVisible();
    await expect
      .poll(() => copied())
      .toBe(
        [
          '     0.950000  client  segment  > Flags [.], ack 502, win 65535, length 0  #6  lost',
          '     1.950000  client  segment  > Flags [.], ack 502, win 65535, length 0  #7',
        ].join('\n'),
      );

    await find.fill('no such thing');
    await expect(diagramOf(page)).toContainText('No matching lines.');

    // Where it is not shown, one key copies all of it.
    await diagramOf(page).getByRole('button', { name: 'Log' }).click();
    await page.keyboard.press('c');
    await expect(page.getByText(`${all} lines copied.`)).toBeVisible();
    expect((await copied()).split('\n')).toHaveLength(all);
  });
});

test('by keyboard: one stop, arrows from line to line; what cannot be copied is shown', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await openLog(page);
  await nowOf(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus')).toContainText('"connection closing"');
  await expect(clockOf(page)).toHaveText('1.200 s');
  await expect(logOf(page).locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('ArrowUp');
  await expect(nowOf(page)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(nowOf(page)).not.toBeFocused();
  await page.keyboard.press('Enter');
  await expect(clockOf(page)).toHaveText('0.900 s');

  await page.keyboard.press('c');
  const field = page.getByRole('dialog').getByRole('textbox');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(/^ {5}0\.000000 {2}server {2}call {5}listen\(\)\n/);
});
