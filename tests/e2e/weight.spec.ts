/** How much has to be loaded before the first picture is there. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { clockOf, diagramOf, expect, playbackOf, segmentOf, settled, test } from './synfin.ts';

/** In octets of JavaScript, compressed as servers do it. */
const BUDGET = 70_000;

const BUILT = fileURLToPath(new URL('../../dist/', import.meta.url));
const read = (file: string) => readFileSync(BUILT + file);

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}
const manifest = JSON.parse(read('.vite/manifest.json').toString()) as Record<string, Chunk>;

/** A chunk, and all that it cannot run without. */
function withImports(name: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (chunk === undefined || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const imported of chunk.imports ?? []) withImports(imported, found);
  return found;
}

const nameOf = (file: string) =>
  Object.keys(manifest).find((name) => manifest[name]?.file === file) ?? '';

test.describe('with less than all of its scripts, of which the browser complains', () => {
  test.use({ mayComplain: true });

  for (const [lang, words] of [
    ['en-US', 'words/en/first.ts'],
    ['zh-CN', 'words/zh/first.ts'],
  ] as const) {
    test(`the first picture takes at most ${BUDGET / 1000} kB of scripts: ${lang}`, async ({
      browser,
      baseURL,
    }) => {
      const page = await browser.newPage({ locale: lang });
      const [, entry = ''] =
        /src="\.\/(assets\/[^"]+\.js)"/.exec(read('index.html').toString()) ?? [];
      const needed = withImports(words, withImports(nameOf(entry)));

      // With nothing but these, the run is there. What does not come is said.
      await page.route(/\.js$/, (route) => {
        const file = new URL(route.request().url()).pathname.slice(1);
        return needed.has(file) ? route.continue() : route.abort();
      });
      await page.goto(`${baseURL}`);
      await expect(segmentOf(page, 0)).toBeVisible();
      await expect(diagramOf(page)).toContainText('SYN_SENT');
      await expect(page.getByRole('alert')).toBeVisible();

      const octets = [...needed].map((file) => gzipSync(read(file)).length);
      expect(octets.reduce((sum, size) => sum + size, 0)).toBeLessThan(BUDGET);
      await page.close();
    });
  }
});

test('what is pressed before the rest has come is done as soon as it has', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  let come: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (come = resolve));
  await page.route(/\/run-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/');
  const buttons = playbackOf(page);
  await buttons.getByRole('button', { name: 'Step forward' }).click();
  await buttons.getByRole('button', { name: 'Step forward' }).click();
  await buttons.getByRole('button', { name: 'Step forward' }).click();
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'true');
  await expect(clockOf(page)).toHaveText('0.000 s');
  come();
  await settled(page);
  // The first two steps are those of time zero.
  await expect(clockOf(page)).not.toHaveText('0.000 s');
  await expect(segmentOf(page, 0)).toBeVisible();
});
