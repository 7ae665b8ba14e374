/** 两侧卡片：一端的状态、定时器、变量和调用。 */
import type { CardsWords } from '../../contract/index.ts';

export const cards: CardsWords = {
  names: { client: '客户端', server: '服务器' },
  notes: {
    closedFirst: '主动关闭方',
    closedSecond: '被动关闭方',
    closedBoth: '同时关闭',
    aborted: '异常终止',
    active: '主动打开',
    passive: '被动打开',
  },

  timers: {
    retransmission: '重传',
    lossProbe: '尾部丢包探测',
    reordering: '乱序等待',
    persist: '窗口探测',
    delayedAck: '延迟确认',
    keepAlive: '保活',
    userTimeout: '用户超时',
    finWait2: 'FIN_WAIT_2 限时',
    timeWait: '2MSL',
  },
  shortTimers: {
    retransmission: 'RTO',
    lossProbe: 'TLP',
    reordering: 'RACK',
    persist: '探测',
    delayedAck: 'ACK',
    keepAlive: '保活',
    userTimeout: '超时',
    finWait2: '限时',
    timeWait: '2MSL',
  },
  again: (times) => `已超时 ${times} 次`,
  timersTitle: '定时器',
  noTimer: '没有定时器在运行',

  sendTitle: '发送',
  receiveTitle: '接收',
  variablesTitle: '连接的变量（TCB）',
  justChanged: '刚刚改变',
  unsent: '尚未发送',
  unread: '尚未读取',
  held: '乱序暂存',
  bytes: (n) => `${n} B`,
  seconds: (n) => `${n} 秒`,
  milliseconds: (n) => `${n} 毫秒`,
};
