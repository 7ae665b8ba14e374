/** Words of the page `grid`. In Chinese. */
import type { PageWords } from '../../../en/guide/pages.ts';

export const grid = {
  title: '在状态 Y 收到 X 会怎样？',
  intro: '每种状态、每种报文段，以及相对窗口的五个位置。',
} satisfies PageWords['grid'];
