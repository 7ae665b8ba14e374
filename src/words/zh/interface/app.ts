/** 图以外的界面文字：页眉、菜单、对话框、提示。 */
import type { AppWords } from '../../contract/index.ts';

export const app: AppWords = {
  skip: '跳到时序图',
  skipToPage: '跳到正文',
  close: '关闭',
  more: '更多',

  scenario: '场景',
  /** The title of the one that plays at first. */
  firstScenario: '三次握手、传数据、四次挥手',
  changed: '已被你修改',

  undo: '撤销',
  redo: '重做',
  reset: '撤回所有修改',
  compareTitle: '与修改前的过程并排对照',
  language: '语言',
  share: '分享',
  exportRun: '导出',
  exportTitle: '把这次过程保存为图片、动图、文本或数据',
  shareTitle: '复制指向此刻的链接',
  copied: '链接已复制，打开后正好停在此刻。',
  copyByHand: '请复制下面的链接。打开后会看到同样的过程，并停在此刻。',
  help: '帮助',

  theme: '配色',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },

  predict: '预测',
  predictAbout: '每一步之前先猜接下来会发生什么',

  display: '显示',
  letters: '字母的含义',
  network: '网络',
  oneWay: (delay) => `单程 ${delay}`,
  profile: '模拟对象',
  profiles: { rfc: 'RFC 9293', linux: 'Linux' },
  hintMouse: '点击任意报文段，让它丢失',
  hintTouch: '轻点任意报文段，让它丢失',
  dismiss: '知道了',

  pages: {
    lessons: '课程',
    questions: '问答',
    myths: '常见误解',
    losses: '逐个丢失',
    grid: '假如收到',
    compare: '并排对照',
    fidelity: '准确性说明',
  },
  leavePresenting: '退出 (Esc)',
  openWhole: '在 synfin 中打开',
  toRun: '回到时序图',
  explore: '探索',
  guide: '导览',

  diagram: '图',
  sequence: '时序图',
  panelsAbout: '时序图旁边',
  ladderWidth: '时序图的宽度',
  explanationHeight: '说明区的高度',
  explanation: '刚才发生了什么',
  playback: '播放',
  openCard: (side) => `查看${side}的全部状态`,

  notLoaded: '页面的一部分没能加载。请检查网络后重试。',
  notDrawn: '时序图没能画出来。',
};
