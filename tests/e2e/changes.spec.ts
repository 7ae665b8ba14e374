/** What the reader does to the run: packets lost, delayed and copied, calls made; and all of it taken back. */
import {
  captionOf,
  clientOf,
  diagramOf,
  expect,
  open,
  picture,
  playbackOf,
  segmentOf,
  serverOf,
  test,
} from './synfin.ts';

test('a packet is lost by mouse, and what follows is another story', async ({ page }) => {
  await open(page, '#open-data-close');
  await segmentOf(page, 0).click();
  const menu = page.getByRole('dialog', { name: 'SYN from the client' });
  await expect(menu).toContainText('#1');
  await expect(menu).toContainText('0.020 s');

  await menu.getByRole('button', { name: 'Drop it' }).click();
  await expect(menu).toBeHidden();
  await expect(segmentOf(page, 0)).toHaveAccessibleName(/lost/);
  await expect(page.getByText('Click any segment to drop it')).toBeHidden();

  await page.keyboard.press('t');
  await expect(captionOf(page)).toContainText('SYN');
  await expect(clientOf(page)).toContainText('1× timed out');
});

test('a run that plays stands still while a packet is picked, then goes on', async ({ page }) => {
  await open(page, '#open-data-close');
  await page.getByRole('button', { name: 'Play this run' }).click();
  // So slowly that it is still on its way when it goes on, however long that takes here.
  await playbackOf(page).getByRole('combobox', { name: 'Speed' }).selectOption({ label: '0.25×' });
  await segmentOf(page, 0).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(playbackOf(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(playbackOf(page).getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('a packet is lost by keyboard alone, and focus comes back to it', async ({ page }) => {
  await open(page, '#open-data-close');
  await segmentOf(page, 0).focus();
  await page.keyboard.press('Enter');
  const lose = page.getByRole('button', { name: 'Drop it' });
  await expect(lose).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(lose).toBeHidden();
  await expect(segmentOf(page, 0)).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(lose).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(segmentOf(page, 0)).toHaveAccessibleName(/lost/);
  await expect(segmentOf(page, 0)).toBeFocused();

  await page.keyboard.press('u');
  await expect(segmentOf(page, 0)).not.toHaveAccessibleName(/lost/);
  await page.keyboard.press('d');
  await expect(segmentOf(page, 0)).toHaveAccessibleName(/lost/);
});

test('a packet that is lost can be brought back, and any can be delayed or copied', async ({
  page,
}) => {
  await open(page, '#syn-lost');
  const menu = page.getByRole('dialog');

  await segmentOf(page, 0).click();
  await menu.getByRole('button', { name: 'Deliver it' }).click();
  await expect(segmentOf(page, 0)).not.toHaveAccessibleName(/lost/);

  await segmentOf(page, 0).click();
  await menu.getByRole('button', { name: 'Delay it by 100 ms' }).click();
  await expect(segmentOf(page, 0)).toHaveAccessibleName(/delayed/);

  await segmentOf(page, 0).click();
  await menu.getByLabel('Delay in milliseconds').fill('250');
  await menu.getByRole('button', { name: 'Delay', exact: true }).click();
  const first = diagramOf(page).getByRole('listitem').first();
  await expect(first).toContainText(/arrives at 0\.3\d0 s/);

  await segmentOf(page, 0).click();
  await menu.getByRole('button', { name: 'Duplicate it' }).click();
  await expect(first).toContainText(/arrives at .* and /);
});

test('the menu leads to the moment a packet is sent and to the one it arrives', async ({
  page,
}) => {
  await open(page, '#open-data-close');
  await segmentOf(page, 0).click();
  await page.getByRole('button', { name: 'Go to its arrival' }).click();
  await expect(serverOf(page)).toContainText('SYN_RCVD');
});

test('undo and redo, and all changes taken back at once', async ({ page }) => {
  await open(page, '#open-data-close?t=0.45');
  const before = await picture(page);
  const undo = page.getByRole('banner').getByRole('button', { name: 'Undo' });
  await expect(undo).toBeDisabled();

  await clientOf(page).getByRole('button', { name: 'abort' }).click();
  await expect(clientOf(page)).toContainText('CLOSED');
  const aborted = await picture(page);

  await undo.click();
  expect(await picture(page)).toEqual(before);
  await page.getByRole('button', { name: 'Redo' }).click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(diagramOf(page).getByRole('listitem')).toHaveCount(aborted.length - 4);

  await page.getByRole('button', { name: 'Discard all changes' }).click();
  await expect(undo).toBeEnabled();
  await expect(page.getByText('changed by you')).toBeHidden();
});

test('a call made in a card becomes part of the run', async ({ page }) => {
  await open(page, '#open-data-close?t=0.15');
  const segments = await diagramOf(page).getByRole('listitem').count();

  await clientOf(page).getByRole('button', { name: 'send 3000 bytes' }).click();
  await expect(captionOf(page)).toContainText('sends 3,000 bytes');
  await expect(page.getByText('changed by you')).toBeAttached();
  await expect.poll(() => diagramOf(page).getByRole('listitem').count()).toBeGreaterThan(segments);

  await clientOf(page).getByRole('button', { name: 'More calls' }).click();
  await clientOf(page).getByRole('button', { name: 'crash' }).click();
  await expect(clientOf(page)).toContainText('CLOSED');
});

test('calls that are not legal in a state cannot be made', async ({ page }) => {
  await open(page, '#open-data-close');
  await expect(clientOf(page).getByRole('button', { name: 'connect' })).toBeEnabled();
  await expect(clientOf(page).getByRole('button', { name: 'send 100 bytes' })).toBeDisabled();
  await page.keyboard.press('End');
  await expect(clientOf(page).getByRole('button', { name: 'close' })).toHaveCount(0);
});

test('the link can be slower from a moment on', async ({ page }) => {
  await open(page, '#open-data-close');
  await page.getByRole('button', { name: '50 ms each way' }).click();
  await page.getByRole('button', { name: '200 ms' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '200 ms each way' })).toBeFocused();
  await expect(diagramOf(page).getByRole('listitem').first()).toContainText('arrives at 0.220 s');
});
