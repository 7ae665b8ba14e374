/** The run leaves the page: as a picture, a film, text and data, and on paper. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { scenarioById } from '../../src/scenarios/index.ts';
import { violations } from './axe.ts';
import { choose, diagramOf, expect, open, openAnew, PHONE, test } from './synfin.ts';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Export this run' });

async function openExport(page: Page, hash = '#last-ack-lost?t=1.2'): Promise<void> {
  await openAnew(page, hash);
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(dialogOf(page)).toBeVisible();
}

async function saved(page: Page, name: RegExp | string): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download');
  await dialogOf(page).getByRole('button', { name }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** A picture as another page shows it, which has none of our styles: its size, and how many colours there are in it. */
async function shownElsewhere(page: Page, bytes: Buffer, type: string) {
  const blank = await page.context().newPage();
  const shown = await blank.evaluate(
    async ([data, kind]) => {
      const image = new Image();
      image.src = `data:${kind};base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data.buffer;
      const colours = new Set(new Uint32Array(pixels ?? new ArrayBuffer(0))).size;
      return { width: canvas.width, height: canvas.height, colours };
    },
    [bytes.toString('base64'), type] as const,
  );
  await blank.close();
  return shown;
}

test('a run is saved as a picture that stands by itself, as text and data, and as a film', async ({
  page,
}) => {
  await test.step('a picture of the whole run stands by itself', async () => {
    await openExport(page);
    const svg = await saved(page, /^SVG/);
    expect(svg.name).toBe('synfin-last-ack-lost.svg');
    const text = svg.bytes.toString('utf8');
    expect(text).toContain('<title>The last ACK is lost</title>');
    // All thirteen segments, with the last, though the page shows a part; in the theme's own colours.
    expect(text.match(/>FIN\+ACK</g)).toHaveLength(3);
    expect(text).toContain('nothing more happens');
    expect(text).toContain('#0a66b3');
    expect(text).not.toMatch(/href|url\(|var\(|class=|style=|@import/);
    const drawn = await shownElsewhere(page, svg.bytes, 'image/svg+xml');
    expect(drawn.width).toBe(960);
    expect(drawn.height).toBeGreaterThan(1000);
    expect(drawn.colours).toBeGreaterThan(100);

    const png = await saved(page, /^PNG/);
    expect(png.bytes.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    const [width, height] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)];
    expect(width).toBe(1920);
    expect(Math.abs(height - 2 * drawn.height)).toBeLessThan(3);
  });

  await test.step('text and data', async () => {
    const mermaid = (await saved(page, /^Mermaid/)).bytes.toString('utf8');
    expect(mermaid).toMatch(/^sequenceDiagram\n {4}title The last ACK is lost\n/);
    expect(mermaid).toContain('C-xS: ACK ack=502 lost');
    expect((await saved(page, /^Log/)).bytes.toString('utf8')).toMatch(
      /^# The last ACK is lost, rfc\n/,
    );
    const trace = JSON.parse((await saved(page, /^JSON/)).bytes.toString('utf8')) as {
      segments: unknown[];
    };
    expect(trace.segments).toHaveLength(13);
    const capture = await saved(page, /^Capture/);
    expect(capture.name).toBe('synfin-last-ack-lost.pcapng');
    // A section of pcapng, in the byte order of most hosts.
    expect([capture.bytes.readUInt32LE(0), capture.bytes.readUInt32LE(8)]).toEqual([
      0x0a0d0d0a, 0x1a2b3c4d,
    ]);
    await saved(page, /^Scenario/);
    await expect(dialogOf(page).getByText('Saved: synfin-last-ack-lost.json')).toBeVisible();
  });

  await test.step('a film of a part of it, that can be called off', async () => {
    // The whole run at its usual pace is hundreds of frames: there is time to call it off.
    await choose(dialogOf(page).getByRole('radio', { name: '1×', exact: true }));
    await dialogOf(page).getByRole('button', { name: 'Make the GIF' }).click();
    await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(dialogOf(page).getByText('No GIF was made.')).toBeVisible();

    await dialogOf(page).getByRole('slider', { name: 'To' }).fill('3');
    await choose(dialogOf(page).getByRole('radio', { name: '4×' }));
    await expect(dialogOf(page)).toContainText(/\b\d+ frames/);
    const frames = Number(/(\d+) frames/.exec(await dialogOf(page).innerText())?.[1]);
    const gif = await saved(page, 'Make the GIF');
    expect(gif.bytes.subarray(0, 6).toString('latin1')).toBe('GIF89a');
    expect([gif.bytes.readUInt16LE(6), gif.bytes.readUInt16LE(8)]).toEqual([720, 620]);
    // Each frame begins with a graphic control extension.
    const controls = gif.bytes.toString('latin1').split('\x21\xf9\x04').length - 1;
    expect(frames).toBeGreaterThan(3);
    expect(controls).toBe(frames);
  });
});

test('a run is taken to the reader’s machine: a capture, a script, commands, by keyboard too', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openAnew(page, '#last-ack-lost?t=1.2', { beside: 'machine' });
  const panel = diagramOf(page).getByRole('region', { name: 'Files', exact: true });
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: /^At the client/ }).click();
  expect((await download).suggestedFilename()).toBe('synfin-last-ack-lost.client.pcapng');

  await panel.getByRole('radio', { name: 'Capture' }).focus();
  await page.keyboard.press('ArrowRight');
  const script = panel.getByRole('region', { name: 'packetdrill, the text' });
  await expect(script).toContainText('accept(3, ..., ...) = 4');
  await choose(panel.getByRole('radio', { name: 'client' }));
  await expect(script).toContainText('connect(3, ..., ...) = -1 EINPROGRESS');
  await panel.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText(/lines copied\.$/)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\/\/ synfin: /);

  await choose(panel.getByRole('radio', { name: 'Commands' }));
  await expect(panel.getByRole('region', { name: 'Commands, the text' })).toContainText('ip netns');
  expect(await violations(page)).toEqual([]);
});

/** The address of a scenario of the reader's own, by that name. */
function addressOf(id: string): string {
  const scenario = { ...scenarioById('refused'), id };
  return `#own/${Buffer.from(JSON.stringify(scenario)).toString('base64url')}`;
}

test.describe('a run of the reader’s own', () => {
  test('with signs in its name that no XML may hold is a picture all the same', async ({
    page,
  }) => {
    await openExport(page, addressOf('a\u0001b\uD83D\uFFFE\uFFFF<&"\u001B[2J'));
    const svg = await saved(page, /^SVG/);
    const title = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return (
        parsed.querySelector('parsererror')?.textContent ??
        parsed.querySelector('title')?.textContent
      );
    }, svg.bytes.toString('utf8'));
    expect(title).toBe('a\uFFFDb\uFFFD\uFFFD\uFFFD<&"\uFFFD[2J');
    const png = await saved(page, /^PNG/);
    expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    await expect(dialogOf(page).getByText('Saved: synfin-a-b-2j.png')).toBeVisible();
  });

  test('is called in the files as on the page', async ({ page }) => {
    for (const [id, title, file] of [
      ['', 'Your own scenario', 'synfin.svg'],
      ['open-data-close', 'open-data-close', 'synfin-open-data-close.svg'],
      ['own/abc', 'own/abc', 'synfin-own-abc.svg'],
      ['名字 最后的', '名字 最后的', 'synfin-名字-最后的.svg'],
    ] as const) {
      await test.step(`with the name “${id}”`, async () => {
        await openExport(page, addressOf(id));
        const mermaid = (await saved(page, /^Mermaid/)).bytes.toString('utf8');
        expect(mermaid).toContain(`\n    title ${title}\n`);
        const log = (await saved(page, /^Log/)).bytes.toString('utf8');
        expect(log).toMatch(new RegExp(`^# ${title}, rfc\n +0\\.0`));
        const svg = await saved(page, /^SVG/);
        expect(svg.bytes.toString('utf8')).toContain(`<title>${title}</title>`);
        expect(svg.name).toBe(file);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('button', { name: title })).toBeVisible();
      });
    }
  });
});

