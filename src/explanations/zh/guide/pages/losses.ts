/** Words of the page `losses`. In Chinese. */
import type { PageWords } from '../../../en/guide/pages.ts';

export const losses = {
  title: '逐个丢失',
  intro: '同一个连接，每次丢掉一个报文段。',
} satisfies PageWords['losses'];
