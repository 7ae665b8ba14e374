/** The shapes of the charts: each is told by its form, never by its colour alone. Paths around (0, 0). */
import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from 'd3-shape';
import { peerOf, type Side } from '../../trace/side.ts';
import type { SequenceSpan } from '../../trace/timeSequence.ts';

export type SpanKind = SequenceSpan['kind'];

/** Kinds of which a sign stands at the upper end of the bar. */
export type SignKind = Exclude<
  SpanKind,
  'first' | 'ack' | 'duplicateAck' | 'sackBlock' | 'dsackBlock'
>;

interface Sign {
  readonly d: string;
  /** Open signs are of the causes that follow from another one. */
  readonly filled: boolean;
}

const AREA = 44;
const sign = (type: SymbolType, filled: boolean, area = AREA): Sign => ({
  d: symbol(type, area)() ?? '',
  filled,
});

/** Stands on its point: a question that is put to the peer. */
const downwards = (d: string): string =>
  d.replace(/(-?[\d.]+),(-?[\d.]+)/g, (_, x, y) => `${x},${-y}`);

const SIGNS: Readonly<Record<SignKind, Sign>> = {
  rto: sign(symbolTriangle, true),
  afterRto: sign(symbolTriangle, false),
  fast: sign(symbolDiamond, true),
  partial: sign(symbolDiamond, false),
  sack: sign(symbolCircle, true),
  reordering: sign(symbolCircle, false),
  rescue: sign(symbolCross, true),
  reneged: sign(symbolStar, false),
  probe: sign(symbolSquare, true),
  answer: sign(symbolSquare, false),
  notTaken: sign(symbolStar, true),
  windowProbe: { ...sign(symbolTriangle, false), d: downwards(sign(symbolTriangle, false).d) },
  keepAlive: { ...sign(symbolTriangle, true), d: downwards(sign(symbolTriangle, true).d) },
  reset: sign(symbolWye, true, 40),
};

const hasSign = (kind: SpanKind): kind is SignKind => Object.hasOwn(SIGNS, kind);

export const signOf = (kind: SpanKind): Sign | null => (hasSign(kind) ? SIGNS[kind] : null);

/** A pennant at a pole: open for SYN, filled for FIN. */
export const FLAG = 'M0,0v-12l8,3l-8,3';

/** A cross over what is lost, and a ring around what was sent again in vain. */
export const CROSS = 'M-4,-4l8,8m0,-8l-8,8';
export const RING = 'M-7.5,0a7.5,7.5 0 1 0 15,0a7.5,7.5 0 1 0 -15,0z';

/** A sample. */
export const DOT = 'M-2.5,0a2.5,2.5 0 1 0 5,0a2.5,2.5 0 1 0 -5,0z';

/** From one height to another: plain for segments, a hollow bar for SACK blocks, with caps for D-SACK. */
export function barPath(kind: SpanKind, x: number, low: number, high: number): string {
  switch (kind) {
    case 'sackBlock':
      return `M${x - 2},${low}h4V${high}h-4z`;
    case 'dsackBlock':
      return `M${x - 4},${low}h8M${x},${low}V${high}M${x - 4},${high}h8`;
    case 'duplicateAck':
      return `M${x},${low}v7`;
    default:
      return `M${x},${low}V${high}`;
  }
}

/** What a side learns from its peer is in the peer's colour. */
const FROM_PEER: ReadonlySet<string> = new Set([
  ...['acknowledged', 'windowEdge', 'sndWnd'],
  ...['ack', 'duplicateAck', 'sackBlock', 'dsackBlock'],
]);

export const ownerOf = (kind: string, side: Side): Side =>
  FROM_PEER.has(kind) ? peerOf(side) : side;
