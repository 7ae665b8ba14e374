/** The ladder under the pointer and for the eye: what would follow from a loss, contrast, and the size of what is pressed. */
import type { Page } from '@playwright/test';
import {
  canPress,
  diagramOf,
  expect,
  LOOKS,
  open,
  openAnew,
  openBeside,
  openMenuOf,
  PHONE,
  segmentOf,
  test,
} from './synfin.ts';

const ghostsOf = (page: Page) => diagramOf(page).locator('.ghosts line:not(.rest)');
const goneOf = (page: Page) => diagramOf(page).locator('[data-flight].gone');

test('a segment that is pointed at shows what would follow from its loss, but nothing of what is hidden', async ({
  page,
}) => {
  await test.step('a segment that is pointed at shows what would follow from its loss, and nothing moves', async () => {
    await open(page, '#open-data-close?t=0.03');
    await canPress(page);
    const svg = diagramOf(page).locator('#sequence svg[role="group"]');
    const size = await svg.boundingBox();
    await segmentOf(page, 0).locator('text').first().hover();
    await expect(ghostsOf(page)).not.toHaveCount(0);
    await expect(goneOf(page)).toHaveCount(
      (await diagramOf(page).locator('[data-flight]').count()) - 1,
    );
    await expect.poll(() => svg.boundingBox()).toEqual(size);
    await expect(page.getByText('changed by you')).toHaveCount(0);
    await page.mouse.move(2, 2);
    await expect(ghostsOf(page)).toHaveCount(0);
    await expect(goneOf(page)).toHaveCount(0);

    // By the keyboard too; one that is lost has nothing to show any more.
    await segmentOf(page, 3).focus();
    await expect(ghostsOf(page)).not.toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(segmentOf(page, 3)).toHaveAccessibleName(/lost/);
    await expect(ghostsOf(page)).toHaveCount(0);
  });

  await test.step('nothing of what is hidden is shown by it', async () => {
    await openAnew(page, '#open-data-close?t=0.03', { future: 'hidden' });
    await canPress(page);
    await segmentOf(page, 0).focus();
    await expect(diagramOf(page).locator('.ghosts')).toHaveCount(0);
  });
});

/** The contrast of all words in the diagram with what lies behind them, as the browser paints both; the least first. */
const contrasts = (page: Page) =>
  diagramOf(page)
    .locator('#sequence svg[role="group"]')
    .evaluate((svg) => {
      const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
      const rgba = (colour: string) => {
        pen.clearRect(0, 0, 1, 1);
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data].map((part) => part / 255);
      };
      const luminance = ([r = 0, g = 0, b = 0]: number[]) =>
        [r, g, b]
          .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
          .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0);
      const ratio = (a: number[], b: number[]) => {
        const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
        return (high + 0.05) / (low + 0.05);
      };
      const mixed = (top: number[], under: number[], share: number) =>
        top.map((part, i) => part * share + under[i]! * (1 - share));
      const opacityOf = (element: Element | null): number =>
        element === null || element === svg.parentElement
          ? 1
          : Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement);
      const panel = rgba(getComputedStyle(svg.closest('.ladder .ladder') ?? svg).backgroundColor);
      const veil = svg.querySelector('.veil');
      const veiled = veil ? Number(getComputedStyle(veil).opacity) : 0;
      const names = [...svg.querySelectorAll('text.name')];
      const words = [...svg.querySelectorAll('[data-flight] tspan, text:not(.name, :has(tspan))')]
        .filter((element) => !element.closest('[data-playhead], .inside'))
        .map((element) => {
          const fill = mixed(rgba(getComputedStyle(element).fill), panel, opacityOf(element));
          return { what: element.textContent, ratio: ratio(fill, panel) };
        });
      const lines = [...svg.querySelectorAll('.arrow line')].map((element) => {
        const share = opacityOf(element) * (1 - veiled);
        const stroke = mixed(rgba(getComputedStyle(element).stroke), panel, share);
        return { what: 'line', ratio: ratio(stroke, panel) };
      });
      const least = (of: { what: string | null; ratio: number }[]) =>
        of.sort((a, b) => a.ratio - b.ratio)[0]!;
      return {
        words: least(words),
        lines: least(lines),
        counted: words.length,
        names: names.length,
      };
    });

