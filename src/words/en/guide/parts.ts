/** Segments, timers and reports by name, as they stand in sentences of several pages. In English. */
import type { Report, TimerName } from '../../../../machines/tcp/effects.ts';
import type { SegmentKind } from '../../../../machines/tcp/segment.ts';
import type { Side } from '../../../trace/side.ts';
import { code, sideMark, type Mark, type Part } from '../../phrase.ts';
import { cards } from '../interface/cards.ts';
import { SIDE_NAMES } from '../sides.ts';

export const end = (side: Side): Mark => sideMark(side, SIDE_NAMES[side]);

export const TIMERS = {
  retransmission: 'retransmission timer',
  persist: 'persist timer',
  delayedAck: 'delayed ACK timer',
  keepAlive: 'keep-alive timer',
  userTimeout: 'user timeout',
  finWait2: 'FIN_WAIT_2 limit',
  timeWait: '2MSL timer',
} as const satisfies Record<TimerName, string>;

/** A segment by its kind; or "probe", which is what it is for. */
export const KINDS = {
  SYN: code('SYN'),
  SYN_ACK: code('SYN+ACK'),
  FIN: code('FIN'),
  RST: code('RST'),
  ACK: code('ACK'),
  DATA: 'data',
  probe: 'probe',
} as const satisfies Record<SegmentKind | 'probe', Part>;

/** What a program is told, as the cards have it. */
export const reported = (report: Report): string => cards.reports[report] ?? report;
