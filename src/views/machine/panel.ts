import type { Panel } from '../panel.ts';

export const panel: Panel = {
  name: 'machine',
  words: 'machine',
  order: 60,
};
