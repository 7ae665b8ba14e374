/** 图以外的界面文字：页眉、菜单、对话框、提示。 */
import type { AppWords } from '../../contract/index.ts';

export const app: AppWords = {
  skip: '跳到时序图',
  skipToPage: '跳到正文',
  more: '更多',

  scenario: '场景',
  /** The title of the one that plays at first. */
  firstScenario: '三次握手、传数据、四次挥手',

  hintMouse: '点击任意报文段，让它丢失',
  hintTouch: '轻点任意报文段，让它丢失',

  pages: {
    lessons: '课程',
    questions: '问题',
    myths: '常见误解',
    glossary: '术语表',
    server: '服务器',
    captures: '抓包',
    losses: '逐个丢失',
    grid: '假如收到',
    compare: '并排对照',
    fidelity: '准确性说明',
  },
  home: '首页',
  explore: '探索',
  guide: '导览',

  diagram: '图',
  sequence: '时序图',
  panelsAbout: '时序图旁边',
  ladderWidth: '时序图的宽度',
  explanation: '刚才发生了什么',
  playback: '播放',
  openCard: (side) => `查看${side}的全部状态`,

  notLoaded: '页面有一部分无法加载。请重试或刷新。',
  notDrawn: '时序图无法绘制。',
};
