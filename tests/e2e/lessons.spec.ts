/** The lessons: each to its end, as readers go through it; and the list, which knows how far they have come. */
import type { Locator, Page } from '@playwright/test';
import { traceOf } from '../../src/cases/case.ts';
import { LESSON_IDS, LESSONS, type LessonId } from '../../src/cases/lessons/index.ts';
import { CAPTURE_LESSONS } from '../../src/cases/capture/lessons.ts';
import { SERVER_LESSON_IDS } from '../../src/cases/server/lessons/index.ts';
import type { Lesson, LessonStep } from '../../src/cases/lessons/lesson.ts';
import type { StepWords } from '../../src/words/contract/index.ts';
import { lessons as english } from '../../src/words/en/guide/lessons/index.ts';
import { lessons as chinese } from '../../src/words/zh/guide/lessons/index.ts';
import { plain } from '../../src/words/phrase.ts';
import { diagramOf, expect, goTo, loseByPress, open, PHONE, test } from './synfin.ts';

const DESKTOP = { viewport: { width: 1440, height: 900 } };

const guideOf = (page: Page) => page.locator('article.guide');

/** How a reader presses what is to be pressed. */
const WAYS = {
  'the keyboard': {
    screen: DESKTOP,
    locale: 'en-US',
    words: english,
    parity: 0,
    press: async (button: Locator) => {
      await button.focus();
      await button.press('Enter');
    },
  },
  'a finger': {
    screen: PHONE,
    locale: 'zh-CN',
    words: chinese,
    parity: 1,
    press: (button: Locator) => button.tap(),
  },
} as const;

type Press = (button: Locator) => Promise<void>;

/** The right answer is given, and the text comes with it. */
async function answer(page: Page, { asks }: LessonStep, words: StepWords, press: Press) {
  if (asks === undefined) return;
  const verdict = guideOf(page).locator('.verdict');
  await expect(verdict).toHaveCount(0);
  await press(
    guideOf(page).locator('.choices button', { hasText: words.asks?.choices[asks.right] ?? '?' }),
  );
  await expect(verdict).toHaveClass(/right/);
  await expect(guideOf(page).locator('.text')).not.toBeEmpty();
}

/** The segment is lost; what follows is said, and nobody is told that they went astray. */
async function lose(page: Page, step: LessonStep, words: StepWords, press: Press) {
  const [flight] = step.loses?.(traceOf(step)) ?? [];
  if (flight === undefined) return;
  const then = plain(words.then!);
  await expect(guideOf(page)).not.toContainText(then);
  await loseByPress(page, flight.index, press);
  await expect(guideOf(page)).toContainText(then);
  await expect(guideOf(page).locator('.strayed')).toHaveCount(0);
}

/** What of a step's choices, or of what was learned, is not in sight. */
const cutOff = () => {
  const words = document.querySelector('article.guide .words');
  const bottom = words?.getBoundingClientRect().bottom ?? 0;
  return [...(words?.querySelectorAll('.choices button, .learned') ?? [])]
    .filter((el) => el.getBoundingClientRect().bottom > bottom + 1)
    .map((el) => el.textContent);
};

/** On a phone: all choices where a step asks, and at the end what was learned. */
async function expectInSight(page: Page, { asks }: LessonStep, isLast: boolean, step: string) {
  if (!asks && !isLast) return;
  await expect(
    guideOf(page)
      .locator(asks ? '.choices button' : '.learned')
      .first(),
  ).toBeVisible();
  await expect.poll(() => page.evaluate(cutOff), step).toEqual([]);
}

