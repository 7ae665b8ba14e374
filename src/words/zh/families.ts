/** Titles of the scenarios that belong to a family. In Chinese. */
import { lasting } from './say.ts';
import type { FamilyWords } from '../contract/index.ts';

const WHERE: Readonly<Record<Parameters<FamilyWords['grid']>[0]['where'], string>> = {
  left: '窗口左侧',
  'left-edge': '窗口左沿',
  inside: '窗口之内',
  'right-edge': '窗口右沿',
  right: '窗口右侧',
  'ack-low': '确认号偏低',
  'ack-good': '确认了 SYN',
  'ack-high': '确认号偏高',
  anywhere: '',
};

export const families: FamilyWords = {
  own: '自己的场景',
  closeAfter: (ms) => (ms === 0 ? '服务器立即关闭' : `服务器 ${lasting(ms * 1000)}后关闭`),
  grid: ({ state, segment, where, policy }) =>
    [
      `${state} 收到${segment === 'data' ? '数据' : ` ${segment.replaceAll('-', '+')}`}`,
      WHERE[where],
      policy === 'plain' ? '不用 RFC 5961' : '',
    ]
      .filter(Boolean)
      .join('，'),
};
