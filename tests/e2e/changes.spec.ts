/** What the reader does to the run: packets lost, delayed and copied, calls made; and all of it taken back. */
import type { Page } from '@playwright/test';
import {
  canPress,
  captionOf,
  clientOf,
  clockOf,
  diagramOf,
  expect,
  goTo,
  loseByPress,
  open,
  openAnew,
  openMenuOf,
  picture,
  playbackOf,
  segmentOf,
  serverOf,
  settled,
  test,
} from './synfin.ts';

test('a click loses a segment at once, and what follows is another story', async ({ page }) => {
  await open(page, '#open-data-close?t=0.03');
  await expect(page.getByText('Click any segment to drop it')).toBeVisible();
  const top = async () => (await diagramOf(page).locator('svg').first().boundingBox())?.y;
  const before = await top();
  await loseByPress(page, 0);
  await expect(segmentOf(page, 0)).toBeFocused();
  await expect(clockOf(page)).toHaveText('0.030 s');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // The hint has done its work; another one stands in its place, so that nothing moves.
  await expect(page.getByText('Click any segment to drop it')).toBeHidden();
  await expect(page.getByText('Right-click a segment for more')).toBeVisible();
  await expect.poll(() => top()).toBe(before);

  const notice = page.getByRole('status').filter({ hasText: 'SYN' });
  await expect(notice.getByRole('button', { name: 'Compare' })).toBeVisible();
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(segmentOf(page, 0)).not.toHaveAccessibleName(/lost/);

  await loseByPress(page, 0);
  await page.keyboard.press('t');
  await expect(captionOf(page)).toContainText('SYN');
  await expect(clientOf(page)).toContainText('1× timed out');
});

test.describe('the menu of a segment', () => {
  /** What opens it, on the ACK of the handshake. */
  const WAYS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
    'the right button': async (page) => {
      await openMenuOf(page, 2);
    },
    'Shift and Enter': async (page) => {
      await segmentOf(page, 2).focus();
      await page.keyboard.press('Shift+Enter');
    },
    'the key of the context menu': async (page) => {
      await segmentOf(page, 2).focus();
      await page.keyboard.press('ContextMenu');
    },
    'a long press': async (page) => {
      await segmentOf(page, 2).hover();
      await page.mouse.down();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.mouse.up();
    },
    // Last, for it does lose the segment.
    'a second click, on one that is lost': async (page) => {
      await loseByPress(page, 2);
      await segmentOf(page, 2).click();
    },
  };
  test('is opened in five ways that lose nothing, and leads to the arrival', async ({ page }) => {
    await open(page, '#open-data-close');
    await canPress(page);
    const count = await diagramOf(page).getByRole('listitem').count();
    for (const [way, openIt] of Object.entries(WAYS)) {
      await test.step(`is opened by ${way}, which loses nothing; Escape leads back`, async () => {
        const mayBeLost = way.startsWith('a second');
        await openIt(page);
        const menu = page.getByRole('dialog', { name: 'ACK from the client' });
        await expect(menu).toContainText('#2');
        await expect(menu.getByRole('button').first()).toBeFocused();
        await expect(menu.getByRole('button').first()).toHaveText(
          mayBeLost ? 'Deliver it' : 'Drop it',
        );
        await page.keyboard.press('Escape');
        await expect(menu).toBeHidden();
        await expect(segmentOf(page, 2)).toBeFocused();
        if (!mayBeLost) await expect(diagramOf(page).getByRole('listitem')).toHaveCount(count);
      });
    }

    await openMenuOf(page, 0);
    await page.getByRole('button', { name: 'Go to its arrival' }).click();
    await expect(serverOf(page)).toContainText('SYN_RCVD');
  });
});

