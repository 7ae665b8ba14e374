/** The words of lessons, questions and wrong claims about servers. In Chinese. */
import type { ServerGuideWords } from '../../../contract/index.ts';
import { lessons } from './lessons/index.ts';
import { myths } from './myths.ts';
import { questions } from './questions.ts';

export const server: ServerGuideWords = {
  group: '服务器',
  lessons,
  questions,
  myths,
  look: (part) => `请看：${part}`,
  parts: {
    clients: '客户端与网络',
    kernel: '内核的队列',
    program: '服务器程序',
    costs: '开销',
    terminal: '终端',
  },
};
