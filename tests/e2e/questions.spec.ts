/** Questions, the interview and wrong claims: found, opened, asked, and shown on the run that answers them. */
import type { Page } from '@playwright/test';
import { clockOf, expect, PHONE, playbackOf, test } from './synfin.ts';

/** Opens the page anew: on a page that is open already, the heading of the place before it would do. */
async function visit(page: Page, hash: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`/${hash}`);
  await expect(page.locator('#page').getByRole('heading', { level: 2 })).toBeVisible();
}

const pointsOf = (page: Page) =>
  page.getByRole('group', { name: 'Which of these points did you have?' }).getByRole('checkbox');

/** Answers the question that is being asked: with every point or with none. */
async function answer(page: Page, how: 'all' | 'none'): Promise<void> {
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'The answer' })).toBeVisible();
  const points = how === 'all' ? await pointsOf(page).count() : 0;
  for (let n = 1; n <= points; n++) await page.keyboard.press(String(n));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'The answer' })).toHaveCount(0);
}

const questionsOf = (page: Page) => page.locator('summary');
const scenarioOf = (page: Page) => page.locator('button.scenario');

test.describe('the list', () => {
  test('is narrowed down by typing, and opened by mouse and keyboard', async ({ page }) => {
    await test.step('typing narrows it down, and says by how much', async () => {
      await visit(page, '#/questions');
      await expect(questionsOf(page)).toHaveCount(78);
      await expect(page.getByRole('status').filter({ hasText: 'questions' })).toHaveText(
        '78 questions',
      );

      await page.getByRole('searchbox').fill('time wait reuse');
      await expect(page.getByRole('heading', { name: 'TIME_WAIT' })).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Connection setup' })).toHaveCount(0);
      await expect(
        questionsOf(page).filter({ hasText: 'a SYN arrives in TIME_WAIT' }),
      ).toBeVisible();
      await expect(page.getByRole('status').filter({ hasText: 'of 78' })).toBeVisible();

      await page.getByRole('searchbox').fill('三次握手');
      await expect(
        questionsOf(page).filter({ hasText: 'three segments and not two' }),
      ).toBeVisible();

      await page.getByRole('searchbox').fill('gopher');
      await expect(page.getByText('No question matches.')).toBeVisible();
    });

    await test.step('an answer that is open stays open when another one is', async () => {
      await page.getByRole('searchbox').fill('');
      await expect(questionsOf(page)).toHaveCount(78);
      await questionsOf(page).nth(0).click();
      await questionsOf(page).nth(3).click();
      await expect(page.locator('details[open]')).toHaveCount(2);
      await questionsOf(page).nth(3).click();
      await expect(page.locator('details[open]')).toHaveCount(1);
    });

    await test.step('a question opens from the keyboard; its link leads to the run at its moment', async () => {
      await visit(page, '#/questions');
      const question = questionsOf(page).filter({ hasText: 'the very last ACK is lost' });
      await question.focus();
      await page.keyboard.press('Enter');
      const answer = page.locator('details[open]');
      await expect(answer).toContainText('restarts the wait of 2 MSL');
      await expect(answer.getByRole('link', { name: 'RFC 9293 §3.10.7.4' })).toHaveAttribute(
        'href',
        'https://www.rfc-editor.org/rfc/rfc9293.html#section-3.10.7.4',
      );
      await expect(page).toHaveURL(/#\/questions\/last-ack-lost$/);

      await answer.getByRole('link', { name: /Show the run/ }).click();
      await expect(scenarioOf(page)).toContainText('The last ACK is lost');
      await expect(clockOf(page)).toHaveText(/1\.95/);

      await page.goBack();
      await expect(page.locator('details[open]')).toContainText('restarts the wait of 2 MSL');
      await expect(page.locator('details[open] summary')).toBeInViewport();
    });
  });

  test('so it does in Chinese, and what was typed is in the address', async ({ browser }) => {
    const page = await browser.newPage({ locale: 'zh-CN' });
    await visit(page, '#/questions');
    await page.getByRole('searchbox', { name: '搜索问题' }).fill('最后一个ACK');
    await expect(questionsOf(page).filter({ hasText: '最后一个 ACK 丢了会怎样？' })).toBeVisible();
    await expect(page).toHaveURL(/#\/questions\/find\/.+ACK$/);
    const found = await questionsOf(page).count();

    await page.reload();
    await expect(page.getByRole('searchbox')).toHaveValue('最后一个ACK');
    await expect(questionsOf(page)).toHaveCount(found);
    await page.close();
  });
});

test.describe('the interview', () => {
  const shown = (page: Page) => page.getByRole('heading', { name: 'The answer' });

  test('goes by the keyboard, offers a follow-up question, can be shuffled, and waits', async ({
    page,
  }) => {
    await test.step('goes by the keyboard: write, Enter, tick by digits, Enter', async () => {
      await visit(page, '#/questions/interview');
      const field = page.getByRole('textbox', { name: 'Your answer' });
      await expect(field).toBeFocused();
      await page.keyboard.type('Because 1 and 2 are not enough');
      await expect(shown(page)).toHaveCount(0);
      await page.keyboard.press('Enter');
      await expect(shown(page)).toBeVisible();
      await expect(page.getByText('Because 1 and 2 are not enough')).toBeVisible();

      const points = pointsOf(page);
      for (let n = await points.count(); n > 0; n--) await page.keyboard.press(String(n));
      for (const point of await points.all()) await expect(point).toBeChecked();
      await page.keyboard.press('Enter');
      await expect(page.getByText('Question 2 of 78')).toBeVisible();
      await expect(page.getByText('1 known, 0 partly, 0 not known')).toBeVisible();
      await expect(field).toBeFocused();
      await expect(field).toHaveValue('');

      await page.keyboard.press('Enter');
      await expect(shown(page)).toBeVisible();
      await expect(
        page.getByText('0 of 3 points; this question will be asked again'),
      ).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(page.getByText('Question 3 of 79')).toBeVisible();
      await expect(page.getByText('1 known, 0 partly, 1 not known')).toBeVisible();
    });

    await test.step('offers a follow-up question, which is asked next', async () => {
      await visit(page, '#/questions/interview');
      await page.keyboard.press('Enter');
      const followUp = page
        .getByRole('region', { name: 'Follow-up questions' })
        .getByRole('button');
      const chosen = await followUp.first().innerText();
      await followUp.first().press('Enter');
      await expect(page.getByRole('heading', { level: 3 })).toHaveText(chosen);
      await expect(page.getByRole('textbox', { name: 'Your answer' })).toBeFocused();
    });

    await test.step('can be shuffled, and leaves the present question', async () => {
      await visit(page, '#/questions/interview');
      const asked = page.getByRole('heading', { level: 3 });
      const first = await asked.innerText();
      await page.getByRole('button', { name: 'Shuffled' }).click();
      await expect(page.getByRole('button', { name: 'Shuffled' })).toHaveAttribute(
        'aria-pressed',
        'true',
      );
      await expect(asked).toHaveText(first);
    });

    await test.step('waits while the reader looks at the run', async () => {
      await visit(page, '#/questions/interview');
      await expect(page.getByRole('textbox', { name: 'Your answer' })).toBeFocused();
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: /Show the run/ }).click();
      await expect(scenarioOf(page)).toContainText('Open, talk, close');
      await expect(clockOf(page)).toHaveText(/0\.17/);
      await page.goBack();
      await expect(shown(page)).toBeVisible();
      await page.getByRole('button', { name: 'Next question' }).click();
      await expect(page.getByText('0 known, 0 partly, 1 not known')).toBeVisible();
    });
  });

  test('asks again what was not known, soon and at its end', async ({ page }) => {
    await test.step('asks again, soon and once, what was not known', async () => {
      await visit(page, '#/questions/interview');
      const asked = page.getByRole('heading', { level: 3 });
      const first = await asked.innerText();
      for (let n = 0; n < 4; n++) await answer(page, n === 0 ? 'none' : 'all');
      await expect(page.getByText('Asked again')).toBeVisible();
      await expect(asked).toHaveText(first);
      await answer(page, 'all');
      await expect(page.getByText('4 known, 0 partly, 0 not known')).toBeVisible();
    });

    await test.step('ends with a result, and asks again what was not known', async () => {
      await visit(page, '#/questions/interview');
      for (let n = 0; n < 4; n++) await answer(page, n < 2 ? 'none' : 'all');
      await page.getByRole('button', { name: 'Finish' }).click();
      await expect(page.getByRole('heading', { name: 'You knew 2 of 4.' })).toBeFocused();
      await expect(page.getByRole('link', { name: /Show the run/ })).toHaveCount(2);
      await page.getByRole('button', { name: 'Ask these again' }).click();
      await expect(page.getByText('Question 1 of 2', { exact: true })).toBeVisible();
      await answer(page, 'all');
      await answer(page, 'all');
      await expect(page.getByRole('heading', { name: 'You knew all 2.' })).toBeFocused();
    });
  });
});

