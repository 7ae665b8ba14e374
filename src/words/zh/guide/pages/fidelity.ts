/** Words of the page `fidelity`. In Chinese. */
import type { FidelityPageWords } from '../../../contract/index.ts';

export const fidelity: FidelityPageWords = {
  title: '准确性说明',
  intro:
    'synfin 演示的，是 RFC 9293 的规定，或者 Linux 内核的实际行为。这里列出不尽如此的地方，各附一段演示。',
  groups: '本页内容',
  show: '看演示',
  showNote: (title) => `看演示：${title}`,
  difference: '差异',
  showValue: (value, name, profile) => `${value}（${name}，${profile}）`,
};
