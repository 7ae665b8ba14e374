/** 图以外的界面文字：页眉、菜单、对话框、提示。 */
import type { InterfaceWords } from '../../en/interface.ts';

export const app = {
  skip: '跳到时序图',
  skipToPage: '跳到正文',
  close: '关闭',
  more: '更多',

  scenario: '场景',
  chooseScenario: '选择场景',
  filterScenarios: '输入文字筛选',
  noScenario: '没有匹配的场景。',
  currentScenario: '当前场景',
  changed: '已被你修改',

  undo: '撤销',
  redo: '重做',
  reset: '撤回所有修改',
  compareTitle: '与修改前的过程并排对照',
  language: '语言',
  share: '分享',
  shareTitle: '复制指向此刻的链接',
  copied: '链接已复制，打开后正好停在此刻。',
  copyByHand: '请复制下面的链接。打开后会看到同样的过程，并停在此刻。',
  help: '帮助',

  theme: '配色',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },

  predict: '预测',
  predictAbout: '每一步之前先猜接下来会发生什么',

  display: '显示',
  future: '尚未发生的部分',
  futures: { faint: '淡显', hidden: '隐藏' },
  numbers: '序号',
  numberings: { absolute: '实际值', relative: '从 0 起', symbols: 'J、K、M、N' },
  letters: '字母的含义',
  trueScale: '真实时间比例',
  trueScaleAbout: '不压缩空闲时间，长时间的等待需要滚动很久。',

  network: '网络',
  oneWay: (delay) => `单程 ${delay}`,
  linkDelay: '单程时延',
  linkDelayAbout: '从此刻起发出的报文段生效。',
  ownDelay: '其他时延（毫秒）',
  set: '设定',

  profile: '模拟对象',
  profiles: { rfc: 'RFC 9293', linux: 'Linux' },
  profilesAbout: {
    rfc: '两端都按 RFC 9293 及其引用的 RFC 行事，常数也取自其中。',
    linux: '两端都像当前的 Linux 内核那样行事，包括它的常数和它与 RFC 的出入。',
  },
  profilesDiffer: '两者有何不同',

  hintMouse: '点击任意报文段，让它丢失',
  hintTouch: '轻点任意报文段，让它丢失',
  dismiss: '知道了',

  places: {
    lessons: '课程',
    questions: '问答',
    myths: '常见误解',
    losses: '逐个丢失',
    grid: '假如收到',
    compare: '并排对照',
    fidelity: '准确性说明',
  },
  toRun: '回到时序图',
  pages: '探索',
  guide: '导览',

  diagram: '图',
  diagrams: { ladder: '时序图', states: '状态图' },
  explanation: '刚才发生了什么',
  playback: '播放',
  openCard: (side) => `查看${side}的全部状态`,

  notLoaded: '页面的一部分没能加载。请检查网络后重试。',
  notDrawn: '时序图没能画出来。',
  problems: {
    tooLong: (length, most) => `链接太长（${length} 个字符，最多 ${most} 个），没有打开。`,
    garbled: '链接已损坏，没有打开。',
    unknownScenario: (text) => `链接里的场景不存在：“${text}”。`,
    unknownPage: (text) => `链接指向的页面不存在：“${text}”。`,
    unknownPart: (text) => `链接里有看不懂的内容：“${text}”。`,
    repeated: (part) => `链接里的${part}出现了两次，没有打开。`,
    tooMany: (part, most) => `链接里的${part}太多（最多 ${most} 个），没有打开。`,
    unreadable: (part, text) => `链接里的${part}无法识别：“${text}”。`,
  },
  addressParts: {
    moment: '时刻',
    steps: '步数',
    profile: '模拟对象',
    segments: '报文段',
    calls: '调用',
    delays: '时延',
    guide: '课程或问题',
  },
} satisfies InterfaceWords['app'];
