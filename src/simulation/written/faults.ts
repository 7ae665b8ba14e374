/**
 * What the network does to chosen segments, as text:
 *
 *     client 3 drop; server 2 delay 200ms; server 1 dup; client all fin from 2s drop
 *     client all longer than 1000 drop; server 1 with fin+ack longer than 0 drop
 *
 * Whose, which (a number on the wire, several with commas, or `all`; of a kind, with flags, longer than so many octets of
 * data, from a time on), and what becomes of it.
 */
import type { SegmentKind } from '../../../machines/tcp/segment.ts';
import { MOST } from '../expected.ts';
import { SIDES } from '../../trace/side.ts';
import { FLAG_NAMES, type Fault, type Match } from '../scenario.ts';
import { readFlags, writeFlags } from './flags.ts';
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
  const match: Match = {
    from,
    nth,
    ...(kind !== null && { kind: KINDS[kind] }),
    ...readMore(words),
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

/** What else segments are chosen by, in any order. */
function readMore(words: WordReader): Pick<Match, 'afterUs' | 'flags' | 'longerThan'> {
  let more: ReturnType<typeof readMore> = {};
  for (;;) {
    if (more.afterUs === undefined && words.skip('from')) {
      more = { ...more, afterUs: words.timeUs() };
    } else if (more.flags === undefined && words.skip('with')) {
      more = { ...more, flags: readFlags(words, FLAG_NAMES, ['FIN+ACK']) };
    } else if (more.longerThan === undefined && words.skip('longer')) {
      words.oneOf(['than']);
      more = { ...more, longerThan: words.whole(0, MOST.segment) };
    } else return more;
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
  (a.afterUs ?? 0) === (b.afterUs ?? 0) &&
  String(a.flags ?? '') === String(b.flags ?? '') &&
  a.longerThan === b.longerThan;

/** A fault that names no segment says nothing. */
export const writeFaults = (faults: readonly Fault[]): string =>
  writeEntries(faults.filter(({ match }) => String(match.nth) !== '').map(writeFault));

function writeFault(fault: Fault): string {
  const { from, nth, kind, flags = [], longerThan, afterUs } = fault.match;
  return written(
    from,
    String(nth),
    KIND_WORDS.find((word) => KINDS[word] === kind),
    flags.length > 0 && `with ${writeFlags(flags).toLowerCase()}`,
    longerThan !== undefined && `longer than ${longerThan}`,
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
