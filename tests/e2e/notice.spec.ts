/** The licences of what is built into the page go on with it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, open, test } from './synfin.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(ROOT + file, 'utf8');

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly dev?: true }>>;
}
const locked = (JSON.parse(read('package-lock.json')) as LockFile).packages;

/** What the tools of the build add to it. */
const TOOLS = /^(workbox-\w+|vite|rolldown|@trickfilm400\/rollup-plugin-off-main-thread)$/;

/** The name at the head of each entry, and its licence. */
const entriesOf = (notice: string) =>
  [
    ...notice.matchAll(
      /^((?:@[\w-]+\/)?[\w-]+) (\d+\.\d+\.\d+[\w.-]*)(?:, ([\w.-]+))?\n\n([^]*?)(?=\n-{72}|$(?![^]))/gm,
    ),
  ].map(([, name = '', version, licence, text = '']) => ({ name, version, licence, text }));

test('each package that is in the page is named with its licence, and no other', () => {
  const entries = entriesOf(read('dist/NOTICE.txt'));
  const names = entries.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(EVERYWHERE));
  expect(names).toEqual(expect.arrayContaining(['comlink', 'workbox-core', 'workbox-precaching']));
  for (const { name, version, text } of entries) {
    expect(text, name).toMatch(/copyright/i);
    expect(text, name).toMatch(/permission|licensed|license/i);
    if (name === 'synfin') continue;
    const { dev, version: wanted } = locked[`node_modules/${name}`] ?? {};
    expect(version, name).toBe(wanted);
    expect(dev === undefined || TOOLS.test(name), name).toBe(true);
  }
  // Installed with what is in the page, and in it no more than as types, or not at all.
  expect(names).not.toContain('@internationalized/date');
});

test('where the page is one file they are in it', () => {
  const page = read('dist/one-file/index.html');
  const [, comment = ''] = /<!--\n(synfin [^]*)-->\s*$/.exec(page) ?? [];
  for (const name of EVERYWHERE) expect(comment).toMatch(new RegExp(`^${name} \\d`, 'm'));
  expect(comment).toContain('Permission is hereby granted');
  expect(comment).not.toContain('workbox');
});

const EVERYWHERE = [
  ...['synfin', 'svelte', 'bits-ui', 'xstate', '@xstate/svelte', 'valibot', 'gifenc'],
  ...['@lucide/svelte', 'virtua', '@floating-ui/core', '@floating-ui/dom', 'tabbable', 'clsx'],
];

test('the help leads there', async ({ page }) => {
  await open(page);
  await page.keyboard.press('?');
  const link = page.getByRole('link', { name: 'Licences' });
  await expect(link).toBeVisible();
  const answer = await page.request.get(
    new URL((await link.getAttribute('href')) ?? '', page.url()).href,
  );
  expect(await answer.text()).toMatch(/^synfin /);
});
