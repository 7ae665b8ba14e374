/** Segments, timers and reports by name, as they stand in sentences of several pages. In English. */
import type { Report, TimerName } from '../../../../machines/tcp/effects.ts';
import type { SegmentKind } from '../../../../machines/tcp/segment.ts';
import type { Side } from '../../../trace/side.ts';
import { code, phrase, sideMark, type Mark, type Part, type Phrase } from '../../phrase.ts';
import { reports } from '../interface/reports.ts';
import { SIDE_NAMES } from '../sides.ts';

export const end = (side: Side): Mark => sideMark(side, SIDE_NAMES[side]);

export const TIMERS = {
  retransmission: 'retransmission timer',
  lossProbe: 'tail loss probe timer',
  reordering: 'reordering timer',
  persist: 'persist timer',
  delayedAck: 'delayed-ACK timer',
  keepAlive: 'keep-alive timer',
  userTimeout: 'user timeout',
  finWait2: 'FIN_WAIT_2 timer',
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

/** The same with an article, where there is one. */
export const A_KIND = {
  SYN: phrase`a ${KINDS.SYN}`,
  SYN_ACK: phrase`a ${KINDS.SYN_ACK}`,
  FIN: phrase`a ${KINDS.FIN}`,
  RST: phrase`a ${KINDS.RST}`,
  ACK: phrase`an ${KINDS.ACK}`,
  DATA: phrase`data`,
  probe: phrase`a probe`,
} as const satisfies Record<SegmentKind | 'probe', Phrase>;

/** What an application is told, as the cards have it. */
export const reported = (report: Report): string => reports.texts[report] ?? report;
