/** Losses: a page that loses each segment of a connection in turn. */
import { diagramOf, expect, goTo, segmentOf, test } from './synfin.ts';

test('each segment has a card and a bar; the connection is chosen; a card opens its run, to go on with', async ({
  page,
}) => {
  await test.step('each segment has a card, with what makes it good, how late, and who notices', async () => {
    await page.goto('/#/losses');
    await expect(page.getByRole('heading', { name: 'Losses' })).toBeVisible();
    const cards = page.locator('#page li[data-loss]');
    await expect(cards).toHaveCount(11);
    const last = cards.last();
    await expect(last).toContainText('The client’s ACK of the FIN is lost');
    await expect(last).toContainText('The server’s retransmission timer fires after 1 s');
    await expect(last).toContainText('The client’s 2MSL wait restarts');
    await expect(last).toContainText('client: notices nothing');
    await expect(cards.nth(2)).toContainText('No retransmission is needed');
  });

  await test.step('a bar leads to its card', async () => {
    await page.getByRole('button', { name: /client ACK of the FIN/ }).click();
    await expect(page.locator('#page li[data-loss="10"] a')).toBeFocused();
  });

  await test.step('the connection is chosen, and is in the address; one there is not is the first one', async () => {
    await page.getByLabel('Connection').selectOption('simultaneous-close');
    await expect(page).toHaveURL(/#\/losses\/simultaneous-close$/);
    await expect(page.locator('#page li[data-loss]')).toHaveCount(7);
    await goTo(page, '#/losses/no-such-run');
    await expect(page.locator('#page li[data-loss]')).toHaveCount(11);
  });

  await test.step('a card opens the whole run at the moment of the loss, with its cross', async () => {
    await page.locator('#page li[data-loss="0"] a').click();
    await expect(page).toHaveURL(
      /#open-data-close\?t=0\.02&f=client\.1\.drop&g=loss\.open-data-close\.client-1$/,
    );
    await expect(segmentOf(page, 0)).toHaveAccessibleName(/SYN.*lost/);
    // The way back is in the colours of the page, and not in those of the browser.
    const back = page.getByRole('link', { name: 'Back to “Losses”' });
    await expect(back).toBeVisible();
    const colour = (of: Element) => getComputedStyle(of).color;
    await expect
      .poll(() => back.evaluate(colour))
      .toBe(await page.locator('body').evaluate(colour));
    await page.goBack();
    await expect(page.getByRole('heading', { name: 'Losses' })).toBeVisible();
  });

  await test.step('the run behind a card is one to go on with', async () => {
    await goTo(page, '#/losses/half-close');
    await page.locator('#page li[data-loss="3"] a').click();
    await expect(diagramOf(page)).toBeVisible();
    await page.getByRole('button', { name: 'Side by side' }).click();
    await expect(page).toHaveURL(
      /#\/compare\/half-close\?t=0\.22&f=client\.3\.drop&g=loss\.half-close\.client-3$/,
    );
  });
});

test('nothing scrolls sideways on the narrowest phone', async ({ browser }) => {
  const page = await browser.newPage({
    ...{ viewport: { width: 320, height: 844 }, hasTouch: true },
    ...{ locale: 'en', reducedMotion: 'reduce' },
  });
  await page.goto('/#/losses/half-close');
  const place = page.locator('#page');
  await expect(place.locator('li[data-loss]').last()).toBeVisible();
  await expect.poll(() => place.evaluate((e) => e.scrollWidth - e.clientWidth)).toBe(0);
  await page.close();
});
