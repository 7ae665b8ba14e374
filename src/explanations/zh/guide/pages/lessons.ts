/** Words of the page `lessons`. In Chinese. */
import type { PageWords } from '../../../en/guide/pages.ts';

export const lessons = {
  title: '课程',
  intro: '在真实运行的连接上一步一步地走。随时可以离开，丢几个报文段，再回来。',
} satisfies PageWords['lessons'];
