/** Words of the page `lessons`. In Chinese. */
import type { LessonsPageWords } from '../../../contract/index.ts';

export const lessons: LessonsPageWords = {
  title: '课程',
  intro: '在真实运行的连接上一步一步地走。随时可以离开，丢几个报文段，再回来。',
  steps: (n) => `共 ${n} 步`,
  seen: (n, all) => `已看 ${n} / ${all} 步`,
  done: '全部看完',
};
