/** Words of the page `lessons`. In Chinese. */
import type { LessonsPageWords } from '../../../contract/index.ts';

export const lessons: LessonsPageWords = {
  title: '课程',
  intro: '结合运行过程，一步一步讲解。任何一步都可以自己尝试、丢掉报文段，再回来。',
  steps: (n) => `共 ${n} 步`,
  seen: (n, all) => `已看 ${n} / ${all} 步`,
  done: '全部看完',
};
