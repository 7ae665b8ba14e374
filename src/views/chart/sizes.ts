/** Sizes of the charts in pixels. */
import type { ChartName } from './charts.ts';

export const SIZE = {
  text: 11,
  /** Between a label of the axis upwards and the axis, and the least that such labels have. */
  labelGap: 6,
  leastGutter: 34,
  right: 12,
  top: 22,
  /** Below the plot: ticks and labels of time. */
  below: 24,
  legendRow: 20,
  swatch: 26,
  /** How near the pointer has to come to a point. */
  reach: 14,
} as const;

/** How high the plot of a chart is where there is so much width. */
export const heightOf = (name: ChartName, width: number): number => {
  const high = Math.min(Math.max(Math.round(width * 0.55), 220), 360);
  return name === 'sequence' ? high : Math.round(high * 0.45);
};
