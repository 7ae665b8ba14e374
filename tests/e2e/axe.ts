/** What axe complains of on a page, in short: nothing, on a page that everyone can use. */
import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from '@playwright/test';
import { settled } from './synfin.ts';

/** What comes into view by and by has come: half shown, it has no contrast. */
const allShown = async () => {
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
};

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

export async function violations(page: Page): Promise<string[]> {
  await settled(page);
  await page.evaluate(allShown);
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(AXE);
  const results = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (root: Document, options: RunOptions) => Promise<AxeResults> };
    };
    // Style sheets are read for a rule that is not asked for.
    return axe.run(document, { resultTypes: ['violations'], preload: false });
  });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes
      // Of a label that is scrolled out of sight in part, axe misses the rest in the name, which is whole.
      .filter(({ html }) => !(id === 'label-content-name-mismatch' && html.includes('data-flight')))
      .map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}
