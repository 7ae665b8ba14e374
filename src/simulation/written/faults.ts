/**
 * What the network does to chosen segments, as text:
 *
 *     client 3 drop; server 2 delay 200ms; server 1 dup; client all fin from 2s drop
 *
 * Whose, which (a number on the wire, several with commas, or `all`; of a kind, from a time on), and what becomes of it.
 */
import type { SegmentKind } from '../../../machines/tcp/segment.ts';
import { MOST } from '../expected.ts';
import { SIDES } from '../../trace/side.ts';
import type { Fault, Match } from '../scenario.ts';
import { readWhole } from './numbers.ts';
import {
  readEntries,
  writeEntries,
  writeTime,
  written,
  type FromText,
  type WordReader,
} from './words.ts';

const KINDS = {
  syn: 'SYN',
  'syn+ack': 'SYN_ACK',
  ack: 'ACK',
  data: 'DATA',
  fin: 'FIN',
  rst: 'RST',
} as const satisfies Record<string, SegmentKind>;

type KindWord = keyof typeof KINDS;
const KIND_WORDS = Object.keys(KINDS) as KindWord[];

const TREATMENTS = ['drop', 'delay', 'dup', 'deliver', 'mark', 'hold', 'mss'] as const;

export const readFaults = (text: string): FromText<Fault[]> => readEntries(text, readFault);

function readFault(words: WordReader): Fault {
  const from = words.oneOf(SIDES);
  const nth = readNth(words);
  const kind = words.perhaps(KIND_WORDS);
  const afterUs = words.skip('from') ? words.timeUs() : null;
  const match: Match = {
    from,
    nth,
    ...(kind !== null && { kind: KINDS[kind] }),
    ...(afterUs !== null && { afterUs }),
  };
  const treatment = words.oneOf(TREATMENTS);
  switch (treatment) {
    case 'drop':
    case 'deliver':
    case 'mark':
      return { match, do: treatment };
    case 'delay':
      return { match, do: 'delay', byUs: words.timeUs() };
    case 'dup':
      return { match, do: 'duplicate', byUs: words.word === '' ? 0 : words.timeUs() };
    case 'hold':
      words.oneOf(['until']);
      return { match, do: 'hold', untilUs: words.timeUs() };
    case 'mss':
      return { match, do: 'clampMss', mss: words.whole(1, 65535) };
  }
}

function readNth(words: WordReader): Match['nth'] {
  if (words.skip('all')) return 'all';
  const numbers = words.word.split(',').map((piece) => readWhole(piece, MOST.nth) ?? 0);
  const [first] = numbers;
  if (first === undefined || numbers.includes(0) || numbers.length > MOST.entries) {
    words.wrong({ why: 'nth' });
  }
  words.take();
  return numbers.length === 1 ? first : numbers;
}

/** The same faults without those that a later one about the same segments undoes. */
export const settledFaults = (faults: readonly Fault[]): Fault[] =>
  faults.filter((fault, i) => !faults.slice(i + 1).some((later) => isSameMatch(fault, later)));

const isSameMatch = ({ match: a }: Fault, { match: b }: Fault): boolean =>
  a.from === b.from &&
  String(a.nth) === String(b.nth) &&
  a.kind === b.kind &&
  (a.afterUs ?? 0) === (b.afterUs ?? 0);

/** A fault that names no segment says nothing. */
export const writeFaults = (faults: readonly Fault[]): string =>
  writeEntries(faults.filter(({ match }) => String(match.nth) !== '').map(writeFault));

function writeFault(fault: Fault): string {
  const { from, nth, kind, afterUs } = fault.match;
  return written(
    from,
    String(nth),
    KIND_WORDS.find((word) => KINDS[word] === kind),
    afterUs !== undefined && `from ${writeTime(afterUs)}`,
    ...writeTreatment(fault),
  );
}

function writeTreatment(fault: Fault): (string | false)[] {
  switch (fault.do) {
    case 'drop':
    case 'deliver':
    case 'mark':
      return [fault.do];
    case 'delay':
      return ['delay', writeTime(fault.byUs)];
    case 'duplicate':
      return ['dup', fault.byUs > 0 && writeTime(fault.byUs)];
    case 'hold':
      return ['hold until', writeTime(fault.untilUs)];
    case 'clampMss':
      return ['mss', String(fault.mss)];
  }
}
