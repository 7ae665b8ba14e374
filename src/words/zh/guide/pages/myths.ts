/** Words of the page `myths`. In Chinese. */
import type { MythsPageWords } from '../../../contract/index.ts';

export const myths: MythsPageWords = {
  title: '常见误解',
  intro: '关于 TCP 的常见错误说法，每条都有反驳它的运行过程。',
  wrong: '误解',
  show: '看实际过程',
  citations: '出处',
};
