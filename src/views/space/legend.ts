/** What each part of a bar is, and how much of it there is: the drawing in words. */
import { memoryUsed } from '../../../machines/stacks/linux/receiveMemory.ts';
import { bufferOf } from '../../../machines/stacks/linux/memory.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import type { Seq } from '../../../machines/tcp/sequence.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import type { NumberStyle } from '../../words/sentences/telling.ts';
import type { ViewWords } from '../../words/contract/index.ts';
import type { Side } from '../../trace/side.ts';
import type { RegionKind } from './layout.ts';
import { MARKS, type SackMark, type NextSend } from './scoreboard.ts';
import { numberAt, type Piece, type ReceiveSpace, type SendSpace } from './spaces.ts';

export interface LegendItem {
  readonly kind: RegionKind | SackMark | 'waiting' | 'held' | 'next';
  /** Its numeral in the RFC's figure; null where the figure has none. */
  readonly figure: number | null;
  readonly term: string;
  readonly amount: string;
  /** How full a buffer is, 0 to 1; null: it is none, or has no limit. */
  readonly full: number | null;
}

interface Texts {
  readonly text: ViewWords['space'];
  readonly bytes: (n: number) => string;
}

/** What is in pieces: octets, and what else takes a number. */
export function amountOf(
  pieces: readonly Pick<Piece, 'dataLen' | 'syn' | 'fin'>[],
  { bytes }: Texts,
): string {
  const octets = pieces.reduce((sum, { dataLen }) => sum + dataLen, 0);
  const flags = [
    ...(pieces.some(({ syn }) => syn) ? ['SYN'] : []),
    ...(pieces.some(({ fin }) => fin) ? ['FIN'] : []),
  ].join(' + ');
  return sum(octets > 0 || flags === '' ? bytes(octets) : '', flags);
}

/** `500 bytes + FIN`, or what there is of that. */
const sum = (octets: string, flags: string): string =>
  [octets, flags].filter((part) => part !== '').join(' + ');

/** A piece in words: what it is, which numbers it takes, and what has become of it. */
export function pieceText(
  piece: Piece,
  { side, number, ...texts }: Texts & { readonly side: Side; readonly number: NumberStyle },
): string {
  const { seq, from, to, syn, fin, dataLen, kind, times, mark } = piece;
  const { text } = texts;
  const first = number(side, seq, fin && !syn && dataLen === 0);
  const last = number(side, numberAt(seq, to - from - 1), fin);
  return text.piece([
    text.kinds[kind],
    amountOf([piece], texts),
    first === last ? first : text.numbers(first, last),
    ...(times > 1 ? [text.sentTimes(times)] : []),
    ...(mark === null ? [] : [text.marks[mark]]),
  ]);
}

/** `number` writes a number of this stream. */
export function sendLegend(
  space: SendSpace,
  texts: Texts & { readonly number: (n: Seq) => string },
): LegendItem[] {
  const { text, bytes } = texts;
  const { una, nxt, edge, cwnd, pieces, waiting, acknowledged } = space;
  const allowed = Math.max(edge ?? nxt, nxt);
  const limit = cwnd === null ? allowed : Math.min(Math.max(cwnd, nxt), allowed);
  const { terms } = text;
  const item = (
    kind: LegendItem['kind'],
    figure: number | null,
    term: string,
    amount: string,
  ): LegendItem => ({ kind, figure, term, amount, full: null });
  const fin = waiting.fin ? 'FIN' : '';
  return [
    ...(una > 0
      ? [item('acknowledged', 1, terms.acknowledged, amountOf([acknowledged], texts))]
      : []),
    item('flight', 2, terms.flight, amountOf(pieces, texts)),
    ...MARKS.flatMap((mark) => {
      const marked = pieces.filter((piece) => piece.mark === mark);
      return marked.length === 0 ? [] : [item(mark, 2, text.marks[mark], amountOf(marked, texts))];
    }),
    ...(edge === null
      ? [item('beyond', 3, terms.windowUnknown, '')]
      : [
          item(
            'usable',
            3,
            space.finLeft ? terms.usableAfterFin : terms.usable,
            bytes(limit - nxt),
          ),
        ]),
    ...(limit < allowed ? [item('heldBack', 3, terms.heldBack, bytes(allowed - limit))] : []),
    ...(edge === null ? [] : [item('beyond', 4, terms.beyondSend, '')]),
    ...(space.untold
      ? []
      : [
          item(
            'waiting',
            null,
            terms.waiting,
            sum(waiting.dataLen > 0 || fin === '' ? bytes(waiting.dataLen) : '', fin),
          ),
        ]),
    ...(space.next === null ? [] : [item('next', null, terms.next, nextText(space.next, texts))]),
  ];
}

/** What would leave next, from which number on, and what holds it back. */
function nextText(
  { what, seq, mayLeave }: NextSend,
  { text, number }: Texts & { readonly number: (n: Seq) => string },
): string {
  if (what === 'nothing') return text.nothingNext;
  const said = text.next[what](number(seq));
  return mayLeave ? said : text.noRoom(said);
}

interface Buffer extends Texts {
  readonly tcb: Tcb;
  readonly profile: Profile;
}

export function receiveLegend(space: ReceiveSpace, buffer: Buffer): LegendItem[] {
  const { text, bytes } = buffer;
  const { nxt, edge, pieces, delivered } = space;
  const { terms } = text;
  const rest = { full: null } as const;
  return [
    ...(space.untold
      ? [
          {
            kind: 'taken',
            figure: 1,
            term: terms.taken,
            amount: bytes(delivered),
            ...rest,
          } as const,
        ]
      : [
          { kind: 'read', figure: 1, term: terms.read, amount: bytes(delivered), ...rest } as const,
          { kind: 'unread', figure: 1, term: terms.unread, ...fillOf(buffer) } as const,
        ]),
    ...(pieces.length > 0
      ? [
          {
            kind: 'held',
            figure: 2,
            term: terms.held,
            amount: amountOf(pieces, buffer),
            ...rest,
          } as const,
        ]
      : []),
    { kind: 'window', figure: 2, term: terms.window, amount: bytes(edge - nxt), ...rest },
    { kind: 'beyond', figure: 3, term: terms.beyondReceive, amount: '', ...rest },
  ];
}

/** How full the receive buffer is: of octets, or of the memory that Linux counts instead. */
function fillOf({ tcb, profile, text, bytes }: Buffer): { amount: string; full: number } {
  if (profile.windowFrom === 'octets')
    return {
      amount: text.of(bytes(tcb.unread), bytes(profile.rcvBuf)),
      full: Math.min(tcb.unread / Math.max(profile.rcvBuf, 1), 1),
    };
  const used = memoryUsed(tcb);
  const whole = bufferOf(profile);
  const memory = used > 0 ? `, ${text.memory(bytes(used), bytes(whole))}` : '';
  return { amount: bytes(tcb.unread) + memory, full: Math.min(used / whole, 1) };
}
