/** 日志的文字。日志各行本身不分语言，不在此列。 */
import type { LogWords } from '../../contract/index.ts';

export const tab = '日志';

export const log: LogWords = {
  name: '日志：用上下方向键逐行移动，按回车跳到该行的时刻',
  filter: '筛选日志',
  kinds: { segment: '报文段', state: '状态', timer: '定时器', call: '调用' },
  find: '在日志中查找',
  example: '例如 ack 501',
  count: (shown, all) => (shown === all ? `共 ${all} 行` : `${shown} / ${all} 行`),
  nothing: '没有匹配的行。',
  notYet: '还没有任何记录。',
  copy: '复制',
  copyAbout: '复制正在显示的各行',
  copied: (lines) => `已复制 ${lines} 行。`,
  copyTitle: '日志',
  copyByHand: '请复制下面的内容。',
};
