/** Predict mode: asked before each step, answered by key or click, told what is right, counted; nothing of the future shown. */
import type { Page } from '@playwright/test';
import {
  captionOf,
  clientOf,
  clockOf,
  diagramOf,
  expect,
  open,
  openAnew,
  PHONE,
  playbackOf,
  serverOf,
  test,
} from './synfin.ts';

const switchOf = (page: Page, name = 'Predict') =>
  diagramOf(page).getByRole('button', { name, exact: true });
const choicesOf = (page: Page) => page.locator('section.caption').getByRole('group').last();
const choice = (page: Page, text: string | RegExp) =>
  choicesOf(page).getByRole('button', { name: text });

/** What is shown in place of the caption: the event, the question, and what is said of a wrong choice. */
const panelOf = (page: Page) => page.locator('section.caption');
const eventOf = (page: Page) => page.locator('.happens');
const askOf = (page: Page) => page.locator('.ask');
const verdictOf = (page: Page) => page.locator('.result .verdict');
const correctionOf = (page: Page) => page.locator('.result .more');
/** What an answered question's choices say, each with what it is marked as. */
const markedOf = (page: Page, text: string | RegExp) =>
  page.locator('.result .judged').getByRole('listitem').filter({ hasText: text });
const reviewedOf = (page: Page) => page.locator('.review > .list > ol > li');

/** The segments that the diagram has, as its list tells them. */
const segmentsOf = (page: Page) => diagramOf(page).getByRole('listitem');

/** The number that stands before a choice. */
const keyOf = async (page: Page, text: string | RegExp) =>
  (await choice(page, text).getAttribute('aria-keyshortcuts')) ?? '';

test('a step is asked before it happens, and nothing goes further before it is answered', async ({
  page,
}) => {
  await test.step('a step is asked before it happens; a wrong choice is told, the next one counts', async () => {
    await open(page, '#open-data-close?t=0.03');
    await switchOf(page).click();

    // The SYN is there, its answer is not.
    await expect(askOf(page)).toHaveText('What does the server send now?');
    await expect(eventOf(page)).toContainText('SYN arrives at the server');
    await expect(serverOf(page)).toContainText('LISTEN');
    await expect(segmentsOf(page)).toHaveCount(1);
    // Nor do the cards say what they wait for, or what their timers lead to.
    await expect(clientOf(page).getByText('SYN+ACK')).toBeHidden();
    await expect(clientOf(page).getByText('Retransmission', { exact: true })).toBeHidden();

    await page.keyboard.press(await keyOf(page, 'RST+ACK'));
    await expect(verdictOf(page)).toHaveText('Wrong');
    await expect(correctionOf(page)).toContainText('The server sends SYN+ACK seq=300 ack=101.');
    await expect(correctionOf(page)).toContainText('Your answer would be right in CLOSED.');
    await expect(markedOf(page, 'RST+ACK')).toContainText('your answer');
    await expect(markedOf(page, 'SYN+ACK')).toContainText('right answer');
    await expect(panelOf(page)).toContainText('0 of 1');
    await expect(clientOf(page).getByText('SYN+ACK')).toBeVisible();
    await expect(captionOf(page)).toContainText('answers with SYN+ACK');
    await expect(serverOf(page)).toContainText('SYN_RCVD');

    await page.keyboard.press('ArrowRight');
    await expect(askOf(page)).toHaveText('Which state is the client in afterwards?');
    await expect(clientOf(page)).toContainText('SYN_SENT');
    await choice(page, 'ESTABLISHED').click();
    await expect(verdictOf(page)).toHaveText('Right');
    await expect(panelOf(page)).toContainText('1 of 2');
    await expect(clientOf(page)).toContainText('ESTABLISHED');
    await expect(markedOf(page, 'ESTABLISHED')).toContainText('your answer, right answer');
    await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeFocused();
    // The caption would say that the server becomes ESTABLISHED when this ACK arrives: that is asked next.
    await expect(captionOf(page)).not.toContainText('becomes');
  });

  await test.step('playing and stepping stop at the question, and go no further before it is answered', async () => {
    await openAnew(page, '#open-data-close?t=0.03');
    await playbackOf(page).getByRole('combobox', { name: 'Speed' }).selectOption({ label: '4×' });
    await switchOf(page).click();
    await page.keyboard.press(await keyOf(page, 'SYN+ACK'));
    await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(askOf(page)).toHaveText('Which state is the client in afterwards?');
    await expect(clockOf(page)).toHaveText('0.120 s');

    await playbackOf(page).getByRole('button', { name: 'Step forward' }).click();
    await playbackOf(page).getByRole('button', { name: 'Next timer' }).click();
    await playbackOf(page).getByRole('button', { name: 'Play', exact: true }).click();
    await expect(clockOf(page)).toHaveText('0.120 s');
    await expect(askOf(page)).toHaveText('Which state is the client in afterwards?');
  });
});

