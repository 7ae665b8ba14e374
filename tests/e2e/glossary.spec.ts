/** Terms are explained where they stand; the glossary lists them; one search finds everything. */
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { captionOf, clockOf, expect, goTo, openAnew, PHONE, settled, test } from './synfin.ts';

const RUN = '#open-data-close?t=0.27';

const termsOf = (page: Page) => captionOf(page).locator('.term');
const explained = (page: Page) => page.locator('.popover.explained');

/** Where a search is typed. */
const fieldOf = (page: Page) => page.getByRole('dialog').getByRole('combobox');

/** The run, standing still, with its terms marked. */
async function openMarked(page: Page, hash = RUN): Promise<void> {
  await openAnew(page, hash);
  await expect(termsOf(page).first()).toBeVisible();
}

test.describe('a term in a caption', () => {
  test('is marked once, opens when it is pointed at or by the keyboard, and leads to the run that shows it', async ({
    page,
  }) => {
    await test.step('is marked once, and nothing moves for it', async () => {
      await openMarked(page);
      const marked = await termsOf(page).evaluateAll((terms) =>
        terms.map((term) => term.getAttribute('data-term')),
      );
      expect(new Set(marked).size).toBe(marked.length);
      const before = await captionOf(page).boundingBox();
      await termsOf(page).first().hover();
      await expect(explained(page)).toBeVisible();
      await expect.poll(() => captionOf(page).boundingBox()).toEqual(before);
    });

    await test.step('opens when it is pointed at, and closes when it is left', async () => {
      await termsOf(page).filter({ hasText: 'seq=101' }).hover();
      await expect(explained(page)).toContainText('The sequence number of a segment');
      // the pointer may go to the links
      await explained(page).getByRole('link', { name: 'Glossary' }).hover();
      await page.waitForTimeout(500);
      await expect(explained(page)).toBeVisible();
      await page.mouse.move(640, 30);
      await expect(explained(page)).toHaveCount(0);
    });

    await test.step('is explained until the caption is another one', async () => {
      await termsOf(page).first().hover();
      await expect(explained(page)).toBeVisible();
      await page.keyboard.press('ArrowRight');
      await expect(explained(page)).toHaveCount(0);
    });

    await test.step('opens by the keyboard: focus shows it, Enter goes in, Escape comes back', async () => {
      await openMarked(page);
      await captionOf(page).focus();
      await page.keyboard.press('Tab');
      await expect(termsOf(page).first()).toBeFocused();
      await expect(explained(page)).toBeVisible();
      await expect(termsOf(page).first()).toHaveAttribute('aria-describedby', /./);
      await page.keyboard.press('Enter');
      await expect(explained(page)).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(explained(page).getByRole('link', { name: 'Show it in a run' })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(explained(page)).toHaveCount(0);
      await expect(termsOf(page).first()).toBeFocused();
    });

    await test.step('leads to the run that shows it, with its sentence beside', async () => {
      await termsOf(page).filter({ hasText: 'ack=201' }).click();
      await explained(page).getByRole('link', { name: 'Show it in a run' }).click();
      await expect(page.getByRole('heading', { name: 'ack number' })).toBeVisible();
      await expect(clockOf(page)).toHaveText(/0\.320/);
      await expect(explained(page)).toHaveCount(0);
    });
  });
});

test('the names on a card are explained, one by one or all at once', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openMarked(page);
  const card = page.getByRole('article', { name: 'Client' });
  await card.locator('dt', { hasText: 'SND.UNA' }).click();
  await expect(explained(page)).toContainText('Send unacknowledged');
  await page.keyboard.press('Escape');

  await card.getByRole('group').first().focus();
  await page.keyboard.press('Enter');
  await expect(explained(page)).toContainText('Send unacknowledged');
  await expect(explained(page)).toContainText('Congestion window');
  await page.keyboard.press('Escape');
  await expect(card.getByRole('group').first()).toBeFocused();
});

test.describe('on a phone', () => {
  test.use(PHONE);

  test('a term opens with a tap and closes with one beside it; the menu has the glossary and the search', async ({
    page,
  }) => {
    await test.step('a term opens with a tap, whole, and closes with one beside it', async () => {
      await openMarked(page);
      await termsOf(page).first().tap();
      await expect(explained(page)).toBeInViewport({ ratio: 1 });
      await page.locator('#diagram').tap({ position: { x: 180, y: 20 } });
      await expect(explained(page)).toHaveCount(0);
    });

    await test.step('the menu has the glossary and the search', async () => {
      await page.getByRole('button', { name: 'More', exact: true }).tap();
      await page.getByRole('dialog').getByRole('button', { name: 'Search' }).tap();
      await fieldOf(page).fill('why four');
      await page.getByRole('dialog').getByRole('option').first().tap();
      await expect(page).toHaveURL(/lesson\.why-four/);
    });
  });
});

