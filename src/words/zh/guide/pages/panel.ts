/** Words of the panel that guides through a run. In Chinese. */
import type { PanelWords } from '../../../contract/index.ts';

export const panel: PanelWords = {
  name: '导览',
  lesson: '课程',
  question: '问题',
  myth: '误解',
  note: '准确性说明',
  stepOf: (n, all) => `第 ${n} 步，共 ${all} 步`,
  back: '上一步',
  next: '下一步',
  finish: '完成',
  leave: '离开',
  backTo: (page) => `回到“${page}”`,
  toMoment: '回到这一刻',
  strayed: '你已离开这里讲解的运行过程，可以自由尝试，随时可以回来。',
  showAll: '显示全部：说明、变量、调用',
  earlier: (clock) => `回到 ${clock}`,
  otherRun: (title) => `另一次运行：${title}`,
  beside: (title) => `与“${title}”并排比较`,
  right: '对。',
  notQuite: '不对。',
  learned: '要点：',
  nextLesson: (title) => `下一课：${title}`,
};
