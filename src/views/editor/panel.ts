import type { Panel } from '../panel.ts';

export const panel: Panel = {
  name: 'edit',
  words: 'editor',
  order: 50,
};