for (const look of LOOKS) {
  test(`what lies ahead can be read: ${look.colorScheme}, ${look.locale}`, async ({ browser }) => {
    const page = await browser.newPage({ ...look, reducedMotion: 'reduce' });
    await page.addInitScript(() => localStorage.setItem('synfin.socketCalls', 'yes'));
    await open(page, '#last-ack-lost?t=0');
    await canPress(page);
    const found = await contrasts(page);
    expect(found.counted).toBeGreaterThan(20);
    expect(found.words.ratio, String(found.words.what)).toBeGreaterThanOrEqual(4.5);
    expect(found.lines.ratio).toBeGreaterThanOrEqual(3);
    await page.close();
  });
}

/**
 * What can be pressed and is smaller than that. A word within a sentence may be, and so may the parts of a figure, whose
 * places the RFC has drawn: an arrow key, or the buttons beside, reach each of them.
 */
const small = (page: Page, least: number) =>
  page.evaluate((min) => {
    const pressed =
      '#diagram :is(button, a[href], input, select), [role="dialog"] :is(button, a[href], input)';
    return [...document.querySelectorAll<HTMLElement>(pressed)]
      .filter((element) => element.checkVisibility() && !element.matches('.box, .digit, [inert] *'))
      .map((element) => ({
        box: element.getBoundingClientRect(),
        says: element.outerHTML.slice(0, 80),
      }))
      .filter(({ box }) => box.width > 1 && Math.min(box.width, box.height) < min - 0.5)
      .map(({ box, says }) => `${Math.round(box.width)}x${Math.round(box.height)} ${says}`);
  }, least);

for (const [device, options, least] of [
  ['a mouse', {}, 24],
  ['a finger', { ...PHONE, isMobile: true }, 44],
] as const) {
  test(`what is pressed is large enough for ${device}`, async ({ browser }) => {
    const page = await browser.newPage({
      ...{ ...options, colorScheme: 'light', locale: 'en-US', reducedMotion: 'reduce' },
    });
    for (const view of ['none', 'segment', 'space', 'edit']) {
      await openAnew(page, '#last-ack-lost?t=0.3', { beside: view });
      if (view === 'none') {
        const strip = diagramOf(page).locator('.hit').first();
        await expect(strip).toHaveCSS('stroke-width', `${least}px`);
        await openMenuOf(page, 8);
      } else await expect(diagramOf(page).locator('section.beside')).toBeVisible();
      if (view === 'segment') await diagramOf(page).locator('[data-field="ack"]').click();
      await expect.poll(() => small(page, least), view).toEqual([]);
    }
    await page.close();
  });
}

for (const look of LOOKS.slice(1)) {
  test(`before anything is sent, the views show what will be there: ${look.colorScheme}`, async ({
    browser,
  }) => {
    const page = await openBeside(browser, look, 'segment', '#open-data-close');
    const beside = diagramOf(page).locator('section.beside');
    await expect(beside.locator('[data-field="seq"]')).toBeVisible();
    await expect(beside.locator('[inert] [data-field="seq"]')).toHaveCount(1);
    await beside.getByRole('button', { name: /first segment|第一个报文段/ }).click();
    await expect(beside.locator('[inert]')).toHaveCount(0);
    await expect(beside.getByRole('heading', { level: 2 })).toContainText('SYN');
    await page.close();

    const other = await openBeside(browser, look, 'space', '#open-data-close');
    const space = diagramOf(other).locator('section.beside');
    for (const mark of ['SND.UNA', 'SND.NXT', 'RCV.NXT'])
      await expect(space.getByText(mark, { exact: true })).toHaveCount(2);
    await expect(space.getByText('CLOSED')).toHaveCount(2);
    await other.close();
  });
}
