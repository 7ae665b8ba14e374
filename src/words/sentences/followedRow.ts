/** What is said of a row of a connection that was followed: why a segment left, what it led to, how a change of state is known. */
import { segLen } from '../../../machines/tcp/segment.ts';
import type { CapturedPassage } from '../../capture/captured.ts';
import type { FollowedRow } from '../../capture/follow/rows.ts';
import type { Flight, Step } from '../../trace/connection.ts';
import type { Unheeded } from '../../capture/follow/unheeded.ts';
import type { FollowedWords } from '../contract/capture.ts';
import { retransmissionParts } from './retransmission.ts';

/** In the order in which they are read; none is empty. */
export function rowNotes(row: FollowedRow, words: FollowedWords): string[] {
  const notes = row.kind === 'step' ? stepNotes(row.step, words) : segmentNotes(row, words);
  return notes.filter((note) => note !== '');
}

const stepNotes = (step: Step, words: FollowedWords): string[] => [
  causeText(step, words),
  words.evidence[step.evidence],
];

function segmentNotes(
  {
    captured,
    flight,
    sender,
    isFirst,
    arrival,
    cause,
    unheeded,
  }: Extract<FollowedRow, { kind: 'segment' }>,
  words: FollowedWords,
): string[] {
  const why = cause ? retransmissionParts(cause, words).join(words.between) : '';
  return [
    captured === null ? words.unseen : captured.optionsCut === true ? words.optionsCut : '',
    why === '' && sender && isFirst && sender.evidence !== 'assumed'
      ? causeText(sender, words)
      : why,
    // what an arrival leads to is told where it arrives
    sender && isFirst && sender.cause.kind !== 'segment' ? changeText(sender, words) : '',
    arrival ? changeText(arrival, words) : unheeded ? '' : fateText(flight, words),
    unheeded ? unheededText(unheeded, words) : '',
    ...(captured?.passage ? passageNotes(captured.passage, words) : []),
  ];
}

function passageNotes({ left, came, isWatched }: CapturedPassage, words: FollowedWords): string[] {
  const [first] = came;
  return [
    left && first ? words.onItsWay((first.atNs - left.atNs) / 1000) : '',
    came.length > 1 ? words.doubled(came.length) : '',
    left === null ? (isWatched ? words.unsent : words.unsentOutside) : '',
    left && !isWatched ? words.outside : '',
  ];
}

function fateText({ fate, segment, evidence }: Flight, words: FollowedWords): string {
  if (fate !== 'lost') return words.notTaken;
  if (evidence.arrived === 'seen') return words.lost;
  return segLen(segment) > 0 ? words.lostOrAnswer : words.lost;
}

function unheededText(unheeded: Unheeded, words: FollowedWords): string {
  const { unheeded: say, sign, between } = words;
  const signs = 'signs' in unheeded ? unheeded.signs : [];
  return [
    say[unheeded.kind],
    ...signs.map(({ kind, value, usual }) => sign(kind, value, usual)),
  ].join(between);
}

function causeText({ cause }: Step, words: FollowedWords): string {
  if (cause.kind === 'call') return words.call(cause.call.call, cause.call.bytes);
  return cause.kind === 'timer' ? words.timer[cause.timer] : '';
}

function changeText(step: Step, words: FollowedWords): string {
  if (step.walked.length < 2) return '';
  const how = step.evidence === 'assumed' ? `${words.comma}${words.evidence.assumed}` : '';
  return `${walkedText(step, words)}${how}`;
}

export const walkedText = ({ side, walked }: Step, words: FollowedWords): string =>
  words.walked(words.sides[side], walked);