for (const [by, { screen, locale, words, parity, press }] of Object.entries(WAYS)) {
  test(`every second lesson to its end, by ${by}, ${locale}`, async ({ browser }) => {
    test.setTimeout(400_000);
    const page = await browser.newPage({ ...screen, locale, reducedMotion: 'reduce' });
    const failures: string[] = [];
    page.on('pageerror', ({ message }) => failures.push(message));
    await page.goto('/');
    const walked = LESSON_IDS.filter((_, i) => i % 2 === parity);
    for (const id of walked) {
      await goTo(page, `#/open/lesson.${id}.${Object.keys(LESSONS[id])[0]}`);
      const stepWords: Readonly<Record<string, StepWords>> = words[id].steps;
      for (const [name, step] of Object.entries(LESSONS[id] as Lesson)) {
        await expect.poll(() => page.url()).toContain(`g=lesson.${id}.${name}`);
        await expect(guideOf(page).getByRole('heading')).toHaveText(stepWords[name]!.title);
        await expect(diagramOf(page)).toBeVisible();
        if (screen === PHONE) await expectInSight(page, step, name === lastOf(id), `${id}.${name}`);
        await answer(page, step, stepWords[name]!, press);
        await lose(page, step, stepWords[name]!, press);
        // What the step says can be read, and does not push the page sideways.
        await expect
          .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
          .toBe(screen.viewport.width);
        if (name === lastOf(id))
          await expect(guideOf(page).locator('.learned')).toContainText(plain(words[id].learned));
        await press(guideOf(page).locator('footer button.next'));
      }
      await expect.poll(() => page.url()).toContain(followingOf(id));
    }
    expect(failures).toEqual([]);
    await page.close();
  });
}

/** Where the last step leads: to the next lesson, and behind all on a connection to those on servers. */
function followingOf(id: LessonId): string {
  const next = LESSON_IDS[LESSON_IDS.indexOf(id) + 1] ?? SERVER_LESSON_IDS[0];
  return `g=lesson.${next}.`;
}

/** Those on one connection, on servers, on captures. */
const LISTED = LESSON_IDS.length + SERVER_LESSON_IDS.length + Object.keys(CAPTURE_LESSONS).length;

const lastOf = (id: LessonId) => Object.keys(LESSONS[id]).at(-1);

test('a lesson is opened from the list, and the list remembers the steps', async ({ page }) => {
  const [first, second] = Object.keys(LESSONS['reading-the-picture']);
  const all = Object.keys(LESSONS['reading-the-picture']).length;
  await page.goto('/#/lessons');
  const cards = page.getByRole('main').getByRole('listitem');
  await expect(cards).toHaveCount(LISTED);
  await expect(cards.first()).toContainText(`${all} steps`);

  await cards.first().getByRole('link').click();
  const guide = page.locator('article.guide');
  await expect(guide).toBeVisible();
  await expect.poll(() => page.url()).toContain(`g=lesson.reading-the-picture.${first}`);
  await guide.locator('footer button.next').click();
  await expect.poll(() => page.url()).toContain(`g=lesson.reading-the-picture.${second}`);

  await page.goto('/#/lessons');
  await expect(cards.first()).toContainText(`2 of ${all} steps`);
  await page.reload();
  await expect(cards.first()).toContainText(`2 of ${all} steps`);
});

test('an old link leads to the step that says it now', async ({ page }) => {
  await page.goto('/#/open/lesson.why-2msl.taken');
  await expect(guideOf(page).getByRole('heading')).toHaveText(
    english['time-wait-old-segments'].steps.taken.title,
  );
});

test('a dial makes three segments of four', async ({ page }) => {
  await page.goto('/#/open/lesson.three-or-four.dial');
  const guide = page.locator('article.guide');
  await expect(guide).toContainText('Three segments this time');
  await guide.getByRole('slider').fill('50');
  await expect(guide).toContainText('Four segments this time');
  await expect.poll(() => page.url()).toContain('close-after/50');
});

test('nothing in the list is wider than the narrowest phone', async ({ browser }) => {
  const page = await browser.newPage({ ...PHONE, viewport: { width: 320, height: 700 } });
  await page.goto('/#/lessons');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(LISTED);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.close();
});

// By a finger the others are walked through, in the other language.
test('on a phone all choices are in sight where a step asks, and at the end what was learned', async ({
  browser,
}) => {
  const page = await browser.newPage({ ...PHONE, locale: 'en-US', reducedMotion: 'reduce' });
  await open(page, '#open-data-close');
  for (const [id, lesson] of Object.entries(LESSONS).filter((_, i) => i % 2 === 0)) {
    const steps = Object.entries<LessonStep>(lesson);
    for (const [i, [name, step]] of steps.entries()) {
      const isLast = i === steps.length - 1;
      if (!step.asks && !isLast) continue;
      await goTo(page, `#/open/lesson.${id}.${name}`);
      await expectInSight(page, step, isLast, `${id}.${name}`);
    }
  }
  await page.close();
});
