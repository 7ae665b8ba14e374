/** 程序与套接字调用的文字。 */
import type { SocketsWords } from '../../contract/index.ts';

export const sockets: SocketsWords = {
  programs: '程序',
  program: '程序',
  language: '编程语言',
  lanes: '套接字调用',
  lanesAbout: '在状态旁边显示每个调用何时开始、何时返回。',
  variables: '变量',
  instead: '显示',
  noCalls: '这一侧没有运行程序。',
  toCall: '跳到这次调用',
  activities: { calls: '此刻', waits: '等待中', sleeps: '睡眠中', crashes: '此刻' },
};
