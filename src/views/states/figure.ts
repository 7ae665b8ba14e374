/**
 * Figure 5 of RFC 9293 as a drawing: what its boxes, arrows and labels are. Where they stand is in `wide.ts` and, upright for
 * little room, in `tall.ts`. Which arrows there are, the chart says (`machines/tcp/arrows.ts`); a test holds one against the other.
 *
 * CLOSED stands in it twice, as in the RFC: above, where connections begin, and below, where they end well.
 */
import type { RuleId } from '../../../machines/tcp/rules.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { Point } from '../point.ts';

/** A box of the figure: a state, or the CLOSED at its foot. */
export type BoxName = State | 'CLOSED_BELOW';

export type ArrowKey = `${State}>${State}`;

/** The arrows of the figure, from its head to its foot, each with the rule that says so. */
export const ARROW_RULES = {
  'CLOSED>LISTEN': 'call.listen',
  'LISTEN>CLOSED': 'call.closeUnopened',
  'CLOSED>SYN_SENT': 'call.connect',
  'SYN_SENT>CLOSED': 'call.closeUnopened',
  'LISTEN>SYN_RCVD': 'listen.syn',
  'SYN_RCVD>LISTEN': 'reset.backToListen',
  'LISTEN>SYN_SENT': 'call.sendOpens',
  'SYN_SENT>SYN_RCVD': 'synSent.syn',
  'SYN_RCVD>ESTABLISHED': 'ack.ofSyn',
  'SYN_SENT>ESTABLISHED': 'synSent.synAck',
  'SYN_RCVD>FIN_WAIT_1': 'call.closeActive',
  'ESTABLISHED>FIN_WAIT_1': 'call.closeActive',
  'ESTABLISHED>CLOSE_WAIT': 'fin.received',
  'FIN_WAIT_1>CLOSING': 'fin.crossed',
  'FIN_WAIT_1>FIN_WAIT_2': 'ack.ofFin',
  'CLOSE_WAIT>LAST_ACK': 'call.closePassive',
  'FIN_WAIT_2>TIME_WAIT': 'fin.last',
  'CLOSING>TIME_WAIT': 'ack.ofFinClosing',
  'LAST_ACK>CLOSED': 'ack.ofFinLast',
  'TIME_WAIT>CLOSED': 'timer.timeWait',
} as const satisfies Partial<Record<ArrowKey, RuleId>>;

export type FigureKey = keyof typeof ARROW_RULES;

export const FIGURE_KEYS = Object.keys(ARROW_RULES) as readonly FigureKey[];

export const isDrawn = (key: ArrowKey): key is FigureKey => Object.hasOwn(ARROW_RULES, key);

export const keyOf = ({ from, to }: { readonly from: State; readonly to: State }): ArrowKey =>
  `${from}>${to}`;

export const endsOf = (key: ArrowKey) => key.split('>') as [from: State, to: State];

/** The box in which an arrow ends. */
export function boxAfter(key: ArrowKey): BoxName {
  const [, to] = endsOf(key);
  return key === 'LAST_ACK>CLOSED' || key === 'TIME_WAIT>CLOSED' ? 'CLOSED_BELOW' : to;
}

/** Where a label stands: the anchored end of its lines, the middle of all of them. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /**
   * Event and action on one line (flat), with the arrow between them (astride), or one below the other (stacked); or the event
   * alone, where there is no room for more (brief).
   */
  readonly way: 'flat' | 'astride' | 'stacked' | 'brief';
}

export interface FigureArrow {
  readonly path: string;
  readonly label: LabelPlace;
}

/** An arrow, and where its label stands. */
export const arrow = (
  path: string,
  x: number,
  y: number,
  anchor: LabelPlace['anchor'],
  way: LabelPlace['way'] = 'stacked',
): FigureArrow => ({ path, label: { x, y, anchor, way } });

/** One way to lay the figure out. */
export interface Figure {
  readonly name: 'wide' | 'tall';
  /** What is seen of it, as an SVG's viewBox has it. */
  readonly view: Point & { readonly width: number; readonly height: number };
  readonly box: { readonly width: number; readonly height: number };
  /** Font sizes: of labels, of the names of states, of timers. */
  readonly size: { readonly label: number; readonly state: number; readonly timer: number };
  /** It is not drawn smaller than so many pixels to a unit: its letters stay readable, and it scrolls. */
  readonly least: number;
  /** Half the length of a line apart from one astride its arrow, and a label's widest line where lines are broken. */
  readonly apart: number;
  readonly room: number;
  /** Radius of a token, and of the marks where arrows begin that can be walked next. */
  readonly token: number;
  readonly badge: number;
  /** Middles of the boxes. */
  readonly boxes: Readonly<Record<BoxName, Point>>;
  readonly arrows: Readonly<Record<FigureKey, FigureArrow>>;
}

/** A way that the figure does not draw (its note 3: a reset or an abort from any state; a SYN in TIME_WAIT). */
export function undrawnPath(key: ArrowKey, { boxes, box }: Figure): string {
  const [from, to] = endsOf(key);
  const [a, b] = [boxes[from], boxes[to]];
  const bend = a.x === b.x ? box.width * 1.2 : 0;
  const middle = { x: (a.x + b.x) / 2 + bend, y: (a.y + b.y) / 2 };
  return `M${a.x} ${a.y}Q${middle.x} ${middle.y} ${b.x} ${b.y}`;
}

export const pathOf = (key: ArrowKey, figure: Figure): string =>
  isDrawn(key) ? figure.arrows[key].path : undrawnPath(key, figure);

/** A point so far along an arrow that runs straight at first. */
export function pointAlong(path: string, far: number): Point {
  const [, x = 0, y = 0, , to = 0] = (/^M(\S+) (\S+)([HV])([-\d.]+)/.exec(path) ?? []).map(Number);
  const across = path.includes('H') && /^M\S+ \S+H/.test(path);
  const by = Math.sign(to - (across ? x : y)) * far;
  return across ? { x: x + by, y } : { x, y: y + by };
}
