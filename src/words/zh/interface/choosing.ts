/** Words of the list of scenarios. In Chinese. */
import type { ChoosingWords } from '../../contract/index.ts';

export const choosing: ChoosingWords = {
  chooseScenario: '选择场景',
  filterScenarios: '输入文字筛选',
  noScenario: '没有匹配的场景。',
  currentScenario: '当前场景',
  makeOwn: '自己做一个',
  openFile: '打开文件…',
};
