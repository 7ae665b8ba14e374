/** A run of thousands of segments: shown at once, simulated beside the page, drawn as far as it is seen, and stopped. */
import type { Page } from '@playwright/test';
import { codeOf } from '../../src/app/own/code.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { ms } from '../../machines/tcp/time.ts';
import { clockOf, diagramOf, expect, open, test } from './synfin.ts';

/** About so many segments. */
const hashOf = (segments: number): string =>
  `#own/${codeOf({
    ...scenarioById('open-data-close'),
    client: {
      iss: [100],
      reactions: Array.from({ length: Math.ceil(segments / 2000) }, (_, i) => ({
        on: 'established' as const,
        afterUs: ms(100 * i),
        call: 'send' as const,
        bytes: 1_000_000,
      })),
    },
  })}`;

const drawn = (page: Page) => diagramOf(page).locator('[data-flight]');
const toTheEnd = async (page: Page) => {
  await page.keyboard.press('End');
};

test('comes to its end beside the page, and what is seen of it is drawn', async ({ page }) => {
  await open(page, `${hashOf(4000)}?t=0.5`);
  await expect(drawn(page).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop here' })).toHaveCount(0);
  await toTheEnd(page);
  await expect(diagramOf(page).getByText('nothing more happens', { exact: false })).toBeVisible();
  await expect.poll(() => drawn(page).count()).toBeLessThan(200);
  const last = await drawn(page).last().getAttribute('data-flight');
  expect(Number(last)).toBeGreaterThan(2500);

  // The arrow keys go on to what is not drawn.
  await drawn(page).first().focus();
  const before = Number(await page.locator(':focus').getAttribute('data-flight'));
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowUp');
  await expect
    .poll(async () => Number(await page.locator(':focus').getAttribute('data-flight')))
    .toBeLessThan(before);
});

test('ends where it is stopped', async ({ page }) => {
  await open(page, hashOf(90_000));
  const stop = page.getByRole('button', { name: 'Stop here' });
  await expect(page.getByText(/\d,000 segments…/)).toBeVisible();
  expect(page.workers()).toHaveLength(1);
  await page.keyboard.press('ArrowRight');
  await expect(clockOf(page)).toBeVisible();
  await stop.click();
  await expect(stop).toHaveCount(0);
  expect(page.workers()).toHaveLength(0);
  await toTheEnd(page);
  await expect(diagramOf(page).getByText('too many segments', { exact: false })).toBeVisible();
});

test('is compared to its end with what it was, and what is seen of both is drawn', async ({
  page,
}) => {
  await page.goto(`/${hashOf(4000).replace('#', '#/compare/')}?c=client.abort@1`);
  const now = page.getByRole('region', { name: 'Changed' });
  const before = page.getByRole('region', { name: 'Original' });
  await expect(now.locator('[data-flight]').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('more, numbered between the diagrams.')).toBeVisible();
  for (const run of [before, now])
    expect(await run.locator('[data-flight]').count()).toBeLessThan(300);

  // A difference far down: its place is drawn when it is scrolled to.
  await expect(page.getByRole('button', { name: 'Difference 200', exact: true })).toHaveCount(0);
  const list = page.getByRole('region', { name: 'What is different' });
  await list.getByRole('listitem').last().getByRole('button').click();
  await expect(page.getByRole('button', { name: 'Difference 200', exact: true })).toBeInViewport();

  // Both come to their end.
  await page.getByRole('slider', { name: 'Moment shown in both runs' }).press('End');
  await expect(page.getByText('nothing more happens').first()).toBeAttached();
});

test('a change that hits nothing is told once all of the run is there', async ({ page }) => {
  await open(page, `${hashOf(4000)}?f=client.90000.drop`);
  await expect(page.getByRole('alert')).toContainText('Nothing was changed');
});
