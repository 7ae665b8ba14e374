/** Words of the page `fidelity`. In Chinese. */
import type { PageWords } from '../../../en/guide/pages.ts';

export const fidelity = {
  title: '准确性说明',
  intro: '做了哪些简化，各配置有何不同，RFC 自相矛盾时取了哪一种。',
} satisfies PageWords['fidelity'];
