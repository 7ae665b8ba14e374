/** Language, colours and what the diagram shows: chosen from the system at first, remembered when chosen by the reader. */
import type { Page } from '@playwright/test';
import {
  captionOf,
  choose,
  diagramOf,
  expect,
  goTo,
  open,
  PHONE,
  playbackOf,
  settled,
  test,
} from './synfin.ts';

const paperOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test('the language changes at once, and so do the colours; both are remembered', async ({
  page,
}) => {
  await test.step('the language changes at once, everywhere, and is remembered', async () => {
    await open(page, '#last-ack-lost?t=2.281');
    await page.getByRole('button', { name: '中文' }).click();

    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page.getByRole('article', { name: '客户端' })).toContainText('主动关闭方');
    await expect(captionOf(page)).toContainText('服务器');
    await expect(page).toHaveTitle(/ACK/);

    await page.reload();
    await expect(page.getByRole('article', { name: '服务器' })).toBeVisible();
    await page.getByRole('button', { name: 'EN', exact: true }).click();
    await expect(captionOf(page)).toContainText('server');
  });

  await test.step('colours follow the system until the reader chooses, then stay chosen', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await goTo(page, '#syn-lost');
    const dark = await paperOf(page);

    await page.getByRole('button', { name: 'Colours: system' }).click();
    await expect(page.getByRole('button', { name: 'Colours: light' })).toBeVisible();
    await expect.poll(() => paperOf(page)).not.toBe(dark);
    const light = await paperOf(page);
    await page.reload();
    await expect(playbackOf(page)).toBeVisible();
    await expect.poll(() => paperOf(page)).toBe(light);
  });
});

test('the explanation can be put away; a question still has its place', async ({ browser }) => {
  const page = await browser.newPage({ ...PHONE, reducedMotion: 'reduce' });
  await open(page, '#last-ack-lost?t=1.2');
  const explanation = page.getByRole('region', { name: 'What just happened' });
  const height = async () => (await diagramOf(page).boundingBox())!.height;
  const before = await height();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Explanation' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(explanation).toHaveCount(0);
  await expect.poll(height).toBeGreaterThan(before + 100);

  await page.reload();
  await settled(page);
  await expect(explanation).toHaveCount(0);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Predict' }).click();
  await expect(explanation).toBeVisible();
  await page.close();
});

test('what is to come can be hidden, numbers counted from 0 or become letters, with a legend that says which', async ({
  page,
}) => {
  await test.step('what is still to come can be hidden, and numbers counted from 0', async () => {
    await open(page, '#open-data-close?t=0.02');
    const segments = diagramOf(page).getByRole('listitem');
    const all = await segments.count();

    await page.getByRole('button', { name: 'Display' }).click();
    await choose(page.getByRole('radio', { name: 'hidden' }));
    await choose(page.getByRole('radio', { name: 'from 0' }));
    await page.keyboard.press('Escape');
    await expect.poll(() => segments.count()).toBeLessThan(all);
    await expect(segments.first()).toContainText('seq=0');
  });

  await test.step('numbers become letters in the diagram, the cards and the caption alike, and a legend says which', async () => {
    await goTo(page, '#last-ack-lost?t=0.96');
    await page.getByRole('button', { name: 'Display' }).click();
    await choose(page.getByRole('radio', { name: 'J, K, M, N' }));
    await page.keyboard.press('Escape');

    await expect(page.getByRole('group', { name: 'What the letters stand for' })).toHaveText(
      /J=100\s*K=300\s*M=J\+101\s*N=K\+201/,
    );
    await expect(diagramOf(page).getByRole('listitem').first()).toContainText('seq=J');
    await expect(captionOf(page)).toContainText('ack=N+1');
    const server = page.getByRole('article', { name: 'Server' });
    await expect(server).toContainText(/SND\.UNA\s*N\s*SND\.NXT\s*N\+1/);

    await page.reload();
    await expect(captionOf(page)).toContainText('ack=N+1');
  });
});

test('help lists the keys; letters and signs can be switched off as shortcuts, there and in Display, and stay off', async ({
  page,
}) => {
  await test.step('help lists the keys, opens by ? and closes by Escape', async () => {
    await open(page, '#open-data-close?t=0.03');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Help' });
    await expect(help).toContainText('play or pause');
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
  });

  await test.step('letters and signs can be switched off as shortcuts, in Display or beside the list of keys, and stay off', async () => {
    const undo = page.getByRole('button', { name: 'Undo', exact: true }).first();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Help' });
    await help.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();

    for (const key of ['d', '/', '?', 'p']) await page.keyboard.press(key);
    await expect(undo).toBeDisabled();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    // Nor does a button tell a key that does nothing.
    await expect(undo).toHaveAttribute('title', /Ctrl \+ Z/);

    await page.keyboard.press('ArrowRight');
    await expect(page.locator('section.playback .now')).toHaveText('0.070 s');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');

    await page.reload();
    await settled(page);
    await diagramOf(page).getByRole('button', { name: 'Display', exact: true }).click();
    const setting = page.getByRole('checkbox', { name: 'Single-key shortcuts' });
    await expect(setting).not.toBeChecked();
    await setting.check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(help).toBeVisible();
  });
});
