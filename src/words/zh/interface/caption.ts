/** 步骤说明周围的文字。 */
import type { CaptionWords } from '../../contract/index.ts';

export const caption: CaptionWords = {
  source: '这条规则的出处',
  stateChange: (side, from, to) => `${side}：${from} 变为 ${to}。`,
  also: '同时适用',
  ignored: { silently: '为什么被忽略？', answered: '为什么没有变化？' },
  changedNothing: '没有变化',
};