test('a wrong claim leads to the run that refutes it', async ({ page }) => {
  await visit(page, '#/myths');
  await expect(page.getByRole('article')).toHaveCount(37);
  const card = page.getByRole('article', { name: /2 MSL is one way for the ACK/ });
  await expect(card.getByText('Misconception', { exact: true })).toBeVisible();
  await card.getByRole('link', { name: /Show what happens/ }).click();
  await expect(scenarioOf(page)).toContainText('The last ACK is lost');
  await expect(clockOf(page)).toHaveText(/7\.95/);
  await expect(playbackOf(page)).toBeVisible();
});

const PAGES = ['#/questions/why-2msl', '#/questions/interview', '#/myths'] as const;

test.describe('on a phone', () => {
  test.use(PHONE);

  test('nothing is wider than the screen', async ({ page }) => {
    const widest = () =>
      page
        .locator('#page')
        .evaluate((place) => Math.max(place.scrollWidth, document.documentElement.scrollWidth));
    async function fits(what: string): Promise<void> {
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 700 });
        await expect.poll(widest, what).toBe(width);
      }
    }
    for (const hash of PAGES) {
      await visit(page, hash);
      await fits(hash);
      const show = page.getByRole('button', { name: 'Show the answer' });
      if ((await show.count()) === 0) continue;
      await show.tap();
      await expect(pointsOf(page)).not.toHaveCount(0);
      await fits('an answer');
    }
  });

  test('no keyboard springs up, and all can be done with a finger', async ({ page }) => {
    await visit(page, '#/questions/interview');
    await expect(page.getByRole('heading', { level: 3 })).toBeFocused();
    const show = page.getByRole('button', { name: 'Show the answer' });
    expect((await show.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await show.tap();
    for (const point of await pointsOf(page).all()) {
      expect((await point.locator('xpath=..').boundingBox())!.height).toBeGreaterThanOrEqual(44);
      await point.tap();
    }
    await page.getByRole('button', { name: 'Next question' }).tap();
    await expect(page.getByText('1 known, 0 partly, 0 not known')).toBeVisible();
  });
});
