/** Words of the page `fidelity`. In Chinese. */
import type { FidelityPageWords } from '../../../contract/index.ts';

export const fidelity: FidelityPageWords = {
  title: '准确性说明',
  intro:
    'synfin 演示 RFC 9293 的规定，或 Linux 内核的实际行为。本页列出例外之处，能演示的都附有运行过程。',
  groups: '本页内容',
  show: '看运行过程',
  showNote: (title) => `看运行过程：${title}`,
  difference: '差异',
  showValue: (value, name, profile) => `${value}（${name}，${profile}）`,
};
