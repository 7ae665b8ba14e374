/** What is written on an arrow, in several lengths: the first that fits is taken. */
import { segmentLabel, isBareFin, kindOf, type Segment } from '../../../machines/tcp/segment.ts';
import { flightsOf, spanFiredAt } from '../../trace/lookup.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';
import type { TextRun } from './marks.ts';
import type { NumberFormat } from './options.ts';
import type { LadderWords } from '../../words/contract/index.ts';

/** Text above the slant, text below it, and text behind the cross of a lost segment. */
export interface Wording {
  readonly above: readonly TextRun[];
  readonly below: readonly TextRun[];
  readonly beyond: readonly TextRun[];
  /** Leaves out what tells the segment from its neighbours, or why it goes. */
  readonly terse: boolean;
}

interface Writing {
  readonly words: LadderWords;
  readonly number: NumberFormat;
}

/** The wordings for a flight's first arrow, the fullest first. */
export function wordingsOf(flight: Flight, trace: ConnectionTrace, writing: Writing): Wording[] {
  const shown = { wnd: windowMatters(flight, trace), seq: flight.reason === 'keepAlive' };
  const numbers = numbersOf(flight.segment, flight.from, writing, shown);
  const flags = labelOf(flight.segment);
  const remarks = remarksOf(flight, trace, writing.words);
  const [loss, others] = [remarks.filter(isLoss), remarks.filter((run) => !isLoss(run))];
  return loss.length === 0
    ? wordings(flags, numbers, remarks)
    : [
        ...wordings(flags, numbers, others).map((wording) => ({ ...wording, beyond: loss })),
        ...wordings(flags, numbers, remarks),
      ];
}

const isLoss = ({ role }: TextRun): boolean => role === 'loss';

export function wordingsOfInjected(segment: Segment, from: Side, writing: Writing): Wording[] {
  const numbers = numbersOf(segment, from, writing, { wnd: false, seq: true });
  return wordings(labelOf(segment), numbers, [{ text: writing.words.injected, role: 'remark' }]);
}

export function wordingsOfCopy(flight: Flight, { words }: Writing): Wording[] {
  const copy: TextRun = { text: words.copy, role: 'remark' };
  return [
    { above: [...labelOf(flight.segment), copy], below: [], beyond: [], terse: false },
    { above: [copy], below: [], beyond: [], terse: true },
  ];
}

/** Whether a text tells what becomes of the segment: not to be read before that. */
export const isFate = (role: TextRun['role']): boolean => role === 'loss' || role === 'fate';

/** All that is written on an arrow, as one line of text. */
export const textOf = (runs: readonly TextRun[]): string => runs.map((run) => run.text).join(' ');

interface Numbers {
  readonly all: readonly TextRun[];
  /** Without which the segment could not be told from its neighbours. */
  readonly essential: readonly TextRun[];
}

function wordings(
  flags: readonly TextRun[],
  numbers: Numbers,
  remarks: readonly TextRun[],
): Wording[] {
  const { all, essential } = numbers;
  const found: Wording[] = [];
  const add = (above: readonly TextRun[], below: readonly TextRun[] = [], terse = false) =>
    found.push({ above, below, beyond: [], terse });
  add([...flags, ...all, ...remarks]);
  if (remarks.length > 0) {
    add([...flags, ...all], remarks);
    add([...flags, ...remarks], all);
  }
  add([...flags, ...essential, ...remarks]);
  if (remarks.length > 0) add([...flags, ...essential], remarks);
  add([...flags, ...remarks], essential);
  // That a segment is late can be seen; which one it is cannot.
  const needed = remarks.filter(({ role }) => role !== 'fate');
  if (needed.length < remarks.length) {
    add([...flags, ...essential, ...needed]);
    add([...flags, ...needed], essential);
  }
  // That it is retransmitted can be seen, too (its arrow is dashed), but whether it is lost is more.
  const unseen = needed.filter(({ role }) => role !== 'again');
  if (unseen.length > 0 && unseen.length < needed.length) add([...flags, ...essential, ...unseen]);
  if (remarks.length > 0) {
    add([...flags, ...remarks], [], true);
    add(flags, remarks, true);
    add([...flags, ...essential], [], true);
  }
  add(flags, [], true);
  return found;
}

const labelOf = (segment: Segment): TextRun[] => [{ text: segmentLabel(segment), role: 'flags' }];

function numbersOf(
  segment: Segment,
  from: Side,
  { number }: Writing,
  shown: { readonly wnd: boolean; readonly seq: boolean },
): Numbers {
  const run = (text: string, role: TextRun['role'] = 'number'): TextRun => ({ text, role });
  const seq = run(`seq=${number(from, segment.seq, isBareFin(segment))}`);
  const ack = segment.ack ? [run(`ack=${number(peerOf(from), segment.ackNumber)}`)] : [];
  const wnd = shown.wnd ? [run(`wnd=${segment.wnd}`, 'length')] : [];
  const len = segment.dataLen > 0 ? [run(`len=${segment.dataLen}`, 'length')] : [];
  if (kindOf(segment) === 'ACK' && !shown.seq) {
    return { all: [...ack, ...wnd], essential: [...ack, ...wnd] };
  }
  const psh = segment.psh ? [run('PSH')] : [];
  return { all: [seq, ...ack, ...len, ...psh, ...wnd], essential: [seq, ...len, ...wnd] };
}

/** The window is written where it is the point: closed, and opened again. */
function windowMatters({ from, nth, segment }: Flight, trace: ConnectionTrace): boolean {
  if (!segment.ack || segment.rst) return false;
  const own = flightsOf(trace, from);
  let before = nth - 2;
  while (own[before]?.segment.rst === true) before -= 1;
  return segment.wnd === 0 || own[before]?.segment.wnd === 0;
}

/** Why it goes (once more), and what becomes of it. */
export function remarksOf(flight: Flight, trace: ConnectionTrace, words: LadderWords): TextRun[] {
  const remarks: TextRun[] = [];
  const why = reasonOf(flight, trace, words);
  if (why !== null) remarks.push({ text: why, role: flight.again === null ? 'remark' : 'again' });
  if (flight.arrivals.length === 0) remarks.push({ text: words.lost, role: 'loss' });
  if (flight.fate === 'delayed') remarks.push({ text: words.delayed, role: 'fate' });
  return remarks;
}

function reasonOf(flight: Flight, trace: ConnectionTrace, words: LadderWords): string | null {
  switch (flight.reason) {
    case 'timerAgain': {
      const name = { side: flight.from, timer: 'retransmission' } as const;
      const timer = spanFiredAt(trace, name, flight.sentAt);
      return timer ? words.againAfter(timer.deadline - timer.startedAt) : words.again;
    }
    case 'fastAgain':
      return words.againFast;
    case 'sackAgain':
      return words.againSack;
    case 'probeAgain':
      return words.againProbe;
    case 'answerAgain':
      return words.again;
    case 'probe':
      return words.probe;
    case 'keepAlive':
      return words.keepAlive;
    case 'first':
    case 'ack':
    case 'reset':
      return flight.again === null ? null : words.again;
  }
}
