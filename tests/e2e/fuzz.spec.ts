/** Links and files near those that are accepted, one after the other on one page: it is never blank, lost or silent. */
import type { Page } from '@playwright/test';
import { readAddress } from '../../src/app/address/index.ts';
import { given } from '../../src/proof/fuzz/index.ts';
import { parseScenario } from '../../src/simulation/parseScenario.ts';
import { drop, expect, goTo, open, playbackOf, test } from './synfin.ts';

/** The same ones each time; `npm run soak` makes others. */
const SEED = 9293;
/** In each language. */
const LINKS = 15;
const FILES = 8;

const alert = (page: Page) => page.getByRole('alert');

/** Of a sentence of at most two lines, with what is around it. */
const TWO_LINES = 60;

/** What there is to see: which run or page, where in it, how much of it; and the room that it has. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('main');
    return {
      isPage: main?.id === 'page',
      title: document.title,
      clock: document.querySelector('section.playback .now')?.textContent,
      segments: document.querySelectorAll('#diagram [data-flight]').length,
      height: main?.clientHeight ?? 0,
      letters: main?.innerText.length ?? 0,
    };
  });

type Seen = Awaited<ReturnType<typeof seen>>;

async function expectNotBlank(page: Page): Promise<Seen> {
  const now = await seen(page);
  expect(now.height).toBeGreaterThan(300);
  expect(now.letters).toBeGreaterThan(40);
  if (!now.isPage) await expect(playbackOf(page)).toBeInViewport();
  return now;
}

async function expectSentence(page: Page): Promise<void> {
  await expect(alert(page)).toBeVisible();
  expect((await alert(page).boundingBox())?.height).toBeLessThan(TWO_LINES);
}

/** A key is answered, and what was said is dismissed by one. */
async function expectAnswer(page: Page): Promise<void> {
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(alert(page)).toHaveCount(0);
}

const shortened = (text: string): string =>
  JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}... (${text.length})` : text);

for (const [index, locale] of ['en-US', 'zh-CN'].entries()) {
  test.describe(locale, () => {
    test.use({ locale, contextOptions: { reducedMotion: 'reduce' } });

    // Of one kind in each language: unit tests look at the sentences of both.
    if (locale === 'zh-CN')
      test('links', async ({ page, complaints }) => {
        await open(page, '#refused?t=0.02');
        let before = await seen(page);
        for (const link of given('links', LINKS, SEED + index)) {
          await test.step(shortened(link), async () => {
            await goTo(page, link);
            const now = await expectNotBlank(page);
            // Those of the reader's own are read by the page alone.
            const isRun = !/^#(\/|own(\/|%2F))/i.test(link);
            const read = isRun ? readAddress(link) : null;
            if (read?.ok === false) {
              await expectSentence(page);
              // What it was. (Of a long run there may be more by now.)
              const { isPage, title } = before;
              if (read.scenario === null) expect(now).toMatchObject({ isPage, title });
            } else if (await alert(page).isVisible()) await expectSentence(page);
            await expectAnswer(page);
            expect(complaints).toEqual([]);
            before = await seen(page);
          });
        }
      });

    if (locale === 'en-US')
      test('files', async ({ page, complaints }) => {
        await open(page, '#refused?t=0.02');
        const { title, clock, segments } = await seen(page);
        for (const file of given('files', FILES, SEED + index)) {
          await test.step(shortened(file), async () => {
            await drop(page, { 'mine.json': file });
            if ('problem' in parseScenario(file)) {
              await expectSentence(page);
              expect(await expectNotBlank(page)).toMatchObject({ title, clock, segments });
            } else {
              await expect.poll(() => page.url()).toContain('#own/');
              await expectNotBlank(page);
            }
            await expectAnswer(page);
            expect(complaints).toEqual([]);
            await goTo(page, '#refused?t=0.02');
          });
        }
      });
  });
}
