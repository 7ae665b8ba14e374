/** The address of the page: shared, opened, broken, followed back. */
import {
  clientOf,
  clockOf,
  diagramOf,
  expect,
  goTo,
  loseByPress,
  open,
  openAnew,
  picture,
  playbackOf,
  test,
} from './synfin.ts';

test('a shared link opens the same picture, paused, at the same moment', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#open-data-close?t=0.15');
  await loseByPress(page, 3);
  await clientOf(page).getByRole('button', { name: 'close' }).click();
  const shared = await picture(page);
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('status')).toContainText('Link copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const other = await context.newPage();
  await other.goto(link);
  await expect(playbackOf(other).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect.poll(() => picture(other)).toEqual(shared);
});

test('where the browser will not copy, the link is shown to be copied by hand', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
  });
  await open(page, '#syn-lost?t=1.02');
  await page.getByRole('button', { name: 'Share' }).click();

  const field = page.getByRole('dialog').getByRole('textbox');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(/#syn-lost\?t=1\.02/);
});

test('a reload comes back to the moment, and one far down is in view, however it is come to', async ({
  page,
}) => {
  await test.step('a reload comes back to the moment', async () => {
    await open(page, '#last-ack-lost');
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
    const before = await picture(page);
    // The address follows once the reader rests.
    await expect.poll(() => page.url()).toContain(`t=${Number.parseFloat(before[3]!)}`);
    await page.reload();
    await expect(clockOf(page)).toHaveText(before[3]!);
    await expect.poll(() => picture(page)).toEqual(before);
  });

  await test.step('a moment far down is in view, however it is come to', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const clockInDiagram = diagramOf(page).locator('[data-playhead] text');
    const backToNow = page.getByRole('button', { name: 'Back to now' });
    await openAnew(page, '#last-ack-lost?t=1.98');
    await expect(clockInDiagram).toHaveText('1.980 s');
    await expect(clockInDiagram).toBeInViewport();
    await expect(backToNow).toHaveCount(0);

    // From a short run to far down in a long one.
    await goTo(page, '#open-data-close?t=0.01');
    await expect(clockInDiagram).toHaveText('0.010 s');
    await goTo(page, '#last-ack-lost?t=1.98');
    await expect(clockInDiagram).toHaveText('1.980 s');
    await expect(clockInDiagram).toBeInViewport();
    await expect(backToNow).toHaveCount(0);
  });
});

test('a broken link says what is wrong and shows a scenario', async ({ page }) => {
  for (const hash of [
    '#no-such-scenario',
    '#open-data-close?t=soon',
    '#open-data-close?f=client.0.drop',
    '#%',
  ]) {
    await test.step(hash, async () => {
      await openAnew(page, hash);
      const alert = page.getByRole('alert');
      await expect(alert).toContainText('The link');
      await expect(page.getByRole('button', { name: /^Scenario/ })).toContainText(
        'Open, talk, close',
      );
      await alert.getByRole('button', { name: 'Dismiss' }).click();
      await expect(alert).toBeHidden();
    });
  }
});

test('a scenario is chosen and left; a broken link after it leaves the page as it was', async ({
  page,
}) => {
  await test.step('a scenario is found by typing, chosen by keyboard, and left by the back button', async () => {
    await open(page, '#open-data-close');
    await page.getByRole('button', { name: /^Scenario/ }).click();
    const list = page.getByRole('dialog', { name: 'Choose a scenario' });
    await expect(list.getByRole('option', { name: /shown now/ })).toBeVisible();
    await expect(list.getByPlaceholder('Type to filter')).toBeFocused();

    await page.keyboard.type('last-ack-lost');
    await expect(list.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(list).toBeHidden();
    await expect(page.getByRole('button', { name: /^Scenario/ })).toContainText(
      'The last ACK is lost',
    );
    // It stands at its start.
    await expect(clockOf(page)).toHaveText('0.000 s');
    await expect(page.getByRole('button', { name: 'Play this run' })).toBeVisible();

    await page.goBack();
    await expect(page.getByRole('button', { name: /^Scenario/ })).toContainText(
      'Open, talk, close',
    );
  });

  await test.step('a broken link leaves the page as it was; a good one dismisses what was said', async () => {
    const alert = page.getByRole('alert');
    await goTo(page, '#refused?t=0.02');
    const before = await picture(page);
    for (const hash of ['#no-such-scenario', '#own/damaged']) {
      await goTo(page, hash);
      await expect(alert).toContainText('The link');
      await expect.poll(() => picture(page)).toEqual(before);
      await alert.getByRole('button', { name: 'Dismiss' }).click();
    }

    await goTo(page, '#/myths');
    await goTo(page, '#no-such-scenario');
    await expect(alert).toContainText('does not exist');
    await expect(page.locator('#page').getByRole('heading', { level: 2 })).toBeVisible();

    await goTo(page, '#syn-lost?t=1.02');
    await expect(alert).toHaveCount(0);
    await expect(clockOf(page)).toHaveText('1.020 s');
  });
});
