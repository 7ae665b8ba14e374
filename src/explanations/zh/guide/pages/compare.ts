/** Words of the page `compare`. In Chinese. */
import type { PageWords } from '../../../en/guide/pages.ts';

export const compare = {
  title: '并排对照',
  intro: '修改后的过程，和原来的过程。',
} satisfies PageWords['compare'];
