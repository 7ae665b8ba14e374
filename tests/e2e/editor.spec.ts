/** The scenario editor: what is typed is simulated, what is wrong is said, and the scenario is the reader's to keep. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { scenarioById } from '../../src/scenarios/index.ts';
import { violations } from './axe.ts';
import {
  clockOf,
  diagramOf,
  expect,
  goTo,
  LOOKS,
  loseByPress,
  open,
  openAnew,
  test,
} from './synfin.ts';

const fieldOf = (page: Page, name: string) =>
  page.locator(`[data-field="${name}"]`).getByRole('textbox');
const problemOf = (page: Page, name: string) => page.locator(`[data-field="${name}"] .problem`);
/** The segments with all that they say. */
const texts = (page: Page) => diagramOf(page).getByRole('listitem').allInnerTexts();
const segments = (page: Page) => diagramOf(page).locator('[data-flight]');

/** All at once: `fill` types a text line by line. */
const paste = (page: Page, name: string, text: string) =>
  fieldOf(page, name).evaluate((field: HTMLTextAreaElement, value) => {
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);

/** Opens the page with the editor beside the diagram. */
async function edit(page: Page, hash: string): Promise<void> {
  await openAnew(page, hash, { beside: 'edit' });
  await expect(fieldOf(page, 'delay')).toBeVisible();
}

test('what is typed is simulated at once; what is wrong, or too much together, is said and leaves the run alone', async ({
  page,
}) => {
  await test.step('what is typed is simulated at once; what is wrong is said, and leaves the run alone', async () => {
    await edit(page, '#open-data-close?t=1');
    await expect(segments(page)).toHaveCount(11);
    await fieldOf(page, 'delay').fill('80ms');
    await expect(page.getByRole('button', { name: '80 ms each way' })).toBeVisible();
    await expect(clockOf(page)).toHaveText('1.000 s');

    const before = await texts(page);
    await fieldOf(page, 'faults').fill('client 3 drop; servr 2 delay 200ms');
    await expect(problemOf(page, 'faults')).toContainText(
      'Entry 2, at “servr”: expected one of client, server.',
    );
    await expect(fieldOf(page, 'faults')).toHaveAttribute('aria-invalid', 'true');
    await expect.poll(() => texts(page)).toEqual(before);
    await fieldOf(page, 'faults').fill('client 3 drop');
    await expect(problemOf(page, 'faults')).toBeEmpty();
    await expect(segments(page)).toHaveCount(12);

    // One undo for each field, and back to the scenario as it was.
    const undo = page.getByRole('banner').getByRole('button', { name: 'Undo' });
    await undo.click();
    await undo.click();
    await expect(fieldOf(page, 'delay')).toHaveValue('50ms');
    await expect(undo).toBeDisabled();
    await expect(page).toHaveURL(/#open-data-close\?t=1$/);
  });

  await test.step('what each field may say, but not all of them together, is said too, and leaves the run alone', async () => {
    await edit(page, '#open-data-close?t=1');
    await paste(page, 'client.script', 'at 0 connect\n' + 'at 1s status\n'.repeat(260));
    // Nothing is sent but the handshake: the diagram is that of the new program.
    await expect(diagramOf(page).getByRole('listitem')).toHaveCount(3);
    const before = await texts(page);
    await paste(page, 'server.script', 'at 0 listen\n' + 'at 2s status\n'.repeat(250));
    await expect(problemOf(page, 'server.script')).toContainText(
      'Too many lines with “at”: client and server together may have 500.',
    );
    await expect.poll(() => texts(page)).toEqual(before);
    await fieldOf(page, 'server.script').fill('at 0 listen\n');
    await expect(problemOf(page, 'server.script')).toBeEmpty();
  });
});

test('a server that closes at once needs three segments; the link says so after a reload', async ({
  page,
}) => {
  await edit(page, '#open-data-close?t=1');
  await fieldOf(page, 'server.script').fill(
    'at 0 listen\nafter data wait 80ms send 200\nafter peer closes close',
  );
  await expect(segments(page)).toHaveCount(10);
  await fieldOf(page, 'name').fill('Three are enough');
  await expect(page).toHaveTitle(/^Three are enough/);
  // A click on a segment is a fault like any other.
  await loseByPress(page, 3);
  await expect(fieldOf(page, 'faults')).toHaveValue('client 3 drop');
  await expect(page).toHaveURL(/#own\/[\w-]+\?t=[\d.]+.*&f=client\.3\.drop/);
  const shown = await texts(page);
  await page.reload();
  await expect(page).toHaveTitle(/^Three are enough/);
  await expect(fieldOf(page, 'faults')).toHaveValue('client 3 drop');
  await expect.poll(() => texts(page)).toEqual(shown);
  await page.goBack();
  await expect(page).toHaveTitle(/^Open, talk, close/);
});

test('a scenario is saved as a file and opened again; what is no scenario is refused', async ({
  page,
}) => {
  await edit(page, '#last-ack-lost?t=0');
  await fieldOf(page, 'client.iss').fill('4294967000');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const saved = await (await saving).path();
  const before = await texts(page);

  const openFile = async (name: string, buffer: Buffer) => {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a file…' }).click();
    await (await choosing).setFiles({ name, mimeType: 'application/json', buffer });
  };
  await goTo(page, '#refused');
  await expect.poll(() => texts(page)).not.toEqual(before);
  const refused = await texts(page);
  const content = readFileSync(saved, 'utf8');
  await openFile('bad.json', Buffer.from(content.replace('"delayUs": 50000', '"delayUs": -1')));
  await expect(page.getByRole('alert')).toContainText(
    '“bad.json” was not opened. link.delayUs: expected a time',
  );
  await expect.poll(() => texts(page)).toEqual(refused);
  await openFile('good.json', Buffer.from(content));
  await expect.poll(() => texts(page)).toEqual(before);
  await expect(page).toHaveTitle(/^The last ACK is lost \(my version\)/);
});

test('a file held above the page is welcome, and is opened where it is dropped', async ({
  page,
}) => {
  await open(page, '#last-ack-lost?t=1.2');
  const scenario = JSON.stringify({ ...scenarioById('refused'), id: 'Mine' });
  await page.evaluate((text) => {
    /** Whether the page takes it. */
    const send = (kind: 'dragover' | 'drop') => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'mine.json', { type: 'application/json' }));
      const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    };
    let again: ReturnType<typeof setInterval>;
    Object.assign(globalThis, {
      // For as long as it is held, a browser says so again and again.
      hold: () => {
        again = setInterval(() => send('dragover'), 50);
        return send('dragover');
      },
      takeAway: () => clearInterval(again),
      drop: () => send('drop'),
    });
  }, scenario);
  const welcome = page.locator('.fileHeld');

  expect(await page.evaluate('hold()')).toBe(true);
  await expect(welcome).toHaveCount(1);
  // Taken away again, it leaves nothing behind.
  await page.evaluate('takeAway()');
  await expect(welcome).toHaveCount(0);
  await page.evaluate('hold()');
  await expect(welcome).toHaveCount(1);
  expect(await page.evaluate('takeAway(), drop()')).toBe(true);
  await expect(welcome).toHaveCount(0);
  await expect(page).toHaveTitle(/^Mine/);
});

test('a damaged link says so, and shows the first scenario', async ({ page }) => {
  await open(page, '#own/eyJpZCI6?t=1');
  await expect(page.getByRole('alert')).toContainText('The link’s scenario is damaged');
  await expect(page).toHaveTitle(/^Open, talk, close/);
});

/** What of the editor reaches out of the screen. */
const tooWide = () =>
  [...document.querySelectorAll('.editor, .editor *')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth)
    .map(({ className }) => className);

for (const look of LOOKS.slice(1)) {
  const { colorScheme, locale } = look;
  test(`on a phone the editor takes the diagram’s place, axe finds nothing, and on the narrowest nothing is too wide: ${colorScheme}, ${locale}`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ ...look, reducedMotion: 'reduce' });
    await edit(page, '#last-ack-lost?t=1.2');
    await fieldOf(page, 'faults').fill('client 3 dorp');
    await expect(problemOf(page, 'faults')).toContainText('dorp');
    await page.locator('.editor summary').click();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => page.evaluate(tooWide)).toEqual([]);
    await page.close();
  });
}
