/** What is written on an arrow, in several lengths: the first that fits is taken. */
import { segmentLabel, type Segment } from '../../../machines/tcp/segment.ts';
import type { Side } from '../../trace/side.ts';
import type { ConnectionTrace, Evidence, Flight } from '../../trace/connection.ts';
import type { LabelDetails, Numbers } from './details.ts';
import type { TextRun } from './marks.ts';
import type { NumberFormat } from './options.ts';
import type { LadderWords } from '../../words/contract/index.ts';
import { numbersOf, windowOf } from './numberText.ts';
import { remarksOf } from './remarks.ts';

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
  /** What comes after the first picture. */
  readonly details?: LabelDetails | null | undefined;
}

/** The wordings for a flight's first arrow, the fullest first. */
export function wordingsOf(flight: Flight, trace: ConnectionTrace, writing: Writing): Wording[] {
  const shown = { wnd: windowOf(flight, trace), seq: flight.reason === 'keepAlive' };
  const numbers = numbersOf(flight.segment, flight.from, writing.number, shown, writing.details);
  const flags = labelOf(flight.segment);
  const remarks = remarksOf(flight, trace, writing.words, writing.details);
  const [loss, others] = [remarks.filter(isLoss), remarks.filter((run) => !isLoss(run))];
  return loss.length === 0
    ? wordings(flags, numbers, remarks)
    : [
        ...wordings(flags, numbers, others).map((wording) => ({ ...wording, beyond: loss })),
        ...wordings(flags, numbers, remarks),
      ];
}

const isLoss = ({ role }: TextRun): boolean => role === 'loss';

/** A segment that no flight brings: from elsewhere, or, where that is inferred alone, one that was not captured. */
export function wordingsOfInjected(
  segment: Segment,
  from: Side,
  evidence: Evidence,
  writing: Writing,
): Wording[] {
  const numbers = numbersOf(
    segment,
    from,
    writing.number,
    { wnd: null, seq: true },
    writing.details,
  );
  const text = writing.words.injected;
  return wordings(
    labelOf(segment),
    numbers,
    evidence === 'inferred' ? [] : [{ text, role: 'remark' }],
  );
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

function wordings(
  flags: readonly TextRun[],
  numbers: Numbers,
  remarks: readonly TextRun[],
): Wording[] {
  const { all, essential, least } = numbers;
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
  if (least.length < essential.length) add([...flags, ...least, ...remarks]);
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
