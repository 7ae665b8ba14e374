/** The reader chooses whose TCP is simulated: it is a change like any other, and the picture follows at once. */
import { violations } from './axe.ts';
import {
  captionOf,
  choose,
  clientOf,
  diagramOf,
  expect,
  goTo,
  open,
  PHONE,
  picture,
  playbackOf,
  test,
} from './synfin.ts';

test('Linux waits 300 ms and not a second for an ACK; as it is installed it sends options and probes the tail', async ({
  page,
}) => {
  await test.step('Linux waits 300 ms and not a second for an ACK, and a minute in TIME_WAIT', async () => {
    await open(page, '#last-ack-lost?t=2.281');
    const segments = diagramOf(page).getByRole('listitem');
    await expect(segments.filter({ hasText: 'retransmitted, RTO 1 s' })).toHaveCount(1);
    const before = await picture(page);

    await page.getByRole('button', { name: 'RFC 9293' }).click();
    const choice = page.getByRole('dialog', { name: 'Profile' });
    await expect(choice).toContainText('RFC 9293 and the RFCs it builds on');
    await choose(choice.getByRole('radio', { name: 'Linux, textbook settings' }));
    await expect(choice).toContainText('what textbooks leave out switched off');
    await page.keyboard.press('Escape');

    await expect(segments.filter({ hasText: 'retransmitted, RTO 300 ms' })).toHaveCount(1);
    await expect(clientOf(page)).toContainText('2MSL');
    await expect(clientOf(page)).toContainText('59.0 s');
    await expect(playbackOf(page)).toContainText('1:01.3');

    // it is undone and done again like any change
    await page.keyboard.press('Control+z');
    await expect.poll(() => picture(page)).toEqual(before);
    await page.keyboard.press('Control+Shift+z');
    await expect(page.getByRole('button', { name: 'Linux, textbook settings' })).toBeVisible();

    // and the address carries it
    await expect.poll(() => page.url()).toContain('p=linuxTextbook');
    await page.reload();
    await expect(segments.filter({ hasText: 'retransmitted, RTO 300 ms' })).toHaveCount(1);
    await page.getByRole('button', { name: 'Discard all changes' }).click();
    await expect(page.getByRole('button', { name: 'RFC 9293' })).toBeVisible();
  });

  await test.step('Linux as it is installed sends options, and probes the tail before the RTO ends', async () => {
    await page.getByRole('button', { name: 'RFC 9293' }).click();
    const choice = page.getByRole('dialog', { name: 'Profile' });
    await choose(choice.getByRole('radio', { name: 'Linux 6.18 as installed' }));
    await expect(choice).toContainText('Linux 6.18 with its defaults');
    await page.keyboard.press('Escape');
    const segments = diagramOf(page).getByRole('listitem');
    await expect(segments.filter({ hasText: 'tail loss probe' })).toHaveCount(1);
    await expect.poll(() => page.url()).toContain('p=linux');
  });

  await test.step('what Linux does in its own way is explained so', async () => {
    await goTo(page, '#open-data-close?t=0.6&p=linux');
    await expect(captionOf(page)).toContainText('Linux is in ping-pong mode');
  });

  await test.step('a link with a profile that there is not says so', async () => {
    await goTo(page, '#last-ack-lost?p=windows');
    await expect(page.getByRole('alert')).toContainText(
      'The link’s profile cannot be read: “windows”',
    );
  });
});

test('one switch turns today’s options on: the scenario becomes the reader’s, and it can be undone', async ({
  page,
}) => {
  await open(page, '#open-data-close?t=0.6');
  await page.getByRole('button', { name: 'RFC 9293' }).click();
  const choice = page.getByRole('dialog', { name: 'Profile' });
  const options = choice.getByRole('checkbox', { name: 'With today’s TCP options' });
  await expect(options).not.toBeChecked();
  await options.check();
  await expect.poll(() => page.url()).toContain('#own/');
  await expect(options).toBeChecked();
  await page.keyboard.press('Escape');
  const segments = diagramOf(page).getByRole('listitem');
  await expect(segments.filter({ hasText: 'wscale=0' }).first()).toBeAttached();
  await page.reload();
  await expect(segments.filter({ hasText: 'wscale=0' }).first()).toBeAttached();
  await page.goBack();
  await expect(segments.filter({ hasText: 'wscale=0' })).toHaveCount(0);
});

for (const [theme, locale] of [['dark', 'zh-CN']] as const) {
  test(`on a phone the choice is under More: ${theme}, ${locale}`, async ({ browser }) => {
    const page = await browser.newPage({ ...PHONE, colorScheme: theme, locale });
    await open(page, '#last-ack-lost?t=2.281');
    await page.locator('header button').last().click();
    await choose(page.getByRole('radio', { name: /^Linux 6\.18/ }));
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).toContain('p=linux');
    await page.close();
  });
}
