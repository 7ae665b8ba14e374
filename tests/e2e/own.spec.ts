/** Scenarios of the reader's own: none is lost, all are found again, and what is shared opens elsewhere. */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { scenarioById } from '../../src/scenarios/index.ts';
import { violations } from './axe.ts';
import { expect, goTo, LOOKS, open, settled, test } from './synfin.ts';

const base = scenarioById('open-data-close');

/** Too long for a link as it is; compressed it fits. */
const long = (id: string) => ({
  ...base,
  id,
  actions: Array.from({ length: 120 }, (_, i) => ({
    atUs: 10_000 * i,
    side: 'client',
    call: 'status',
  })),
});

/** Too long for any link: there is nothing in it to be left out. */
const huge = (id: string) => ({
  ...base,
  id,
  actions: Array.from({ length: 500 }, (_, i) => ({
    atUs: (i * 7_919_191) % 86_000_000,
    side: 'client',
    call: 'status',
    connection: 1 + ((i * 613) % 997),
  })),
});

/** Drops a file on the page. */
async function drop(page: Page, data: object): Promise<void> {
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'mine.json', { type: 'application/json' }));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    );
  }, JSON.stringify(data));
}

/** Drops the file of a scenario, and waits until its address is there. */
async function openFile(page: Page, data: { readonly id: string }): Promise<void> {
  await drop(page, data);
  await expect(page).toHaveTitle(new RegExp(`^${data.id} ·`));
  await expect(page).toHaveURL(/#own\/(z|kept)\./);
  await settled(page);
}

const editName = (page: Page) => page.locator('[data-field="name"]').getByRole('textbox');
const share = (page: Page) => page.getByRole('button', { name: 'Share' });
const chooser = (page: Page) => page.getByRole('dialog');

async function openChooser(page: Page): Promise<void> {
  await page
    .locator('header')
    .getByRole('button', { name: /scenario/i })
    .first()
    .click();
  await expect(chooser(page)).toBeVisible();
}

async function manage(page: Page): Promise<void> {
  await openChooser(page);
  await chooser(page).getByRole('button', { name: 'My scenarios' }).click();
  // The one that it came from is still going.
  await expect(page.getByRole('dialog', { name: 'My scenarios' })).toBeVisible();
  await expect(chooser(page)).toHaveCount(1);
}

const besideEditor = (context: BrowserContext | Page) =>
  context.addInitScript(() => {
    // A tab is blank before it has an address, and may store nothing.
    if (location.protocol !== 'about:') localStorage.setItem('synfin.beside', 'edit');
  });

test('one file after another: Back shows the one before, by its title, and so does a reload', async ({
  page,
}) => {
  await open(page, '#last-ack-lost?t=1');
  await openFile(page, huge('First'));
  await openFile(page, huge('Second'));
  await openFile(page, long('Third'));
  await page.goBack();
  await expect(page).toHaveTitle(/^Second/);
  await page.goBack();
  await expect(page).toHaveTitle(/^First/);
  await page.reload();
  await settled(page);
  await expect(page).toHaveTitle(/^First/);
  await page.goForward();
  await expect(page).toHaveTitle(/^Second/);
  await page.goForward();
  await expect(page).toHaveTitle(/^Third/);
});

test('two tabs keep what each has, though both went on from the same scenario', async ({
  page,
  context,
}) => {
  await besideEditor(context);
  await open(page, '#last-ack-lost?t=1');
  await openFile(page, huge('Both'));
  const address = page.url();
  const other = await context.newPage();
  await other.goto(address);
  await settled(other);
  await expect(other).toHaveTitle(/^Both/);
  await editName(page).fill('Mine');
  await expect(page).toHaveTitle(/^Mine/);
  await editName(other).fill('Yours');
  await expect(other).toHaveTitle(/^Yours/);
  await openFile(other, huge('Elsewhere'));
  // The address follows when the reader rests.
  await expect.poll(() => page.url()).not.toBe(address);
  await page.reload();
  await settled(page);
  await expect(page).toHaveTitle(/^Mine/);
  await openChooser(page);
  const options = chooser(page).getByRole('option');
  await expect(options.nth(0)).toContainText('Elsewhere');
  await expect(options.nth(1)).toContainText('Yours');
  await expect(options.nth(2)).toContainText('Mine');
});

test('the title is what is typed, letter by letter, and undo takes it back', async ({ page }) => {
  await besideEditor(page);
  await open(page, '#last-ack-lost?t=1');
  await openFile(page, huge('Draft'));
  const address = page.url().replace(/\?.*/, '');
  await editName(page).press('End');
  await editName(page).pressSequentially(' two');
  await expect(page).toHaveTitle(/^Draft two ·/);
  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveTitle(/^Draft ·/);
  // The address follows when the reader rests.
  await expect.poll(() => page.url()).toContain(address);
  await page.reload();
  await settled(page);
  await expect(page).toHaveTitle(/^Draft ·/);
  // All those letters were one scenario.
  await openChooser(page);
  await expect(chooser(page).getByRole('group').first().getByRole('option')).toHaveCount(1);
});

test('they are listed: renamed, deleted, put back, saved as one file and taken from it elsewhere', async ({
  page,
  browser,
  baseURL,
}) => {
  await besideEditor(page);
  await open(page, '#last-ack-lost?t=1');
  await editName(page).fill('Short and mine');
  await openFile(page, long('Long and mine'));
  await manage(page);
  const rows = chooser(page).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Long and mine');

  // The one that is shown: its title on the page follows.
  await page.getByRole('button', { name: 'Rename “Long and mine”' }).click();
  await page.getByRole('textbox', { name: 'New name' }).fill('Lengthened');
  await page.keyboard.press('Enter');
  await expect(rows.first()).toContainText('Lengthened');
  await expect(page).toHaveTitle(/^Lengthened/);
  // Another one; Escape leaves it as it was, and the list open.
  await page.getByRole('button', { name: 'Rename “Short and mine”' }).click();
  await page.getByRole('textbox', { name: 'New name' }).fill('Not this');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Rename “Short and mine”' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'New name' }).fill('Shorter');
  await page.keyboard.press('Enter');
  await expect(rows.first()).toContainText('Shorter');

  await page.getByRole('button', { name: 'Delete “Lengthened”' }).click();
  await expect(rows).toHaveCount(1);
  const undo = chooser(page).getByRole('button', { name: 'Undo' });
  await expect(undo).toBeFocused();
  await undo.click();
  await expect(rows).toHaveCount(2);

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save all as one file' }).click();
  const saved = JSON.parse(readFileSync(await (await saving).path(), 'utf8')) as {
    scenarios: { id: string }[];
  };
  expect(saved.scenarios.map(({ id }) => id)).toEqual(['Shorter', 'Lengthened']);

  const elsewhere = await browser.newPage();
  await elsewhere.goto(`${baseURL}`);
  await settled(elsewhere);
  await drop(elsewhere, { scenarios: [...saved.scenarios, { id: 'no scenario' }] });
  await expect(elsewhere.getByRole('alert')).toContainText('scenarios[2].profile is missing');
  await drop(elsewhere, saved);
  await expect(chooser(elsewhere).getByRole('listitem').first()).toContainText('Shorter');
  await expect(elsewhere.getByRole('status').first()).toContainText('2 scenarios added');
  await chooser(elsewhere).getByRole('button', { name: 'All scenarios' }).click();
  await expect(chooser(elsewhere).getByRole('option').first()).toContainText('Shorter');
  await elsewhere.keyboard.type('lengthened');
  await expect(chooser(elsewhere).getByRole('option')).toHaveCount(1);
  await elsewhere.keyboard.press('Enter');
  await expect(elsewhere).toHaveTitle(/^Lengthened/);
  await elsewhere.close();
});

test('a long scenario is shared with its link; for one that is too long it is said how else', async ({
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#last-ack-lost?t=1');
  await openFile(page, long('For you'));
  await share(page).click();
  await expect(page.getByRole('status').first()).not.toBeEmpty();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#own\/z\.[\w-]+/);
  await expect.poll(() => page.url()).toContain('#own/z.');

  const elsewhere = await browser.newPage();
  await elsewhere.goto(link);
  await settled(elsewhere);
  await expect(elsewhere).toHaveTitle(/^For you/);
  await elsewhere.close();

  await openFile(page, huge('Too long'));
  await share(page).click();
  await expect(page.getByRole('alert')).toContainText('save it as a file');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(link);
});

test('the one that was kept when there was but one is found by its old address, and in the list', async ({
  page,
}) => {
  const old = JSON.stringify(huge('From before'));
  await page.goto('/');
  await page.evaluate((json) => localStorage.setItem('synfin.own', json), old);
  await open(page, '#own/kept?t=1');
  await expect(page).toHaveTitle(/^From before/);
  await expect(page).toHaveURL(/#own\/kept\.\w+\?t=1/);
  await openFile(page, huge('New'));
  await goTo(page, '#own/kept');
  await expect(page).toHaveTitle(/^From before/);
  await page.reload();
  await settled(page);
  await expect(page).toHaveTitle(/^From before/);
  await openChooser(page);
  await expect(chooser(page).getByRole('option').filter({ hasText: 'From before' })).toHaveCount(1);
});

const REFUSALS = {
  throws: () =>
    Object.defineProperty(globalThis, 'indexedDB', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    }),
  'never answers': () => {
    indexedDB.open = () => Object.create(EventTarget.prototype) as IDBOpenDBRequest;
  },
  'is full': () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
  },
};

for (const [what, refuse] of Object.entries(REFUSALS)) {
  test(`where the browser’s store ${what}, that is said once, and the work goes on`, async ({
    page,
  }) => {
    await page.addInitScript(refuse);
    await besideEditor(page);
    await open(page, '#last-ack-lost?t=1');
    await openFile(page, huge('Mine'));
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('does not store your scenarios');
    await alert.getByRole('button').click();
    await editName(page).fill('Mine as well');
    await expect(page).toHaveTitle(/^Mine as well/);
    await openFile(page, long('Another'));
    await page.goBack();
    await expect(page).toHaveTitle(/^Mine as well/);
    await expect(alert).toHaveCount(0);
    // What comes after that does not ask the store.
    if (what !== 'is full') return;
    await openChooser(page);
    await expect(chooser(page).getByRole('option').nth(0)).toContainText('Another');
    await expect(chooser(page).getByRole('option').nth(1)).toContainText('Mine as well');
    await page.keyboard.press('Escape');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    expect((await saving).suggestedFilename()).toBe('mine-as-well.json');
    // A long one is in its address all the same.
    await page.goForward();
    await expect(page).toHaveTitle(/^Another/);
    await page.reload();
    await settled(page);
    await expect(page).toHaveTitle(/^Another/);
  });
}

for (const look of LOOKS.slice(1)) {
  const { colorScheme, locale } = look;
  test(`axe finds nothing: ${colorScheme}, ${locale}`, async ({ browser }) => {
    const page = await browser.newPage({ ...look, reducedMotion: 'reduce' });
    await open(page, '#last-ack-lost?t=1');
    await drop(page, { scenarios: [long('One'), long('Two')] });
    const row = chooser(page).getByRole('listitem');
    await expect(row.first()).toContainText('One');
    await chooser(page).locator('.dialog-foot').getByRole('button').first().click();
    await expect(chooser(page).getByRole('option').first()).toContainText('One');
    expect(await violations(page)).toEqual([]);
    await chooser(page).locator('.dialog-foot').getByRole('button').last().click();
    await row.first().getByRole('button').last().click();
    await row.first().getByRole('button').nth(1).click();
    await expect(chooser(page).getByRole('textbox')).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
}
