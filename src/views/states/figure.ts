/**
 * Figure 5 of RFC 9293 as a drawing: where its states stand and how its arrows run, so that people recognise it. Which
 * arrows there are, the chart says (`machines/tcp/arrows.ts`); a test holds one against the other.
 *
 * CLOSED stands in it twice, as in the RFC: above, where connections begin, and below, where they end well.
 */
import type { RuleId } from '../../../machines/tcp/rules.ts';
import type { State } from '../../../machines/tcp/states.ts';

/** A box of the figure: a state, or the CLOSED at its foot. */
export type BoxName = State | 'CLOSED_BELOW';

export const FIGURE = { width: 800, height: 604, box: { width: 122, height: 36 } } as const;

/** Middles of the boxes. */
export const BOXES = {
  CLOSED: { x: 390, y: 36 },
  LISTEN: { x: 390, y: 130 },
  SYN_RCVD: { x: 120, y: 222 },
  SYN_SENT: { x: 670, y: 222 },
  ESTABLISHED: { x: 390, y: 312 },
  FIN_WAIT_1: { x: 120, y: 398 },
  CLOSE_WAIT: { x: 670, y: 398 },
  FIN_WAIT_2: { x: 120, y: 484 },
  CLOSING: { x: 390, y: 484 },
  LAST_ACK: { x: 670, y: 484 },
  TIME_WAIT: { x: 390, y: 570 },
  CLOSED_BELOW: { x: 670, y: 570 },
} as const satisfies Record<BoxName, { readonly x: number; readonly y: number }>;

/** Where a label stands: the anchored end of its lines, the middle between them. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Event and action on one line, or with the arrow between them; one below the other where it is absent. */
  readonly way?: 'flat' | 'astride';
}

export interface FigureArrow {
  readonly from: State;
  readonly to: State;
  /** The box where it ends, where that is not the state's own. */
  readonly end?: BoxName;
  readonly path: string;
  readonly label: LabelPlace;
  /** The rule that says so. */
  readonly rule: RuleId;
}

const arrow = (
  between: `${State}>${State}`,
  path: string,
  [x, y, anchor, way]: readonly [number, number, LabelPlace['anchor'], LabelPlace['way']?],
  rule: RuleId,
): FigureArrow => {
  const [from, to] = between.split('>') as [State, State];
  const end = to === 'CLOSED' && (from === 'LAST_ACK' || from === 'TIME_WAIT');
  const label = { x, y, anchor, ...(way && { way }) };
  return { from, to, ...(end && { end: 'CLOSED_BELOW' as const }), path, label, rule };
};

/** The arrows of the figure, from its head to its foot. */
export const ARROWS: readonly FigureArrow[] = [
  arrow('CLOSED>LISTEN', 'M372 54V112', [364, 83, 'end'], 'call.listen'),
  arrow('LISTEN>CLOSED', 'M408 112V54', [416, 83, 'start'], 'call.closeUnopened'),
  arrow('CLOSED>SYN_SENT', 'M451 28H663Q705 28 705 70V204', [713, 120, 'start'], 'call.connect'),
  arrow('SYN_SENT>CLOSED', 'M668 204V86Q668 44 626 44H451', [660, 92, 'end'], 'call.closeUnopened'),
  arrow(
    'LISTEN>SYN_RCVD',
    'M329 140H192Q150 140 150 178V204',
    [245, 151, 'middle', 'flat'],
    'listen.syn',
  ),
  arrow(
    'SYN_RCVD>LISTEN',
    'M105 204V160Q105 120 147 120H329',
    [230, 110, 'middle', 'flat'],
    'reset.backToListen',
  ),
  arrow(
    'LISTEN>SYN_SENT',
    'M451 136H590Q630 136 630 172V204',
    [540, 147, 'middle', 'flat'],
    'call.sendOpens',
  ),
  arrow('SYN_SENT>SYN_RCVD', 'M609 222H181', [395, 212, 'middle', 'flat'], 'synSent.syn'),
  arrow(
    'SYN_RCVD>ESTABLISHED',
    'M150 240V272Q150 312 192 312H329',
    [245, 302, 'middle', 'flat'],
    'ack.ofSyn',
  ),
  arrow(
    'SYN_SENT>ESTABLISHED',
    'M640 240V272Q640 312 598 312H451',
    [545, 302, 'middle', 'flat'],
    'synSent.synAck',
  ),
  arrow('SYN_RCVD>FIN_WAIT_1', 'M92 240V380', [84, 310, 'end'], 'call.closeActive'),
  arrow(
    'ESTABLISHED>FIN_WAIT_1',
    'M372 330V346Q372 388 330 388H181',
    [270, 378, 'middle', 'flat'],
    'call.closeActive',
  ),
  arrow(
    'ESTABLISHED>CLOSE_WAIT',
    'M408 330V350Q408 398 456 398H609',
    [525, 388, 'middle', 'flat'],
    'fin.received',
  ),
  arrow(
    'FIN_WAIT_1>CLOSING',
    'M181 408H338Q380 408 380 446V466',
    [270, 420, 'middle', 'flat'],
    'fin.crossed',
  ),
  arrow('FIN_WAIT_1>FIN_WAIT_2', 'M92 416V466', [100, 441, 'start'], 'ack.ofFin'),
  arrow('CLOSE_WAIT>LAST_ACK', 'M670 416V466', [678, 441, 'start'], 'call.closePassive'),
  arrow(
    'FIN_WAIT_2>TIME_WAIT',
    'M92 502V530Q92 570 134 570H329',
    [230, 560, 'middle', 'flat'],
    'fin.last',
  ),
  arrow('CLOSING>TIME_WAIT', 'M390 502V552', [398, 527, 'start'], 'ack.ofFinClosing'),
  arrow('LAST_ACK>CLOSED', 'M670 502V552', [678, 527, 'start'], 'ack.ofFinLast'),
  arrow('TIME_WAIT>CLOSED', 'M451 570H609', [530, 570, 'middle', 'astride'], 'timer.timeWait'),
];

export type ArrowKey = `${State}>${State}`;

export const keyOf = ({ from, to }: { readonly from: State; readonly to: State }): ArrowKey =>
  `${from}>${to}`;

export const arrowBetween = (from: State, to: State): FigureArrow | undefined =>
  ARROWS.find((each) => each.from === from && each.to === to);

/** A way that the figure does not draw (its note 3: a reset or an abort from any state; a SYN in TIME_WAIT). */
export function undrawnPath(from: State, to: State): string {
  const a = BOXES[from];
  const b = BOXES[to];
  const bend = a.x === b.x ? 150 : 0;
  const middle = { x: (a.x + b.x) / 2 + bend, y: (a.y + b.y) / 2 };
  return `M${a.x} ${a.y}Q${middle.x} ${middle.y} ${b.x} ${b.y}`;
}
