/** Words of the list of scenarios. In Chinese. */
import type { ChoosingWords } from '../../contract/index.ts';

export const choosing: ChoosingWords = {
  chooseScenario: '选择场景',
  filterScenarios: '输入文字筛选',
  noScenario: '没有匹配的场景。',
  currentScenario: '当前场景',
  makeOwn: '自己做一个',
  openFile: '打开文件…',
  mine: '我的场景',
  all: '所有场景',
  newName: '新名称',
  rename: (title) => `给“${title}”改名`,
  saveName: '改名',
  remove: (title) => `删除“${title}”`,
  removed: (title) => `已删除“${title}”。`,
  putBack: '撤销',
  saveAll: '全部存为一个文件',
  gone: '这个场景已不再保存。',
};
