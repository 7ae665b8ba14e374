/** English: the ends, amounts and times as they stand in a sentence. */
import { duration } from '../duration.ts';
import { joined, sideMark, type Mark, type Part, type Phrase } from '../phrase.ts';
import { textOf, type SentenceChoice, type Texts } from '../sentences/choice.ts';
import type { Telling } from '../sentences/telling.ts';
import { SIDE_NAMES } from './sides.ts';

/** The two ends by name, where a text speaks of one of them whatever has happened. */
export const client = sideMark('client', SIDE_NAMES.client);
export const server = sideMark('server', SIDE_NAMES.server);

/** The end that moved, and the other one: phrase`The ${me(t)} answers the ${peer(t)}.` */
export const me = (t: Telling): Mark => sideMark(t.side, SIDE_NAMES[t.side]);
export const peer = (t: Telling): Mark => sideMark(t.peer, SIDE_NAMES[t.peer]);

/** What stands between two sentences. */
export const GAP = ' ';

/** The texts of what is chosen, one after the other. */
export const told = <K extends string>(choose: SentenceChoice<K>, texts: Texts<K>) => {
  const text = textOf(choose, texts, GAP);
  return (t: Telling): Phrase => text(t) ?? [];
};

/** Sentences one after the other; `false` leaves one out. */
export const say = (...sentences: readonly (Part | false)[]): Phrase => joined(GAP, ...sentences);

const numbers = new Intl.NumberFormat('en');

const octets = new Intl.NumberFormat('en', { style: 'unit', unit: 'byte', unitDisplay: 'long' });

/** `1 byte`, `500 bytes`, `65,535 bytes`. */
export const bytes = (n: number): string => octets.format(n);

/** `1 segment`, `3 segments`. */
export const segments = (n: number): string =>
  `${numbers.format(n)} ${n === 1 ? 'segment' : 'segments'}`;

/** `1 retransmission`, `5 retransmissions`. */
export const retransmissions = (n: number): string =>
  `${numbers.format(n)} ${n === 1 ? 'retransmission' : 'retransmissions'}`;

/** `50 ms`, `2 min 3 s`. */
export const lasting = (us: number): string => duration(us, 'en');

const ORDINALS = [
  'zeroth',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
];

/** `first` to `eighth`, then `no. 9`. */
export const ordinal = (n: number): string => ORDINALS[n] ?? `no. ${numbers.format(n)}`;

/** `once`, `twice`, `3 times`. */
export const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);
