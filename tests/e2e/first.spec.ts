/** The first screen, and what is offered at the end of a run. */
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import {
  captionOf,
  clockOf,
  diagramOf,
  expect,
  goTo,
  open,
  openAnew,
  PHONE,
  playbackOf,
  segmentOf,
  settled,
  test,
} from './synfin.ts';

const firstScreen = (page: Page) => page.locator('section[aria-labelledby="welcome"]');
const doorsOf = (page: Page) => firstScreen(page).locator('.door');

/** Both themes, each with a language of its own: what axe finds wrong in one of them does not depend on the others. */
const LOOKS_OF_IT = [
  ['a low screen', { viewport: { width: 1280, height: 720 }, locale: 'en-US' }, 'light'],
  ['a large screen', { viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' }, 'dark'],
  ['a phone', { ...PHONE, locale: 'en-US' }, 'dark'],
] as const;

for (const [name, screen, colorScheme] of LOOKS_OF_IT) {
  test(`it says what this is, and all doors are in sight: ${name}, ${screen.locale}, ${colorScheme}`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ ...screen, colorScheme });
    await open(page);
    const heading = firstScreen(page).getByRole('heading', { level: 2 });
    await expect(heading).toContainText('TCP');
    await expect(heading).toBeInViewport({ ratio: 1 });
    await expect(doorsOf(page)).toHaveCount(4);
    for (const door of await doorsOf(page).all()) await expect(door).toBeInViewport({ ratio: 1 });
    const rolls = await firstScreen(page).evaluate((it) => it.scrollHeight > it.clientHeight);
    expect(rolls).toBe(false);
    // The run at rest is behind it.
    await expect(segmentOf(page, 0)).toBeVisible();
    await expect(clockOf(page)).toHaveText('0.000 s');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
}

test('its doors lead to reading the picture, to playing, and to the interview; Back leads to it again', async ({
  page,
}) => {
  await open(page);
  await doorsOf(page).nth(0).click();
  await expect(page.getByRole('article', { name: 'Guide' })).toBeVisible();
  await expect(page).toHaveURL(/g=lesson\.reading-the-picture\.segment/);
  await expect(firstScreen(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Play this run' })).toHaveCount(0);
  await page.goBack();
  await expect(firstScreen(page)).toBeVisible();

  await doorsOf(page).nth(2).click();
  await expect(firstScreen(page)).toHaveCount(0);
  await expect(playbackOf(page).getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(page).toHaveURL(/#open-data-close$/);
  await page.goBack();
  await expect(firstScreen(page)).toBeVisible();
  await expect(clockOf(page)).toHaveText('0.000 s');
  await expect(playbackOf(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();

  await doorsOf(page).nth(1).click();
  await expect(page).toHaveURL(/#\/questions\/interview$/);
  await expect(page.getByRole('link', { name: 'Interview', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test('it is walked with the Tab key and goes by Escape; a link to a run or a page that embeds one does not show it', async ({
  page,
}) => {
  await test.step('it is walked with the Tab key, keeps nobody, and goes by Escape', async () => {
    await open(page);
    await doorsOf(page).nth(0).focus();
    for (const nth of [1, 2, 3]) {
      await page.keyboard.press('Tab');
      await expect(doorsOf(page).nth(nth)).toBeFocused();
    }
    await page.keyboard.press('Tab');
    await expect(firstScreen(page).locator(':focus')).toHaveCount(0);
    // What lies above it goes first.
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(firstScreen(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(firstScreen(page)).toHaveCount(0);
    await expect(clockOf(page)).toHaveText('0.000 s');
    await expect(page).toHaveURL(/#open-data-close$/);
    await page.reload();
    await settled(page);
    await expect(firstScreen(page)).toHaveCount(0);
  });

  await test.step('a link to a run does not show it, nor does a page that embeds one', async () => {
    await openAnew(page, '#last-ack-lost');
    await expect(firstScreen(page)).toHaveCount(0);
    await page.goto('/?embed');
    await expect(page.getByRole('button', { name: 'Play this run' })).toBeVisible();
    await expect(firstScreen(page)).toHaveCount(0);
  });
});

test.describe('at the end of a run', () => {
  const offersOf = (page: Page) => page.getByRole('group', { name: 'What next' });

  test('what a reader wants next is offered: the last ACK lost, the run again, slowly, and why it is so', async ({
    page,
  }) => {
    await test.step('the last ACK can be lost: it is, where that is told, and can be taken back', async () => {
      await open(page, '#open-data-close');
      await expect(offersOf(page)).toHaveCount(0);
      await page.keyboard.press('End');
      expect(await violations(page)).toEqual([]);
      await offersOf(page).getByRole('button', { name: 'Lose the last ACK' }).click();
      await expect(captionOf(page)).toContainText(/lost/i);
      await expect(offersOf(page)).toHaveCount(0);
      await expect(page).toHaveURL(/f=client\.6\.drop/);
      await page.keyboard.press('End');
      await expect(
        offersOf(page).getByRole('button', { name: 'Lose the last segment (ACK)' }),
      ).toBeVisible();
      await page.keyboard.press('u');
      await page.keyboard.press('End');
      await expect(offersOf(page).getByRole('button', { name: 'Lose the last ACK' })).toBeVisible();
    });

    await test.step('it is explained, and shown again slowly', async () => {
      await offersOf(page).getByRole('button', { name: 'Again, slowly' }).click();
      await expect(playbackOf(page).getByRole('button', { name: 'Pause' })).toBeVisible();
      await expect(playbackOf(page).getByRole('combobox', { name: 'Speed' })).toHaveValue('0.5');
      await page.keyboard.press('End');
      await offersOf(page).getByRole('link', { name: 'Why four?' }).click();
      await expect(page).toHaveURL(/g=lesson\.why-four\.fullDuplex/);
      await expect(page.getByRole('article', { name: 'Guide' })).toBeVisible();
      await diagramOf(page).focus();
      await page.keyboard.press('End');
      await expect(offersOf(page)).toHaveCount(0);

      await goTo(page, '#refused');
      await page.keyboard.press('End');
      await offersOf(page).getByRole('link', { name: 'Why three?' }).click();
      await expect(page).toHaveURL(/g=lesson\.why-three\.syn/);
    });
  });
});
