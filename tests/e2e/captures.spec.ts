/** Captures of real traffic: from a file to why it was slow, with nothing sent anywhere. */
import { readFileSync } from 'node:fs';
import { seq } from '../../machines/tcp/sequence.ts';
import { toPcap } from '../../src/export/toCapture.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { pcap } from '../../src/wire/writing/captureFile.ts';
import { frameOf } from '../../src/wire/writing/packet.ts';
import { violations } from './axe.ts';
import { expect, open, test } from './synfin.ts';
import type { Page } from '@playwright/test';

const captured = (id: Parameters<typeof scenarioById>[0]) =>
  Buffer.from(toPcap(simulate(scenarioById(id)), { vantage: 'client' }));

const [synSent] = simulate(scenarioById('refused')).flights;
if (synSent === undefined) throw new Error('the run is empty');

/** So many clients, and one SYN of each. */
const manySyns = (count: number, segment = synSent.segment): Buffer =>
  Buffer.from(
    pcap(
      Array.from({ length: count }, (_, i) => ({
        ...{ interfaceId: 0, direction: 'inbound', atUs: i * 100 },
        octets: frameOf({
          ...{ from: 'client', data: new Uint8Array(0), id: i + 1 },
          segment,
          sockets: {
            client: { address: [10, 0, i >> 8, i & 255], port: 40_000 },
            server: { address: [192, 0, 2, 2], port: 443 },
          },
        }),
      })),
      { epochS: 0, resolution: 'micro' },
    ),
  );

async function give(page: Page, name: string, buffer: Buffer): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer };
  await page.locator('[data-capture-file]').setInputFiles(file);
}

async function dropped(page: Page, name: string, octets: Buffer): Promise<void> {
  await page.evaluate(
    ([called, values]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(values)], called));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    },
    [name, [...octets]] as const,
  );
}

async function atCaptures(page: Page): Promise<void> {
  await page.goto('/#/captures');
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
}

const verdictOf = (page: Page) => page.getByRole('region', { name: 'In short' });
const packetsOf = (page: Page) => page.getByRole('region', { name: 'Packets' });

