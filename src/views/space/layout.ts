/**
 * A stream as two bars on one axis: the send sequence space of its sender above (RFC 9293, figure 3), the receive sequence space
 * of its receiver below it (figure 4). Numbers in, marks out.
 */
import type { Seq } from '../../../machines/tcp/sequence.ts';
import { axisOf, type Axis } from './axis.ts';
import { flagsOf, type Flag, type AxisMark } from './labels.ts';
import {
  numberAt,
  type Piece,
  type ReceiveSpace,
  type SendSpace,
  type NumberRange,
} from './spaces.ts';

export type RegionKind =
  /** Send: 1, 2, 3 and 4 of figure 3; `held back`: the peer permits it, congestion control does not. */
  | 'acknowledged'
  | 'flight'
  | 'usable'
  | 'heldBack'
  /** Receive: 1 of figure 4 in two parts, or `taken` where nothing tells the one from the other; 2 and 3. */
  | 'taken'
  | 'read'
  | 'unread'
  | 'window'
  | 'beyond';

export interface Region {
  readonly kind: RegionKind;
  /** Its number in the RFC's figure. */
  readonly figure: 1 | 2 | 3 | 4;
  readonly left: number;
  readonly width: number;
}

export interface Cell {
  readonly kind: 'SYN' | 'data' | 'FIN';
  readonly left: number;
  readonly width: number;
  /** What there is room for. */
  readonly text: string;
}

export interface PieceMark {
  readonly piece: Piece;
  readonly left: number;
  readonly width: number;
  readonly cells: readonly Cell[];
}

export interface Bar {
  readonly regions: readonly Region[];
  readonly pieces: readonly PieceMark[];
  /** What is written and not sent. */
  readonly waiting: { readonly left: number; readonly width: number } | null;
  readonly flags: readonly Flag[];
  readonly rows: number;
  readonly breaks: readonly number[];
}

export interface StreamBars {
  readonly send: Bar | null;
  readonly receive: Bar | null;
}

interface Options {
  readonly send: SendSpace | null;
  readonly receive: ReceiveSpace | null;
  readonly width: number;
  /** Writes a number of this stream. */
  readonly number: (n: Seq) => string;
}

export function drawStream({ send, receive, width, number }: Options): StreamBars {
  const sendPlaces = send === null ? [] : placesOfSend(send);
  const receivePlaces = receive === null ? [] : placesOfReceive(receive);
  const content = [
    ...(send ? contentOfSend(send) : []),
    ...(receive ? contentOfReceive(receive) : []),
  ];
  const axisWith = (places: readonly number[], own: readonly NumberRange[]) =>
    axisOf({ places: [0, ...places], width, matterOf: matterIn(own) });

  // Of another connection: its numbers have another beginning.
  const areOne = send === null || receive === null || send.zero === receive.zero;
  const shared = areOne ? axisWith([...sendPlaces, ...receivePlaces], content) : null;
  return {
    send: send && sendBar(send, shared ?? axisWith(sendPlaces, contentOfSend(send)), width, number),
    receive:
      receive &&
      receiveBar(
        receive,
        shared ?? axisWith(receivePlaces, contentOfReceive(receive)),
        width,
        number,
      ),
  };
}

const ends = (stretches: readonly NumberRange[]): number[] =>
  stretches.flatMap(({ from, to }) => [from, to]);

/** Where the FIN of a piece begins, or what follows its SYN: both have a cell of their own. */
const inner = ({ from, to, syn, fin, dataLen }: Piece): number[] =>
  dataLen === 0 ? [] : [...(syn ? [from + 1] : []), ...(fin ? [to - 1] : [])];

const placesOfSend = (space: SendSpace): number[] => [
  ...[space.una, space.nxt],
  ...[space.edge, space.cwnd].filter((place) => place !== null),
  ...ends(contentOfSend(space)),
  ...space.pieces.flatMap(inner),
];

const placesOfReceive = (space: ReceiveSpace): number[] => [
  ...[space.read, space.nxt, space.edge],
  ...ends(space.pieces),
  ...space.pieces.flatMap(inner),
];

const contentOfSend = ({ pieces, waiting }: SendSpace): NumberRange[] => [
  ...pieces,
  ...(waiting.to > waiting.from ? [waiting] : []),
];

const contentOfReceive = ({ pieces, read, nxt }: ReceiveSpace): NumberRange[] => [
  ...pieces,
  ...(nxt > read ? [{ from: read, to: nxt }] : []),
];