test('on paper: the whole run, both ends and the explanation, and nothing to press', async ({
  page,
}) => {
  await page.addInitScript(() => localStorage.setItem('synfin.beside', 'log'));
  await openExport(page);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 704, height: 1000 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const sequence = diagramOf(page).locator('#sequence svg').first();
  await expect(sequence).toBeVisible();
  // Whole, and no part of it scrolls; it is drawn anew once it is known how wide it may be.
  await expect(async () => {
    const box = (await sequence.boundingBox())!;
    const view = await sequence.getAttribute('viewBox');
    const [, , width = 1, height = 0] = view?.split(' ').map(Number) ?? [];
    expect(box.width).toBeGreaterThan(600);
    expect(Math.abs(box.height - (height / width) * box.width)).toBeLessThan(2);
  }).toPass();
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(page.locator('.playback')).toBeHidden();
  await expect(page.locator('section.caption')).toContainText('The client’s ACK is lost.');
  await expect(page.locator('.log')).toBeHidden();
});

test('on a phone, from More; axe finds nothing, in the dark and in Chinese', async ({
  browser,
}) => {
  const page = await browser.newPage({
    ...PHONE,
    colorScheme: 'dark',
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  await open(page, '#last-ack-lost?t=1.2');
  await page.getByRole('button', { name: '更多' }).tap();
  await page.getByRole('button', { name: '导出' }).tap();
  const dialog = page.getByRole('dialog', { name: '导出这个运行过程' });
  await expect(dialog).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  const body = dialog.locator('.dialog-body');
  await expect
    .poll(() => body.evaluate((box) => [box.clientWidth <= 320, box.scrollWidth - box.clientWidth]))
    .toEqual([true, 0]);
  await page.close();
});
