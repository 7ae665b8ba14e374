/** What can be wrong with an address. In Chinese. */
import type { AddressWords } from '../../contract/index.ts';

export const address: AddressWords = {
  problems: {
    tooLong: (length, most) => `链接太长（${length} 个字符，最多 ${most} 个），没有打开。`,
    garbled: '链接已损坏，没有打开。',
    unknownScenario: (text) => `链接里的场景不存在：“${text}”。`,
    unknownPage: (text) => `链接指向的页面不存在：“${text}”。`,
    unknownPart: (text) => `链接里有 synfin 不认识的内容：“${text}”。`,
    repeated: (part) => `链接里的${part}出现了两次，没有打开。`,
    tooMany: (part, most) => `链接里的${part}太多（最多 ${most} 个），没有打开。`,
    unreadable: (part, text) => `链接里的${part}无法识别：“${text}”。`,
  },
  neverSent: (side, nth, sent) =>
    `链接要改变${side}的第 ${nth} 个报文段，但在这个运行过程中，${side}只发送 ${sent} 个，因此没有改变任何报文段。`,
  addressParts: {
    moment: '时刻',
    steps: '步数',
    profile: '协议配置',
    segments: '报文段',
    calls: '调用',
    delays: '时延',
    guide: '课程或问题',
    origin: '原场景',
  },
};
