/** Segments, timers and reports by name, as they stand in sentences of several pages. In English. */
import type { Report, TimerName } from '../../../../machines/tcp/effects.ts';
import { kindOf, type SegmentKind } from '../../../../machines/tcp/segment.ts';
import type { Side } from '../../../trace/side.ts';
import type { Flight } from '../../../trace/connection.ts';
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

export const KINDS = {
  SYN: code('SYN'),
  SYN_ACK: code('SYN+ACK'),
  FIN: code('FIN'),
  RST: code('RST'),
  ACK: code('ACK'),
  DATA: 'data',
} as const satisfies Record<SegmentKind, Part>;

/** A segment by its kind: "SYN", "data"; or "probe", which is what it is for. */
export const kind = ({ segment, reason }: Flight): Part =>
  reason === 'probe' || reason === 'keepAlive' ? 'probe' : KINDS[kindOf(segment)];

/** What a program is told, as the cards have it. */
export const reported = (report: Report): string =>
  Object.entries(cards.reports).find(([each]) => each === report)?.[1] ?? report;
