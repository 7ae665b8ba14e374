/** 步骤说明周围的文字。 */
import type { InterfaceWords } from '../../en/interface.ts';

export const caption = {
  source: '这条规则的出处',
  stateChange: (side, from, to) => `${side}：${from} 变为 ${to}。`,
  also: '同时适用',
  expand: '展开说明',
  shrink: '收起说明',
} satisfies InterfaceWords['caption'];
