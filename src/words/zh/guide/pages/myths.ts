/** Words of the page `myths`. In Chinese. */
import type { PageWords } from '../../../en/guide/pages.ts';

export const myths = {
  title: '常见误解',
  intro: '流传很广却不对的说法，每条都有一段推翻它的运行过程。',
  wrong: '错误',
  show: '看实际过程',
  citations: '出处',
} satisfies PageWords['myths'];
