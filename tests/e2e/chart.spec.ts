/** The charts: a point picks its segment in the diagram too, and moves the playhead; by pointer and by keyboard. */
import { violations } from './axe.ts';
import { clockOf, diagramOf, expect, open, test } from './synfin.ts';

test('a point is a segment, in the diagram too; the keyboard walks along; the picture stands by itself', async ({
  page,
}) => {
  await page.addInitScript(() => localStorage.setItem('synfin.beside', 'chart'));
  await open(page, '#fast-retransmit?t=0.1&p=linux');
  const graph = page.getByRole('region', { name: 'Time-sequence graph' });
  await expect(graph).toContainText('Retransmitted: 1 (SACK/RACK). 1 was lost.');

  // The retransmission has a sign of its own.
  const drawn = await graph.locator('.sign').first().boundingBox();
  if (drawn === null) throw new Error('no retransmission is drawn');
  await page.mouse.click(drawn.x + drawn.width / 2, drawn.y + drawn.height / 2);
  await expect(clockOf(page)).toHaveText('0.320 s');
  await expect(page.locator('.charts .told')).toContainText(
    'retransmission: SACK/RACK, 1549 to 2996',
  );
  await expect(diagramOf(page).locator('.halo')).toHaveCount(1);

  const points = graph.getByRole('slider');
  await points.focus();
  await page.keyboard.press('Home');
  await expect(points).toHaveAttribute('aria-valuetext', '0.020 s: SYN, 100');
  await page.keyboard.press('ArrowRight');
  await expect(clockOf(page)).toHaveText('0.120 s');
  expect(await violations(page)).toEqual([]);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the charts as SVG' }).click();
  expect((await saved).suggestedFilename()).toBe('synfin-fast-retransmit.charts.svg');
});
