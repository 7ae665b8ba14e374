/** The run moves: at the reader's pace, to its end, a step at a time in both directions, and by the keyboard alone. */
import type { Page } from '@playwright/test';
import {
  captionOf,
  choose,
  clientOf,
  clockOf,
  diagramOf,
  expect,
  goTo,
  open,
  picture,
  playbackOf,
  serverOf,
  settled,
  test,
} from './synfin.ts';

const speedOf = (page: Page) => playbackOf(page).getByRole('combobox', { name: 'Speed' });
const paceOf = (page: Page) => playbackOf(page).getByRole('combobox', { name: 'Pace' });

test('a run stands until one large button or the space bar plays it, to its end and from there again', async ({
  page,
}) => {
  await test.step('a run stands until one large button or the space bar plays it', async () => {
    await open(page, '#open-data-close');
    const play = page.getByRole('button', { name: 'Play this run' });
    const { width, height } = (await play.boundingBox())!;
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(64);
    await page.waitForTimeout(300);
    await expect(clockOf(page)).toHaveText('0.000 s');

    await play.click();
    await expect(play).toHaveCount(0);
    await expect(clockOf(page)).not.toHaveText('0.000 s');
    await page.keyboard.press('Space');
    await expect(playbackOf(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await page.keyboard.press('Home');
    await expect(play).toBeVisible();
  });

  await test.step('it plays to the end, and from there again', async () => {
    await goTo(page, '#refused');
    await paceOf(page).selectOption({ label: 'by time' });
    await speedOf(page).selectOption({ label: '4×' });
    await diagramOf(page).focus();

    await page.keyboard.press('Space');
    await expect(playbackOf(page).getByRole('button', { name: 'Play again' })).toBeVisible();
    await expect(clientOf(page)).toContainText('error: connection reset');

    // So slowly that it is seen to play, however long a look takes here.
    await speedOf(page).selectOption({ label: '0.25×' });
    await diagramOf(page).focus();
    await page.keyboard.press('Space');
    await expect(playbackOf(page).getByRole('button', { name: 'Pause' })).toBeVisible();
  });
});

test('by reading, a caption stays until it has been read, and the next event is there within a second', async ({
  page,
}) => {
  await page.clock.install();
  await open(page, '#open-data-close');
  await page.clock.pauseAt(Date.now() + 60_000);
  const title = captionOf(page).locator('.title');
  const words = async () => (await captionOf(page).innerText()).split(/\s+/).length;
  /** How long it is until another event is told. */
  async function stays(): Promise<number> {
    const before = await title.innerText();
    for (let ms = 0; ; ms += 250) {
      if ((await title.innerText()) !== before) return ms;
      await page.clock.runFor(250);
    }
  }

  await page.keyboard.press('Space');
  expect(await stays()).toBeLessThan(1250);
  for (let i = 0; i < 4; i++) {
    // 240 ms a word, and the way to the next event.
    const read = (await words()) * 240;
    const stayed = await stays();
    expect(stayed).toBeGreaterThan(read * 0.8);
    expect(stayed).toBeLessThan(read * 1.2 + 1250);
  }
  await expect(playbackOf(page).getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('step by step, Play goes to the next event and stays; that is remembered', async ({
  page,
}) => {
  await open(page, '#open-data-close');
  await paceOf(page).selectOption({ label: 'step by step' });
  await diagramOf(page).focus();
  for (const clock of ['0.000 s', '0.020 s', '0.070 s']) {
    await page.keyboard.press('Space');
    await expect(clockOf(page)).toHaveText(clock);
    await expect(playbackOf(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  }
  await page.reload();
  await settled(page);
  await expect(paceOf(page)).toHaveValue('steps');
  await page.getByRole('button', { name: 'Display' }).click();
  await choose(page.getByRole('radio', { name: 'by time' }));
  await expect(paceOf(page)).toHaveValue('time');
});

test('the keys lead to the end, to the start and to the next timer; the cards show the moment; a step back undoes a step on', async ({
  page,
}) => {
  await test.step('the keys lead to the end, to the start, and on to the next timer', async () => {
    await open(page, '#last-ack-lost');

    await page.keyboard.press('End');
    await expect(clientOf(page)).toContainText('CLOSED');
    await page.keyboard.press('Home');
    await expect(captionOf(page)).toContainText('Nothing has happened yet');
    await page.keyboard.press('t');
    await expect(serverOf(page)).toContainText('LAST_ACK');
    await expect(serverOf(page)).toContainText('1× timed out');
  });

  await test.step('the cards show the state, the timers and the variables of the moment', async () => {
    await goTo(page, '#last-ack-lost?t=2.281');

    await expect(clientOf(page)).toContainText('TIME_WAIT');
    await expect(clientOf(page)).toContainText('active closer');
    await expect(clientOf(page).getByRole('list', { name: 'Timers' })).toContainText(
      /2MSL\s*239\.\d s/,
    );
    await expect(clientOf(page)).toContainText(/SND\.UNA\s*202/);
    await expect(serverOf(page)).toContainText('passive closer');
  });

  await test.step('a step on and a step back lead to the very same picture', async () => {
    await goTo(page, '#open-data-close');
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
    const before = await picture(page);

    await page.keyboard.press('ArrowRight');
    await expect.poll(() => picture(page)).not.toEqual(before);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => picture(page)).toEqual(before);
  });
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
