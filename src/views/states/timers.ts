/** The timers around the boxes: what is left of the one that ends first, for each end, and how it is written in the box. */
import type { InterfaceWords } from '../../words/contract/index.ts';
import type { Side } from '../../trace/side.ts';
import type { Frame } from '../../trace/connection.ts';
import { leftText, timersLeft, type TimerLeft } from '../endpoint/timers.ts';
import { textWidth } from '../ladder/text.ts';
import type { BoxName, Figure } from './figure.ts';
import type { Point } from '../point.ts';
import type { Token } from './layout.ts';

export interface TimerRing {
  readonly side: Side;
  readonly box: BoxName;
  /** What is left, as a part of the whole: 1 to 0. */
  readonly part: number;
  /** So far inside the edge of the box: two rings in one box lie one inside the other. */
  readonly inset: number;
  readonly label: Point & { readonly text: string; readonly anchor: 'start' | 'middle' | 'end' };
}

interface Options {
  readonly tokens: readonly Token[];
  readonly figure: Figure;
  readonly words: InterfaceWords['cards'];
}

/** Between two rings, and from the edge of a box to a text in it. */
const INSET = 3;
const PADDING = 5;
/** Between the texts of two timers. */
const BETWEEN = 3;

export function ringsOf({ ends, at }: Frame, { tokens, figure, words }: Options): TimerRing[] {
  const running = tokens.flatMap(({ side, box, on }) => {
    const [first] = timersLeft(ends[side].tcb, at);
    return first === undefined || on !== null ? [] : [{ side, box, first }];
  });
  return running.map(({ side, box, first }, i) => {
    const shared = running.some((other) => other.side !== side && other.box === box);
    const room = figure.box.width - 2 * PADDING;
    const texts = wordings(first, words);
    const fits = (text: string) =>
      textWidth(text, figure.size.timer) <= (shared ? (room - BETWEEN) / 2 : room);
    const { x, y } = figure.boxes[box];
    const out = side === 'client' ? -1 : 1;
    return {
      side,
      box,
      part: first.part,
      inset: shared ? i * INSET : 0,
      label: {
        text: texts.find(fits) ?? texts.at(-1) ?? '',
        x: shared ? x + (out * room) / 2 : x,
        y: y + figure.box.height * 0.28,
        anchor: shared ? (side === 'client' ? 'start' : 'end') : 'middle',
      },
    };
  });
}

/** The name with the time, the time alone, the time in round seconds: the fullest that has room is taken. */
function wordings({ timer, leftUs }: TimerLeft, words: InterfaceWords['cards']): string[] {
  const left = leftText(leftUs, words);
  const seconds = leftUs / 1e6;
  return [
    `${words.shortTimers[timer]} ${left}`,
    left,
    words.seconds(seconds.toFixed(seconds < 9.95 ? 1 : 0)),
  ];
}
