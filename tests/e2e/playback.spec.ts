/** The run moves: by itself at the start, to its end, a step at a time in both directions, and by the keyboard alone. */
import {
  captionOf,
  clientOf,
  clockOf,
  expect,
  open,
  picture,
  playbackOf,
  serverOf,
  test,
} from './synfin.ts';

test('a page without an address plays at once, and the network is seen at work', async ({
  page,
}) => {
  await open(page);

  await expect(playbackOf(page).getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(clockOf(page)).not.toHaveText('0.000 s');
  await expect(page.getByText('Click any segment to drop it')).toBeVisible();
  await expect(page).toHaveTitle(/synfin/);
});

test('it plays to the end, and from there again', async ({ page }) => {
  await open(page, '#refused');
  await playbackOf(page).getByRole('combobox').selectOption({ label: '4×' });

  await page.keyboard.press('Space');
  await expect(playbackOf(page).getByRole('button', { name: 'Play again' })).toBeVisible();
  await expect(clientOf(page)).toContainText('error: connection reset');

  // So slowly that it is seen to play, however long a look takes here.
  await playbackOf(page).getByRole('combobox').selectOption({ label: '0.25×' });
  await page.keyboard.press('Space');
  await expect(playbackOf(page).getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('a step on and a step back lead to the very same picture', async ({ page }) => {
  await open(page, '#open-data-close');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  const before = await picture(page);

  await page.keyboard.press('ArrowRight');
  expect(await picture(page)).not.toEqual(before);
  await page.keyboard.press('ArrowLeft');
  expect(await picture(page)).toEqual(before);
});

test('the keys lead to the end, to the start, and on to the next timer', async ({ page }) => {
  await open(page, '#last-ack-lost');

  await page.keyboard.press('End');
  await expect(clientOf(page)).toContainText('CLOSED');
  await page.keyboard.press('Home');
  await expect(captionOf(page)).toContainText('Nothing has happened yet');
  await page.keyboard.press('t');
  await expect(serverOf(page)).toContainText('LAST_ACK');
  await expect(serverOf(page)).toContainText('1× timed out');
});

test('the cards show the state, the timers and the variables of the moment', async ({ page }) => {
  await open(page, '#last-ack-lost?t=2.281');

  await expect(clientOf(page)).toContainText('TIME_WAIT');
  await expect(clientOf(page)).toContainText('active closer');
  await expect(clientOf(page).getByRole('list', { name: 'Timers' })).toContainText(
    /2MSL\s*239\.\d s/,
  );
  await expect(clientOf(page)).toContainText(/SND\.UNA\s*202/);
  await expect(serverOf(page)).toContainText('passive closer');
});

test('where no motion is wanted, nothing moves by itself, and playing goes from step to step', async ({
  browser,
}) => {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  await open(page);

  await expect(playbackOf(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(clockOf(page)).toHaveText('0.000 s');
  await page.keyboard.press('ArrowRight');
  await expect(captionOf(page)).not.toContainText('Nothing has happened yet');
  await page.close();
});
