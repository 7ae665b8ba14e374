/**
 * axe finds nothing on any page, in any dialog: on a desktop and a phone, light and dark, in both languages. One page is
 * walked from place to place, for opening a page is what takes the time.
 */
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { expect, goTo, open, openMenuOf, PHONE, test } from './synfin.ts';

const RUN = '#last-ack-lost?t=2.281';

/** Pages by their address, each with what is there once it is. */
const PAGES: Readonly<Record<string, string>> = {
  '#/lessons': '#page li',
  '#/questions': '#page input',
  '#/questions/why-2msl': '#page h2',
  '#/questions/interview': '#page textarea',
  '#/myths': '#page h2',
  '#/glossary': '#page input',
  '#/losses/half-close': '#page li[data-loss]',
  '#/server/server-backlog-full?t=2': '#page .stage',
  '#/captures/example/stalled/0': '#page dl',
  '#/open/question.rst-after-fin': '#page article h3',
  '#/grid/SYN_RCVD': '#page table',
  '#/grid/FIN_WAIT_1/plain': '#page table',
  '#/fidelity': '#page section',
  '#/compare/open-data-close?f=client.6.drop': '#page section svg',
};

/** Runs with a guide beside them. */
const GUIDED = [
  '#/open/lesson.why-three.syn',
  '#/open/lesson.why-three.synAck',
  '#/open/question.syn-lost',
  '#/open/cell.FIN_WAIT_1.RST-inside-plain',
];

/** What floats above the run, and how it is opened. */
const FLOATS = {
  help: (page: Page) => page.keyboard.press('?'),
  search: async (page: Page) => {
    await page.keyboard.press('/');
    await page.getByRole('dialog').getByRole('combobox').fill('ack');
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  },
  scenarios: (page: Page) => page.locator('button.scenario').click(),
  segment: (page: Page) => openMenuOf(page, 8),
};
const FLOATS_ON = {
  desktop: {
    ...FLOATS,
    network: (page: Page) => page.locator('#diagram .strip button').first().click(),
    display: (page: Page) => page.locator('#diagram .strip button').last().click(),
  },
  phone: {
    ...FLOATS,
    card: (page: Page) => page.locator('button.chip').first().click(),
    more: (page: Page) => page.locator('header button').last().click(),
  },
};

/** Each screen, theme and language once: what axe finds wrong in one of them does not depend on the others. */
const LOOKS = [
  ['desktop', 'light', 'en'],
  ['phone', 'dark', 'zh-CN'],
] as const;

const viewsOf = (page: Page) => page.locator('#diagram .which button');

for (const [on, theme, lang] of LOOKS) {
  test(`axe finds nothing on a ${on}, ${theme}, ${lang}`, async ({ browser }) => {
    test.slow();
    const page = await browser.newPage({
      ...(on === 'phone' ? PHONE : {}),
      locale: lang,
      colorScheme: theme,
      reducedMotion: 'reduce',
    });
    const found: string[] = [];

    async function look(place: string): Promise<void> {
      for (const each of await violations(page)) found.push(`${place}: ${each}`);
      const tooWide = await page.evaluate(() =>
        [document.documentElement, document.querySelector('#page')].map(
          (box) => (box?.scrollWidth ?? 0) - (box?.clientWidth ?? 0),
        ),
      );
      if (tooWide.some((by) => by > 0)) found.push(`${place} is too wide`);
    }

    await open(page, RUN);
    await look('the run');
    for (const [name, openFloat] of Object.entries(FLOATS_ON[on])) {
      await openFloat(page);
      await expect(page.getByRole('dialog')).toBeVisible();
      await look(name);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }

    // The header of a segment, and the editor; the others have tests of their own.
    const views = await viewsOf(page).count();
    const editor = views - (on === 'phone' ? 1 : 2);
    for (const nth of [editor - 4, editor]) {
      await viewsOf(page).nth(nth).click();
      await expect(page.locator('.beside .view, .states, .editor').first()).toBeVisible();
      await look(`view ${nth}`);
    }
    await viewsOf(page)
      .nth(on === 'phone' ? 0 : editor)
      .click();

    if (on === 'phone') {
      await FLOATS_ON.phone.more(page);
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^(Predict|预测)$/ })
        .click();
    } else
      await page
        .locator('#diagram')
        .getByRole('button', { name: /^(Predict|预测)$/ })
        .click();
    await expect(page.locator('.ask')).toBeVisible();
    await look('a question of Predict');
    await page.keyboard.press('1');
    await expect(page.locator('.verdict')).toBeVisible();
    await look('its result');
    await page.keyboard.press('Escape');

    // each second place on each screen
    const parity = on === 'phone' ? 1 : 0;
    const mine = <T>(all: readonly T[]): readonly T[] => all.filter((_, i) => i % 2 === parity);
    for (const guide of mine(GUIDED)) {
      await goTo(page, guide);
      await expect(page.locator('article.guide')).toBeVisible();
      await look(guide);
    }
    for (const [address, there] of mine(Object.entries(PAGES))) {
      await goTo(page, address);
      await expect(page.locator(there).first()).toBeVisible();
      await look(address);
    }
    await goTo(page, '#/questions/interview');
    await page.locator('#page textarea').press('Enter');
    await expect(page.getByRole('button', { name: /Next question|下一题/ })).toBeVisible();
    await look('an answer');
    await goTo(page, '#no-such-scenario');
    await expect(page.getByRole('alert')).toBeVisible();
    await look('a broken link');

    expect(found).toEqual([]);
    await page.close();
  });
}
