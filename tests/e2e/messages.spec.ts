/** What the page says of itself: short whatever it quotes, and never nothing where something went wrong. */
import type { Locator, Page } from '@playwright/test';
import { scenarioById } from '../../src/scenarios/index.ts';
import { drop, expect, goTo, open, openAnew, PHONE, playbackOf, test } from './synfin.ts';

const alert = (page: Page) => page.getByRole('alert');
const dismiss = (page: Page) => page.getByRole('button', { name: /^(Dismiss|知道了)$/ });

/** Of a sentence of at most two lines, with what is around it. */
const TWO_LINES = 60;

async function expectShort(message: Locator): Promise<void> {
  await expect(message).toBeVisible();
  expect((await message.boundingBox())?.height).toBeLessThan(TWO_LINES);
}

const linkTo = (scenario: object) =>
  `#own/${Buffer.from(JSON.stringify(scenario)).toString('base64url')}`;

for (const locale of ['en-US', 'zh-CN']) {
  test.describe(`on a phone, ${locale}`, () => {
    test.use({ ...PHONE, locale });

    test('a sentence has two lines at most, whatever it quotes', async ({ page }) => {
      const name = `\u202Efield ${'w'.repeat(3200)}`;
      await open(page, linkTo({ ...scenarioById('refused'), [name]: 1 }));
      await expectShort(alert(page));
      await expect(alert(page)).toContainText('www…www');
      await expect(alert(page)).not.toContainText('\u202E');
      await expect(playbackOf(page)).toBeInViewport();
      await expect(dismiss(page)).toBeInViewport();
      await dismiss(page).click();
      await expect(alert(page)).toHaveCount(0);

      const tooLarge = { ...scenarioById('refused'), settings: { rcvBuf: 1_000_000 } };
      await drop(page, { [`${'名'.repeat(200)}.json`]: JSON.stringify(tooLarge) });
      await expectShort(alert(page));
      await expect(alert(page)).toContainText('名…');
      // What does not fit is there all the same.
      const whole = alert(page).getByRole('button', { expanded: false });
      await whole.click();
      await expect(alert(page).getByRole('button', { expanded: true })).toBeVisible();
      const text = alert(page).locator('p');
      await expect
        .poll(() => text.evaluate((p) => p.scrollHeight - p.clientHeight))
        .toBeLessThan(2);

      await page.keyboard.press('Escape');
      await expect(alert(page)).toHaveCount(0);
    });
  });
}

test('whatever keeps a file or a link from being opened is said, and dismissed by Escape', async ({
  page,
}) => {
  await test.step('whatever keeps a file from being opened is said', async () => {
    await open(page, '#refused?t=0.02');
    await drop(page, { 'a.json': '' });
    await expect(alert(page)).toContainText('“a.json” is empty');
    await drop(page, { 'a.json': '{}', 'b.json': '{}' });
    await expect(alert(page)).toContainText('Open one file at a time');
    await page.evaluate(() => {
      DataTransferItem.prototype.webkitGetAsEntry = () =>
        ({ isDirectory: true, name: 'runs' }) as FileSystemEntry;
    });
    await drop(page, { runs: 'x' });
    await expect(alert(page)).toContainText('“runs” is a folder');
    await expect(page).toHaveTitle(/refused|Refused/i);
  });

  await test.step('Escape dismisses what went wrong, but closes first what lies above the page', async () => {
    await openAnew(page, '#no-such-scenario');
    await expect(alert(page)).toContainText('does not exist');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(alert(page)).toContainText('does not exist');
    await page.keyboard.press('p');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: /^Scenario/ })).toBeVisible();
    await expect(alert(page)).toContainText('does not exist');
    await page.keyboard.press('Escape');
    await expect(alert(page)).toHaveCount(0);

    // `#/` alone is no page that does not exist, but the start.
    await goTo(page, '#refused?t=0.02');
    await goTo(page, '#/');
    await expect(page).toHaveTitle(/^Open, talk, close/);
    await expect(alert(page)).toHaveCount(0);
  });
});

test.describe('a fault of ours', () => {
  test.use({ mayComplain: true });

  test('in what opens a file is said, and the connection is not blamed', async ({ page }) => {
    await open(page, '#refused?t=0.02');
    await page.evaluate(() => {
      globalThis.btoa = () => {
        throw new RangeError('too much');
      };
    });
    const chosen = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^Scenario/ }).click();
    await page.getByRole('button', { name: 'Open a file' }).click();
    await (
      await chosen
    ).setFiles({
      name: 'mine.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(scenarioById('refused'))),
    });
    await expect(alert(page)).toContainText('a bug in synfin');
    await expect(alert(page)).not.toContainText('connection');

    // And so is one that nothing catches.
    await dismiss(page).click();
    await page.evaluate(
      () =>
        void setTimeout(() => {
          throw new RangeError('too much');
        }),
    );
    await expect(alert(page)).toContainText('a bug in synfin');
  });
});

test('a browser that will not take another address does not stop the page', async ({ page }) => {
  await page.addInitScript(() => {
    history.pushState = history.replaceState = () => {
      throw new DOMException('Too many calls', 'SecurityError');
    };
  });
  await open(page, '#refused?t=0.02');
  await page.setViewportSize({ width: 1900, height: 960 });
  await page.getByRole('link', { name: 'What if' }).click();
  await expect(page.locator('#page').getByRole('heading', { level: 2 })).toBeVisible();
  await expect(alert(page)).toHaveCount(0);
});
