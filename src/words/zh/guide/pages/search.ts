/** Words of the search for everything. In Chinese. */
import type { SearchWords } from '../../../contract/pages.ts';

export const search: SearchWords = {
  title: '搜索全部内容',
  placeholder: '问题、状态、标志位、RFC……',
  groups: { scenarios: '场景', rules: '规则' },
  found: (n) => `${n} 个结果`,
  nothing:
    '没有找到。可以用中文或英文搜索场景、课程、问题、常见误解、术语、规则（包括 RFC 编号和章节）和准确性说明。',
};