test('from the door on the first screen to what an example tells, its packets, and back', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('link', { name: /I have a capture/ }).click();
  await expect(page.getByText('Nothing is sent anywhere.')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('link', { name: /Three FINs/ }).click();
  await expect(verdictOf(page)).toContainText('three-way handshake');
  await expect(page).toHaveURL(/#\/captures\/example\/three-fins\/0$/);
  await verdictOf(page)
    .getByRole('button', { name: /spurious/ })
    .click();
  const now = packetsOf(page).locator('[aria-current=step]');
  await expect(now).toContainText('Retransmission');
  expect(await violations(page)).toEqual([]);
  // Nothing can be lost in a capture.
  await expect(page.getByRole('group', { name: /Enter drops/ })).toHaveCount(0);

  await packetsOf(page)
    .getByRole('button', { name: /Flags \[S\.\]/ })
    .click();
  await expect(now).toContainText('SYN_SENT -> ESTABLISHED');
  await page.keyboard.press('Escape');
  await expect(page.getByText('1 of 1 connection')).toBeVisible();
  await expect(page.locator('[data-stream="0"]')).toBeFocused();
});

test('the lesson goes from the list to whose time it was, and the back button goes back', async ({
  page,
}) => {
  await atCaptures(page);
  await page.getByRole('link', { name: 'Reading a capture' }).click();
  const guide = page.getByRole('article', { name: 'Guide' });
  const [heading, next] = [
    guide.getByRole('heading'),
    guide.getByRole('button', { name: /^Next/ }),
  ];
  await expect(guide).toContainText('211 packets of 5 connections');
  await expect(page.getByText('5 of 5 connections')).toBeVisible();
  await next.click();
  await expect(heading).toHaveText('The verdict, before any packet');
  await expect(verdictOf(page)).toHaveCount(0);
  await guide.getByRole('button', { name: 'The application of the server' }).click();
  await expect(guide).toContainText('waiting for a timeout took 240 ms');
  await expect(verdictOf(page)).toContainText('took up to 300 ms to answer');
  await next.click();
  await expect(page.getByText('SYN_SENT').first()).toBeVisible();
  await next.click();
  await expect(packetsOf(page).locator('[aria-current=step]')).toContainText('RTO 240 ms');
  await expect(packetsOf(page).locator('button[data-pointed]')).toHaveCount(2);
  expect(await violations(page)).toEqual([]);
  await next.click();
  await expect(heading).toHaveText('Previous segment not captured');
  await page.goBack();
  await expect(heading).toHaveText('A retransmission by the timer');

  // Nothing is hidden for good, and what is looked into elsewhere can be left.
  await guide.getByRole('button', { name: /Show everything/ }).click();
  await expect(verdictOf(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('[data-stream="0"]').click();
  await expect(verdictOf(page)).toBeVisible();
  await guide.getByRole('button', { name: 'Back to this moment' }).click();
  await expect(packetsOf(page).locator('button[data-pointed]')).toHaveCount(2);
  await guide.getByRole('button', { name: 'Leave' }).click();
  await expect(guide).toHaveCount(0);
  await expect(page).toHaveURL(/#\/captures\/example\/slow-download\/2$/);
});

test('a capture that was chosen is listed, found by words, kept, and deleted', async ({ page }) => {
  await atCaptures(page);
  await give(page, 'many.pcap', manySyns(10_000));
  const list = page.getByRole('main');
  await expect(list).toContainText('Looks like a SYN flood');
  await expect(list).toContainText('10000 of 10000 connections');
  const find = page.getByRole('searchbox');
  await find.fill('10.0.39.15 never answered');
  await expect(list).toContainText('1 of 10000 connections');
  await expect(page.locator('[data-stream]')).toHaveCount(1);
  // Who comes back from a connection finds the list as it was left.
  await page.locator('[data-stream]').press('Enter');
  await expect(verdictOf(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-stream]')).toBeFocused();
  await expect(list).toContainText('1 of 10000 connections');
  await find.fill('frobnicated');
  await expect(list).toContainText('“frobnicated” means nothing here');
  await find.fill('');
  // Of ten thousand those in sight are there.
  expect(await page.locator('[data-stream]').count()).toBeLessThan(100);
  expect(await violations(page)).toEqual([]);

  const keep = page.getByRole('button', { name: 'Keep in this browser' });
  await keep.press('Enter');
  await expect(page.getByRole('button', { name: 'Kept' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Another capture' })).toBeFocused();
  // What is given next is not kept.
  await dropped(page, 'two.pcap', manySyns(2));
  await expect(list).toContainText('2 of 2 connections');
  await expect(keep).toBeEnabled();
  await page.getByRole('button', { name: 'Another capture' }).click();
  await page.getByRole('link', { name: 'many.pcap' }).click();
  await expect(list).toContainText('10000 of 10000 connections');
  await page.reload();
  await expect(list).toContainText('10000 of 10000 connections');
  await page.getByRole('button', { name: 'Another capture' }).click();
  await page.getByRole('button', { name: 'Delete many.pcap' }).press('Enter');
  await expect(page.getByRole('link', { name: 'many.pcap' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Reading a capture' })).toBeFocused();
});

test('the capture of the peer: what was lost between is seen, and one capture is enough again', async ({
  page,
}) => {
  const at = (id: Parameters<typeof scenarioById>[0], vantage: 'client' | 'server') =>
    Buffer.from(toPcap(simulate(scenarioById(id)), { vantage }));
  const add = (name: string, buffer: Buffer) =>
    page
      .locator('[data-peer-capture]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await atCaptures(page);
  await give(page, 'client.pcap', at('data-ack-lost', 'client'));
  await expect(verdictOf(page)).toContainText('data of the client, or an ACK of it');
  await add('many.pcap', manySyns(3, { ...synSent.segment, seq: seq(7) }));
  await expect(page.getByRole('alert')).toHaveText('This connection is not in many.pcap.');
  await expect(verdictOf(page)).toContainText('three-way handshake');

  await add('server.pcap', at('data-ack-lost', 'server'));
  await expect(verdictOf(page)).toContainText('The ACK was lost on its way back');
  const pair = page.getByRole('region', { name: 'Captured at client and server' });
  await expect(pair).toContainText('The first capture was taken at the client');
  await expect(pair).toContainText(
    'Lost between client and server: 1 of 6 segments of the server.',
  );
  await expect(packetsOf(page).getByRole('button', { name: /^– · 5 .* lost/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await pair.getByRole('button', { name: 'Back to one capture' }).click();
  await expect(pair).toHaveCount(0);
  await expect(verdictOf(page)).toContainText('data of the client, or an ACK of it');
});

test('what cannot be read is said in a sentence, and what was shown stays', async ({ page }) => {
  await atCaptures(page);
  await give(page, 'picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]));
  await expect(page.getByRole('alert')).toContainText('picture.png');
  await page.getByRole('button', { name: 'Paste tcpdump text' }).click();
  const pasted = page.getByLabel('What tcpdump printed');
  await pasted.fill('hello, world');
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByRole('alert')).toContainText('TCP segment');

  await pasted.fill(readFileSync(new URL('captures.tcpdump.txt', import.meta.url), 'utf8'));
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(verdictOf(page)).toContainText('refused');

  // Cut off within its last frame: all before that is shown.
  const whole = captured('last-ack-lost');
  await dropped(page, 'cut.pcap', whole.subarray(0, whole.length - 3));
  await expect(verdictOf(page)).toContainText('three-way handshake');
  await expect(page.getByRole('main')).toContainText('It ends early');
});

test('a connection is shared by its headers alone, and played by synfin', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await atCaptures(page);
  await give(page, 'mine.pcap', captured('last-ack-lost'));
  await expect(verdictOf(page)).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: /Share/ }).click();
  await page.getByRole('button', { name: 'Copy a link' }).click();
  await expect(page.getByText('copied', { exact: false }).first()).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#\/captures\/shared\/[\w-]+\/0$/);

  await page.getByRole('button', { name: 'Beside synfin' }).click();
  await expect(page.getByText('The same connection, played by synfin')).toBeVisible();
  await page.getByRole('button', { name: 'Play it, and change it' }).click();
  await expect(page.locator('#diagram')).toContainText('SYN_SENT');

  await page.goto(link);
  await expect(verdictOf(page)).toContainText('TIME_WAIT');
  await page.goto(link.replace(/shared\/.{20}/, 'shared/'));
  await expect(page.getByRole('alert')).toContainText('damaged');
});

test('Back leads through what was looked at, and the focus is never lost', async ({ page }) => {
  const focused = () => page.evaluate(() => document.activeElement?.localName);
  await atCaptures(page);
  await give(page, 'mine.pcap', captured('last-ack-lost'));
  await expect(verdictOf(page)).toBeVisible();
  await expect(page).toHaveURL(/#\/captures\/opened\/\d+\/0$/);
  await page.getByRole('button', { name: 'All connections' }).click();
  await page.getByRole('button', { name: 'Another capture' }).click();
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  expect(await focused()).toBe('main');
  // The file has an address for as long as the page is there.
  await page.goBack();
  await expect(page.getByText('1 of 1 connection')).toBeVisible();
  await page.goBack();
  await expect(verdictOf(page)).toBeVisible();
  await page.getByRole('button', { name: 'All connections' }).focus();
  await page.goBack();
  await expect(page.getByRole('main')).toBeFocused();

  // An example with many connections: its list comes before each of them.
  await page.goto('/#/captures/example/flood');
  const rows = page.locator('[data-stream]');
  await rows.first().click();
  await expect(verdictOf(page)).toBeVisible();
  await page.goBack();
  await expect(rows.first()).toBeVisible();

  // What another connection was taken for is of no account.
  await rows.first().click();
  await page.getByLabel('Captured').selectOption('server');
  await page.getByRole('button', { name: 'All connections' }).click();
  await rows.nth(1).click();
  await expect(page.getByLabel('Captured')).toHaveValue('inferred');

  // The picker has captures too, and names the one that is shown.
  await page.getByRole('banner').getByRole('button', { name: 'SYN flood' }).click();
  await page.getByRole('option', { name: /Three FINs/ }).click();
  await expect(page).toHaveURL(/#\/captures\/example\/three-fins\/0$/);

  await page.goto('/#/captures/example/none');
  await expect(page.getByRole('alert')).toContainText('no example of that name');
  await expect(page).toHaveURL(/example\/three-fins\/0$/);
});
