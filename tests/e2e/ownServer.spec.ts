/** A server with many clients out of the reader's own file: opened on its page, kept by the address, and saved. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { serverScenarioFrom } from '../../src/simulation/world/parseServer.ts';
import { drop, expect, goTo, open, settled, test } from './synfin.ts';

const MINE = {
  version: 2,
  id: 'two slow ones',
  program: { model: 'prefork', workers: 2, backlog: 1 },
  clients: [
    { count: 2, silentUs: '2s' },
    { count: 6, startUs: '100ms' },
  ],
};

const give = (page: Page, data: object) => drop(page, { 'mine.json': JSON.stringify(data) });

const chosen = (page: Page) =>
  page.getByRole('combobox', { name: /^Scenario/ }).locator('option:checked');
const saying = (page: Page, text: RegExp) => expect(page.getByText(text)).toBeVisible();

test('a file of version 2 opens on the page of servers, comes back with its address, and is saved as the command line reads it', async ({
  page,
}) => {
  await open(page, '#last-ack-lost');
  await give(page, { ...MINE, clients: [{ silentUs: '2 weeks' }] });
  await saying(page, /“mine\.json” was not opened\. clients\[0\]\.silentUs: expected a time/);
  await expect(page).toHaveURL(/#last-ack-lost/);

  await give(page, MINE);
  await expect(page).toHaveURL(/#\/server\/own\/z\.[\w-]+/);
  await expect(chosen(page)).toHaveText('two slow ones');
  await page.getByRole('spinbutton', { name: 'Backlog', exact: true }).fill('10');
  await page.getByRole('spinbutton', { name: 'Backlog', exact: true }).press('Enter');
  await expect(page).toHaveURL(/#\/server\/own\/z\.[\w-]+\?b=10$/);

  await page.reload();
  await settled(page);
  await expect(chosen(page)).toHaveText('two slow ones');
  await expect(page.getByRole('spinbutton', { name: 'Backlog', exact: true })).toHaveValue('10');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save file' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('two-slow-ones.json');
  const file = JSON.parse(await readFile(await saved.path(), 'utf8')) as object;
  expect(serverScenarioFrom(file)).toMatchObject({
    server: { id: 'two slow ones', program: { model: 'prefork', backlog: 10 } },
  });

  const own = page.url();
  await give(page, { ...file, id: 'another' });
  await expect(chosen(page)).toHaveText('another');
  await page.goBack();
  await expect(page).toHaveURL(own);
  await expect(chosen(page)).toHaveText('two slow ones');
  await page.goBack();
  await expect(page).toHaveURL(/#last-ack-lost/);

  await goTo(page, '#/server/own/z.fVJNb?t=1');
  await saying(page, /The link’s scenario is damaged/);
  await expect(page).toHaveURL(/#\/server\/server-backlog-full/);
});
