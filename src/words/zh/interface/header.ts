/** The buttons for all of the page. In Chinese. */
import type { HeaderWords } from '../../contract/index.ts';

export const header: HeaderWords = {
  close: '关闭',
  undo: '撤销',
  redo: '重做',
  reset: '放弃所有修改',
  predict: '预测',
  profile: '协议配置',
  toRun: '回到时序图',
  language: '语言',
  compareTitle: '与修改前的运行过程对照',
  predictAbout: '逐步预测接下来会发生什么',
  hintMoreMouse: '右键点击报文段，查看更多操作',
  hintMoreTouch: '长按报文段，查看更多操作',
  search: '搜索',
  share: '分享',
  exportRun: '导出',
  exportTitle: '把这个运行过程保存为图片、动图、文本或数据',
  shareTitle: '复制指向此刻的链接',
  help: '帮助',
  theme: '配色',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  leavePresenting: '退出 (Esc)',
  openWhole: '在 synfin 中打开',
};
