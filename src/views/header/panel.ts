import type { Panel } from '../panel.ts';

export const panel: Panel = {
  name: 'segment',
  words: 'segment',
  order: 20,
};