test('what is dragged is not lost; what is changed is undone, redone and taken back at once; a run that plays goes on', async ({
  page,
}) => {
  await test.step('what is dragged is not lost', async () => {
    await open(page, '#open-data-close');
    await canPress(page);
    await segmentOf(page, 0).hover();
    const box = (await segmentOf(page, 0).boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 30, y + 10, { steps: 4 });
    await page.mouse.move(x, y, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText('changed by you')).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('undo and redo, and all changes taken back at once', async () => {
    await goTo(page, '#open-data-close?t=0.45');
    const before = await picture(page);
    const undo = page.getByRole('banner').getByRole('button', { name: 'Undo' });
    await expect(undo).toBeDisabled();

    await clientOf(page).getByRole('button', { name: 'abort' }).click();
    await expect(clientOf(page)).toContainText('CLOSED');
    const aborted = await picture(page);

    await undo.click();
    await expect.poll(() => picture(page)).toEqual(before);
    await page.getByRole('button', { name: 'Redo' }).click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await expect(diagramOf(page).getByRole('listitem')).toHaveCount(aborted.length - 4);

    await page.getByRole('button', { name: 'Discard all changes' }).click();
    await expect(undo).toBeEnabled();
    await expect(page.getByText('changed by you')).toBeHidden();
  });

  await test.step('a run that plays goes on when a segment is lost, and stands still for its menu', async () => {
    await goTo(page, '#open-data-close');
    await page.getByRole('button', { name: 'Play this run' }).click();
    // So slowly that it is still on its way when it goes on, however long that takes here.
    await playbackOf(page)
      .getByRole('combobox', { name: 'Speed' })
      .selectOption({ label: '0.25×' });
    await loseByPress(page, 8);
    await expect(playbackOf(page).getByRole('button', { name: 'Pause' })).toBeVisible();
    await openMenuOf(page, 8);
    await expect(playbackOf(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(playbackOf(page).getByRole('button', { name: 'Pause' })).toBeVisible();
  });
});

test('a packet is lost by keyboard alone; it can be brought back, and any can be delayed or copied', async ({
  page,
}) => {
  await test.step('a packet is lost by keyboard alone, and focus stays on it', async () => {
    await open(page, '#open-data-close');
    await canPress(page);
    await segmentOf(page, 0).focus();
    await page.keyboard.press('Enter');
    await expect(segmentOf(page, 0)).toHaveAccessibleName(/lost/);
    await expect(segmentOf(page, 0)).toBeFocused();

    // It can be lost no more: its menu opens.
    await page.keyboard.press('Enter');
    const restore = page.getByRole('button', { name: 'Deliver it' });
    await expect(restore).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(segmentOf(page, 0)).not.toHaveAccessibleName(/lost/);
    await expect(segmentOf(page, 0)).toBeFocused();

    await page.keyboard.press('d');
    await expect(segmentOf(page, 0)).toHaveAccessibleName(/lost/);
    await page.keyboard.press('u');
    await expect(segmentOf(page, 0)).not.toHaveAccessibleName(/lost/);
  });

  await test.step('a packet that is lost can be brought back, and any can be delayed or copied', async () => {
    await goTo(page, '#syn-lost');
    let menu = await openMenuOf(page, 0);
    await menu.getByRole('button', { name: 'Deliver it' }).click();
    await expect(segmentOf(page, 0)).not.toHaveAccessibleName(/lost/);

    menu = await openMenuOf(page, 0);
    await menu.getByRole('button', { name: 'Delay it by 100 ms' }).click();
    await expect(segmentOf(page, 0)).toHaveAccessibleName(/delayed/);

    menu = await openMenuOf(page, 0);
    await menu.getByLabel('Delay in milliseconds').fill('250');
    await menu.getByRole('button', { name: 'Delay', exact: true }).click();
    const first = diagramOf(page).getByRole('listitem').first();
    await expect(first).toContainText(/arrives at 0\.3\d0 s/);

    menu = await openMenuOf(page, 0);
    await menu.getByRole('button', { name: 'Duplicate it' }).click();
    await expect(first).toContainText(/arrives at .* and /);

    // Each of its values stands in one line.
    menu = await openMenuOf(page, 0);
    const details = menu.locator('dl > div').filter({ hasText: 'arrives' });
    const heights = await details.evaluateAll((rows) => rows.map((row) => row.clientHeight));
    expect(heights.length).toBe(2);
    expect(Math.max(...heights)).toBeLessThan(26);
  });
});

test('calls are made where they are legal, and become part of the run; so does a slower link', async ({
  page,
}) => {
  await test.step('calls that are not legal in a state cannot be made', async () => {
    await open(page, '#open-data-close');
    await expect(clientOf(page).getByRole('button', { name: 'connect' })).toBeEnabled();
    await expect(clientOf(page).getByRole('button', { name: 'send 100 bytes' })).toBeDisabled();
    await page.keyboard.press('End');
    await expect(clientOf(page).getByRole('button', { name: 'close' })).toHaveCount(0);
  });

  await test.step('a call made in a card becomes part of the run', async () => {
    await goTo(page, '#open-data-close?t=0.15');
    const segments = await diagramOf(page).getByRole('listitem').count();

    await clientOf(page).getByRole('button', { name: 'send 3000 bytes' }).click();
    await expect(captionOf(page)).toContainText('sends 3,000 bytes');
    await expect(page.getByText('changed by you')).toBeAttached();
    await expect
      .poll(() => diagramOf(page).getByRole('listitem').count())
      .toBeGreaterThan(segments);

    await clientOf(page).getByRole('button', { name: 'More calls' }).click();
    await clientOf(page).getByRole('button', { name: 'crash' }).click();
    await expect(clientOf(page)).toContainText('CLOSED');
  });

  await test.step('the link can be slower from a moment on', async () => {
    await openAnew(page, '#open-data-close');
    await page.getByRole('button', { name: '50 ms each way' }).click();
    await page.getByRole('button', { name: '200 ms' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: '200 ms each way' })).toBeFocused();
    await expect(diagramOf(page).getByRole('listitem').first()).toContainText('arrives at 0.220 s');
  });
});

test('what can be undone and redone survives a look at another page, by button and by Back', async ({
  page,
}) => {
  await open(page, '#open-data-close?t=0.11');
  const undo = page.locator('header').getByRole('button', { name: 'Undo', exact: true });
  const redo = page.locator('header').getByRole('button', { name: 'Redo', exact: true });
  await page.keyboard.press('d');
  await expect(undo).toBeEnabled();
  // The SYN that is retransmitted is lost too, and that is taken back.
  await page.keyboard.press('t');
  await page.keyboard.press('d');
  await page.keyboard.press('u');
  await expect(undo).toBeEnabled();
  await expect(redo).toBeEnabled();
  // The address follows a little later.
  await expect.poll(() => page.url()).toMatch(/t=1\.02&f=server\.1\.drop$/);
  const changed = page.url();

  // Pages of the run and pages beside it; a lesson has a run of its own.
  for (const to of ['#/lessons', '#/questions', '#/open/lesson.why-three.syn']) {
    await goTo(page, to);
    await page.goBack();
    await settled(page);
    await expect.poll(() => page.url()).toBe(changed);
    await expect(undo).toBeEnabled();
    await expect(redo).toBeEnabled();
  }
  await page
    .locator('header')
    .getByRole('button', { name: /Side by side/ })
    .click();
  await settled(page);
  await page
    .getByRole('button', { name: /Back to the run/ })
    .or(page.getByRole('link', { name: /Back to the run/ }))
    .click();
  await expect(undo).toBeEnabled();
  await page.keyboard.press('Control+y');
  await expect(redo).toBeDisabled();
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await expect(undo).toBeDisabled();
  await expect.poll(() => page.url()).not.toContain('f=');
});