const matterIn = (content: readonly NumberRange[]) => (from: number, to: number) =>
  content.some((c) => c.from < to && from < c.to) ? 'content' : 'empty';

function sendBar(space: SendSpace, axis: Axis, width: number, number: Options['number']): Bar {
  const { una, nxt, edge, cwnd, waiting, zero } = space;
  const allowed = Math.max(edge ?? nxt, nxt);
  const limit = cwnd === null ? allowed : Math.min(Math.max(cwnd, nxt), allowed);
  const region = regionsOn(axis, width);
  const mark = marksOn(axis, (place) => number(numberAt(zero, place)));
  const flags = flagsOf(
    [
      mark('SND.UNA', una),
      mark('SND.NXT', nxt),
      ...(cwnd === null ? [] : [mark('SND.UNA+cwnd', cwnd)]),
      ...(edge === null ? [] : [mark('SND.UNA+SND.WND', edge)]),
    ],
    width,
  );
  return {
    regions: [
      ...region('acknowledged', 1, 0, una),
      ...region('flight', 2, una, nxt),
      ...region('usable', 3, nxt, limit),
      ...region('heldBack', 3, limit, allowed),
      ...region('beyond', 4, allowed, null),
    ],
    pieces: piecesOn(axis, space.pieces),
    waiting: waiting.to > waiting.from ? spanOn(axis, waiting.from, waiting.to) : null,
    flags,
    rows: rowsOf(flags),
    breaks: axis.breaks,
  };
}

function receiveBar(
  space: ReceiveSpace,
  axis: Axis,
  width: number,
  number: Options['number'],
): Bar {
  const { read, nxt, edge, zero } = space;
  const region = regionsOn(axis, width);
  const mark = marksOn(axis, (place) => number(numberAt(zero, place)));
  const flags = flagsOf([mark('RCV.NXT', nxt), mark('RCV.NXT+RCV.WND', edge)], width);
  return {
    regions: [
      ...(space.untold
        ? region('taken', 1, 0, nxt)
        : [...region('read', 1, 0, read), ...region('unread', 1, read, nxt)]),
      ...region('window', 2, nxt, edge),
      ...region('beyond', 3, edge, null),
    ],
    pieces: piecesOn(axis, space.pieces),
    waiting: null,
    flags,
    rows: rowsOf(flags),
    breaks: axis.breaks,
  };
}

const rowsOf = (flags: readonly Flag[]): number => Math.max(...flags.map(({ row }) => row + 1), 1);

function spanOn({ x }: Axis, from: number, to: number): { left: number; width: number } {
  return { left: x(from), width: x(to) - x(from) };
}

/** Regions from one place to another, or to the end of the bar; an empty one is none. */
const regionsOn =
  (axis: Axis, width: number) =>
  (kind: RegionKind, figure: Region['figure'], from: number, to: number | null): Region[] => {
    if (to !== null && to <= from) return [];
    const left = axis.x(from);
    return [{ kind, figure, left, width: (to === null ? width : axis.x(to)) - left }];
  };

const marksOn =
  (axis: Axis, textOf: (place: number) => string) =>
  (name: string, place: number): AxisMark => ({ name, number: textOf(place), x: axis.x(place) });

const piecesOn = (axis: Axis, pieces: readonly Piece[]): PieceMark[] =>
  pieces.map((piece) => {
    const span = spanOn(axis, piece.from, piece.to);
    return { piece, ...span, cells: cellsOf(axis, piece, span.left) };
  });

/** SYN and FIN take a number each, so they have a cell each. */
function cellsOf(axis: Axis, piece: Piece, origin: number): Cell[] {
  const { from, to, syn, fin, dataLen } = piece;
  const dataFrom = from + (syn ? 1 : 0);
  const cell = (kind: Cell['kind'], a: number, b: number): Cell[] => {
    if (b <= a) return [];
    const { left, width } = spanOn(axis, a, b);
    const text = kind === 'data' ? String(dataLen) : kind;
    return [{ kind, left: left - origin, width, text: fits(text, width) ? text : '' }];
  };
  return [
    ...(syn ? cell('SYN', from, dataFrom) : []),
    ...cell('data', dataFrom, dataFrom + dataLen),
    ...(fin ? cell('FIN', to - 1, to) : []),
  ];
}

const fits = (text: string, width: number): boolean => text.length * 6.1 + 4 <= width;
