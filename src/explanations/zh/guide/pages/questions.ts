/** Words of the page `questions`. In Chinese. */
import type { PageWords } from '../../../en/guide/pages.ts';

export const questions = {
  title: '问答',
  intro: '学习和面试中常问的问题，每个都有一段能看到答案的运行过程。',
} satisfies PageWords['questions'];