test.describe('the page', () => {
  test('lists the terms, leads to their runs, and its own address leads to a term', async ({
    page,
  }) => {
    await test.step('lists the terms, narrows them down, and leads to their runs', async () => {
      await page.goto('/#/glossary');
      const terms = page.locator('#page dt');
      await expect(terms.first()).toBeVisible();
      const all = await terms.count();
      expect(all).toBeGreaterThan(60);
      await page.getByRole('searchbox').fill('2msl');
      await expect(terms).toHaveText(['TIME_WAIT', 'MSL']);
      await expect(page.getByRole('status').filter({ hasText: 'terms' })).toHaveText(
        `2 of ${all} terms`,
      );
      await page.getByRole('searchbox').fill('零窗口');
      await expect(terms.first()).toHaveText('zero window');
      await page.getByRole('searchbox').fill('gopher');
      await expect(page.getByText('No term matches.')).toBeVisible();

      await page.getByRole('searchbox').fill('zero window');
      await page.getByRole('link', { name: 'Show it in a run: zero window' }).click();
      await expect(page.locator('button.scenario')).toContainText(/window/i);
    });

    await test.step('an address leads to a term', async () => {
      await page.goto('about:blank');
      await page.goto('/#/glossary/ssthresh');
      await expect(page.locator('#term-ssthresh')).toBeInViewport();
      await expect(page.locator('#term-ssthresh')).toBeFocused();
    });

    await test.step('the search leaves / to those who type', async () => {
      await page.getByRole('searchbox').focus();
      await page.keyboard.type('a/b');
      await expect(page.getByRole('searchbox')).toHaveValue('a/b');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });
  });
});

test.describe('one search', () => {
  const dialog = (page: Page) => page.getByRole('dialog');
  const results = (page: Page) => dialog(page).getByRole('option');

  test('opens by / and by its button, and leads to a lesson and to a run', async ({ page }) => {
    await test.step('opens by /, from the run and from a page, and leads there by Enter', async () => {
      await openMarked(page);
      await page.keyboard.press('/');
      await expect(fieldOf(page)).toBeFocused();
      await page.keyboard.type('why four');
      await expect(results(page).first()).toContainText(/four/i);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/lesson\.why-four/);

      await page.goto('/#/glossary');
      await expect(page.getByRole('searchbox')).toBeVisible();
      await settled(page);
      await page.keyboard.press('/');
      await expect(dialog(page)).toBeVisible();
      await page.keyboard.type('TIME-WAIT');
      await expect(dialog(page).getByText('Glossary')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
    });

    await test.step('arrows choose, and a rule leads to the run that shows it', async () => {
      await goTo(page, RUN);
      await page.getByRole('button', { name: 'Search' }).click();
      await fieldOf(page).fill('reset.challenged');
      await expect(results(page).first()).toContainText('RFC 5961');
      await fieldOf(page).fill('window');
      await page.keyboard.press('ArrowDown');
      await expect(results(page).nth(1)).toHaveAttribute('aria-selected', 'true');
      await fieldOf(page).fill('listen.syn');
      await expect(results(page).first()).toContainText('SYN');
      await page.keyboard.press('Enter');
      await expect(clockOf(page)).toHaveText(/0\.070/);
    });
  });

  test('opens by Ctrl K, in Chinese and in the dark, where axe finds nothing, and finds what is asked', async ({
    browser,
  }) => {
    const page = await browser.newPage({
      colorScheme: 'dark',
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    await openMarked(page);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    expect(await violations(page), 'marked terms').toEqual([]);
    await termsOf(page).first().click();
    await expect(explained(page)).toBeVisible();
    expect(await violations(page), 'a term').toEqual([]);
    await page.keyboard.press('Escape');
    await expect(explained(page)).toHaveCount(0);

    await page.keyboard.press('Control+k');
    await expect(fieldOf(page)).toBeFocused();
    await page.keyboard.type('四次挥手');
    await expect(results(page).first()).toContainText('四次');
    await fieldOf(page).fill('粘包');
    await expect(results(page).first()).toBeVisible();
    await fieldOf(page).fill('gopher');
    await expect(results(page)).toHaveCount(0);
    await expect(dialog(page).getByText('没有找到')).toBeVisible();
    await page.close();
  });
});
