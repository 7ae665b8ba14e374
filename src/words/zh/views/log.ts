/** Words of the log. In Chinese. */
import type { TimerName } from '../../../../machines/tcp/effects.ts';
import type { LogWords } from '../../contract/index.ts';
import { reports } from '../interface/reports.ts';

const TIMERS: Readonly<Record<TimerName, string>> = {
  retransmission: '重传定时器',
  lossProbe: '尾部丢包探测定时器',
  reordering: '乱序定时器',
  persist: '坚持定时器',
  delayedAck: '延迟确认定时器',
  keepAlive: '保活定时器',
  userTimeout: '用户超时定时器',
  finWait2: 'FIN_WAIT_2 定时器',
  timeWait: 'TIME_WAIT 定时器',
};

const HAPPENS = {
  started: '启动',
  restarted: '重新启动',
  expired: '到期',
  stopped: '停止',
} as const;

export const tab = '日志';

export const log: LogWords = {
  name: '日志：用上下方向键逐行移动，按回车跳到该行的时刻',
  filter: '筛选日志',
  kinds: { segment: '报文段', state: '状态', timer: '定时器', call: '调用' },
  find: '在日志中查找',
  example: '例如 ack 501',
  count: (shown, all) => (shown === all ? `共 ${all} 行` : `${shown} / ${all} 行`),
  nothing: '没有匹配的行。',
  notYet: '还没有任何记录。',
  copy: '复制',
  copyAbout: '复制正在显示的各行',
  copied: (lines) => `已复制 ${lines} 行。`,
  copyTitle: '日志',
  copyByHand: '请复制下面的内容。',
  remarks: {
    timer: (timer, what, due) =>
      `${TIMERS[timer]}${HAPPENS[what]}${due === null ? '' : `，到期时刻 ${due}`}`,
    again: (nth) => `重传 #${nth}`,
    elsewhere: '来自运行之外',
    fates: { lost: '丢失', delayed: '延迟', duplicated: '重复' },
    evidence: { inferred: '推断', assumed: '假定' },
    delivered: (n) => `交付 ${n} 字节`,
    report: (text) => `“${reports.texts[text] ?? text}”`,
  },
};
