/** What there is to say of a segment on the wire, field by field. */
import { flagNames, isBareFin, segLen, segmentLabel } from '../../../machines/tcp/segment.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import { captionOf, type Caption } from '../../words/sentences/caption.ts';
import type { NumberStyle } from '../../words/sentences/telling.ts';
import type { Words } from '../../words/contract/index.ts';
import { peerOf } from '../../trace/side.ts';
import { arrivalsOf } from '../../trace/copies.ts';
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';

export interface Detail {
  readonly name: string;
  readonly text: string;
}

interface Options {
  readonly trace: ConnectionTrace;
  readonly flight: Flight;
  readonly words: Words;
  readonly number: NumberStyle;
}

/** `SYN+ACK from the server` */
export const titleOf = (flight: Flight, words: Words): string =>
  words.interface.menu.title(segmentLabel(flight.segment), words.sides[flight.from]);

export function detailsOf({ flight, words, number }: Options): Detail[] {
  const { segment, from } = flight;
  const { menu } = words.interface;
  const { fields } = menu;
  const flags = flagNames(segment);
  return [
    ...(flags === segmentLabel(segment) ? [] : [{ name: fields.flags, text: flags }]),
    { name: fields.seq, text: number(from, segment.seq, isBareFin(segment)) },
    ...(segment.ack ? [{ name: fields.ack, text: number(peerOf(from), segment.ackNumber) }] : []),
    { name: fields.len, text: lengthText(flight, words) },
    { name: fields.wnd, text: String(segment.wnd) },
    ...(segment.mss === undefined ? [] : [{ name: fields.mss, text: String(segment.mss) }]),
    { name: fields.sent, text: momentText(flight.sentAt, words) },
    ...arrivalFields(flight, words),
  ];
}

/** SYN and FIN take up a number too: `0 B + 1`. */
function lengthText({ segment }: Flight, words: Words): string {
  const flags = segLen(segment) - segment.dataLen;
  const bytes = words.interface.menu.bytes(segment.dataLen);
  return flags === 0 ? bytes : `${bytes} + ${flags}`;
}

function arrivalFields(flight: Flight, words: Words): Detail[] {
  const { fields } = words.interface.menu;
  if (flight.fate === 'lost') return [{ name: fields.due, text: fields.lost }];
  return flight.arrivals.map((at, copy) => ({
    name: copy === 0 ? fields.arrives : fields.arrivesAgain,
    text: momentText(at, words),
  }));
}

/** Why it was sent, and of which segment it is a retransmission: `#2 once more: its retransmission timer fired`. */
export function reasonText({ trace, flight, words }: Options): string {
  const { menu } = words.interface;
  const reason = menu.reasons[flight.reason];
  const earlier = flight.again === null ? undefined : trace.flights[flight.again];
  return earlier === undefined ? reason : menu.because(menu.again(earlier.nth), reason);
}

/** What each copy did where it arrived: the caption of that step. None while none has arrived in this run. */
export const arrivalCaptions = ({ trace, flight, words, number }: Options): Caption[] =>
  arrivalsOf(trace, flight.index).map((step) => captionOf(words, trace, step, number));

/** What the network does to it, and who wants it so; null where it simply arrives. */
export function fateOf(flight: Flight, words: Words, byReader: boolean): string | null {
  const { menu } = words.interface;
  if (flight.fate === 'delivered' && !byReader) return null;
  const who = byReader
    ? menu.byReader
    : flight.fault === 'chance'
      ? menu.byChance
      : menu.byScenario;
  return menu.because(menu.fates[flight.fate], who);
}

const momentText = (at: Time, words: Words): string =>
  words.interface.cards.seconds((at / 1e6).toFixed(3));
