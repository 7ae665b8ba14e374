/** 步骤说明周围的文字。 */
import type { CaptionWords } from '../../contract/index.ts';

export const caption: CaptionWords = {
  source: '这条规则的出处',
  stateChange: (side, from, to) => `${side}：${from} 变为 ${to}。`,
  also: '同时适用',
  ignored: { silently: '为什么不予理会？', answered: '为什么什么也没有改变？' },
  changedNothing: '没有改变任何东西',
  expand: '展开说明',
  shrink: '收起说明',
};