test('after the last question there are the results, with the way to each moment; another round starts from nothing', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '#refused');
  await switchOf(page).click();
  await expect(choicesOf(page).getByRole('button').first()).toBeVisible();
  const events: string[] = [];
  let right = 0;
  // Each by its first choice, whatever that is.
  while ((await reviewedOf(page).count()) === 0) {
    if (await askOf(page).isVisible()) {
      events.push(await eventOf(page).innerText());
      await page.keyboard.press('1');
      if ((await verdictOf(page).innerText()) === 'Right') right += 1;
    }
    await page.keyboard.press('Enter');
  }
  const all = events.length;
  const over = page.getByRole('heading', { name: `${right} of ${all} answers were right.` });
  await expect(over).toBeFocused();
  await expect(panelOf(page)).toContainText(`best round: ${right} of ${all}`);
  await expect(reviewedOf(page)).toHaveCount(all);
  for (const [i, event] of events.entries()) {
    await expect(reviewedOf(page).nth(i)).toContainText(event);
    await expect(reviewedOf(page).nth(i)).toContainText('your answer');
    await expect(reviewedOf(page).nth(i)).toContainText('right answer');
  }

  await reviewedOf(page).first().getByRole('button', { name: 'Show this moment' }).click();
  await expect(reviewedOf(page).first()).toHaveAttribute('aria-current', 'step');
  await expect(clockOf(page)).toHaveText('0.020 s');
  await expect(clientOf(page)).toContainText('SYN_SENT');

  await page.getByRole('button', { name: 'Another round', exact: true }).click();
  await expect(askOf(page)).toBeVisible();
  expect(await eventOf(page).innerText()).not.toBe(events[0]);
  await expect(panelOf(page)).not.toContainText('of');
  await page.keyboard.press('1');
  await expect(panelOf(page)).toContainText('of 1');

  await page.keyboard.press('Escape');
  await expect(switchOf(page)).toHaveAttribute('aria-pressed', 'false');
  await expect(markedOf(page, /./)).toHaveCount(0);
});

test('the question is found from elsewhere, knows what the reader lost, and is said aloud', async ({
  page,
}) => {
  await test.step('from elsewhere in the run a button leads to the question', async () => {
    await open(page, '#refused');
    await switchOf(page).click();
    await expect(askOf(page)).toBeVisible();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'To the question', exact: true }).click();
    await expect(eventOf(page)).toContainText('calls connect().');
    await expect(segmentsOf(page)).toHaveCount(0);
  });

  await test.step('a packet that the reader loses is lost for the questions too', async () => {
    await openAnew(page, '#open-data-close?t=0.03');
    await page.keyboard.press('d');
    await switchOf(page).click();
    await expect(eventOf(page)).toHaveText('The client’s retransmission timer fires.');
    await choice(page, 'SYN seq=101').click();
    await expect(correctionOf(page)).toContainText(
      'A retransmitted segment keeps its sequence number.',
    );
  });

  await test.step('the live region says the question, and whether the answer was right', async () => {
    await openAnew(page, '#last-ack-lost?t=1');
    await switchOf(page).click();
    const said = page.locator('.predict > [aria-live="polite"]');
    await expect(said).toHaveText(/retransmission timer fires\. What does the server send now\?/);
    await page.keyboard.press(await keyOf(page, 'nothing'));
    await expect(said).toHaveText(/^Wrong\. The server sends FIN\+ACK/);
  });
});

/** Choices that reach out of the panel, or whose text does not fit. */
function cutChoices(): string[] {
  const bottom = document.querySelector('section.caption')?.getBoundingClientRect().bottom ?? 0;
  return [...document.querySelectorAll('section.caption .choice')]
    .filter(
      (el) =>
        el.getBoundingClientRect().bottom > bottom ||
        el.scrollWidth > el.clientWidth ||
        el.scrollHeight > el.clientHeight,
    )
    .map((el) => el.textContent);
}

/** What is told of an answer that does not fit. */
const cutTexts = () =>
  [...document.querySelectorAll('.result .words, .result .judged')]
    .filter((el) => el.scrollHeight > el.clientHeight)
    .map((el) => el.textContent);

const LANGUAGES = [
  ['en', 'Predict', 'More'],
  ['zh-CN', '预测', '更多'],
] as const;

// English is the longer of the two: where there is room enough, it alone is tried.
for (const [width, height, languages] of [
  [1440, 900, LANGUAGES.slice(0, 1)],
  [1280, 720, LANGUAGES],
  [390, 844, LANGUAGES],
] as const) {
  for (const [lang, name, more] of languages) {
    test(`at ${width} by ${height}, ${lang}, no choice is cut, and nothing moves when one is made`, async ({
      browser,
    }) => {
      const page = await browser.newPage({
        ...(width < 900 ? PHONE : {}),
        viewport: { width, height },
        locale: lang,
        reducedMotion: 'reduce',
      });
      await open(page, '#sequence-wrap');
      if (width < 900) {
        await page.getByRole('button', { name: more, exact: true }).tap();
        await page.getByRole('dialog').getByRole('button', { name, exact: true }).tap();
      } else await switchOf(page, name).click();

      const buttons = page.locator('section.caption .choice');
      const place = () => panelOf(page).boundingBox();
      await expect(buttons.first()).toBeVisible();
      // What it was switched on in is gone, and what is pressed is for the question.
      await expect(page.getByRole('dialog')).toHaveCount(0);
      const before = await place();
      // From the opening on: what is asked there has the longest numbers there are.
      for (let asked = 0; asked < 3; asked++) {
        await expect(buttons.first()).toBeVisible();
        await expect.poll(() => page.evaluate(cutChoices)).toEqual([]);
        await page.keyboard.press('1');
        await expect(buttons).toHaveCount(0);
        await expect.poll(place).toEqual(before);
        // On a phone what is told may be scrolled.
        if (width > 900) await expect.poll(() => page.evaluate(cutTexts)).toEqual([]);
        await page.keyboard.press('ArrowRight');
      }
      await page.close();
    });
  }
}
