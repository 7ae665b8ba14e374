import type { Panel } from '../panel.ts';

export const panel: Panel = {
  name: 'chart',
  words: 'chart',
  order: 35,
};
