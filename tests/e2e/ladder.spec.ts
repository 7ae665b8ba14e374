/**
 * At the end of every scenario, in each profile, all that the diagram says can be read: no text is cut off, none lies on
 * another.
 */
import { SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { badTexts } from './ladderTexts.ts';
import { clockOf, expect, goTo, open, PHONE, test } from './synfin.ts';

const SCREENS = {
  desktop: { width: 1440, height: 900 },
  phone: PHONE.viewport,
} as const;

/** Each language meets each profile, and each screen both. */
const COMBINATIONS = [
  ['desktop', 'en-US', 'rfc'],
  ['desktop', 'zh-CN', 'linux'],
  ['phone', 'en-US', 'linux'],
  ['phone', 'zh-CN', 'rfc'],
] as const;

// Each test goes through all scenarios.
test.setTimeout(300_000);

for (const [screen, locale, profile] of COMBINATIONS) {
  test(`texts do not overlap at the end of any scenario, on a ${screen}, ${locale}, ${profile}`, async ({
    browser,
  }) => {
    const page = await browser.newPage({
      viewport: SCREENS[screen],
      locale,
      reducedMotion: 'reduce',
    });
    await open(page, `#${SCENARIO_IDS[0]}`);
    const found: Record<string, string[]> = {};
    for (const id of SCENARIO_IDS) {
      await goTo(page, `#${id}?p=${profile}`);
      await expect(clockOf(page)).toHaveText('0.000 s');
      await page.keyboard.press('End');
      const bad = await page.evaluate(badTexts);
      if (bad.length > 0) found[id] = bad;
    }
    expect(found).toEqual({});
    await page.close();
  });
}
