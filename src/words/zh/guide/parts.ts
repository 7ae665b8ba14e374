/** Segments, timers and reports by name, as they stand in sentences of several pages. In Chinese. */
import type { Report, TimerName } from '../../../../machines/tcp/effects.ts';
import type { SegmentKind } from '../../../../machines/tcp/segment.ts';
import type { Side } from '../../../trace/side.ts';
import { code, phrase, sideMark, type Mark, type Phrase } from '../../phrase.ts';
import { reports } from '../interface/reports.ts';
import { SIDE_NAMES } from '../sides.ts';

export const end = (side: Side): Mark => sideMark(side, SIDE_NAMES[side]);

export const TIMERS = {
  retransmission: '重传定时器',
  lossProbe: '尾部丢包探测定时器',
  reordering: '乱序定时器',
  persist: '坚持定时器',
  delayedAck: '延迟确认定时器',
  keepAlive: '保活定时器',
  userTimeout: '用户超时定时器',
  finWait2: 'FIN_WAIT_2 定时器',
  timeWait: '2MSL 定时器',
} as const satisfies Record<TimerName, string>;

/** A segment by its kind, or a probe. Latin words stand apart from Chinese ones. */
export const KINDS = {
  SYN: phrase` ${code('SYN')} `,
  SYN_ACK: phrase` ${code('SYN+ACK')} `,
  FIN: phrase` ${code('FIN')} `,
  RST: phrase` ${code('RST')} `,
  ACK: phrase` ${code('ACK')} `,
  DATA: phrase`数据`,
  probe: phrase`探测`,
} as const satisfies Record<SegmentKind | 'probe', Phrase>;

/** What a program is told, as the cards have it. */
export const reported = (report: Report): string => reports.texts[report] ?? report;
