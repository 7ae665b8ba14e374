/** Which lines of a log are shown: of these kinds and sides, with this text in them. */
import type { Time } from '../../../machines/tcp/time.ts';
import { lineText, type LogLine, type LogSubject } from '../../trace/log.ts';
import { countFirst } from '../../trace/lookup.ts';
import { SIDES, type Side } from '../../trace/side.ts';

/** What the reader tells apart. */
export const KINDS = ['segment', 'state', 'timer', 'call'] as const;
export type Kind = (typeof KINDS)[number];

/** What TCP reports to the program belongs to what the program calls. */
const KIND_OF = {
  segment: 'segment',
  state: 'state',
  timer: 'timer',
  call: 'call',
  report: 'call',
} as const satisfies Record<LogSubject, Kind>;

export interface Filter {
  readonly kinds: readonly Kind[];
  readonly sides: readonly Side[];
  /** Small and capital letters are the same, and so are one blank and several. */
  readonly text: string;
}

export const EVERYTHING: Filter = { kinds: KINDS, sides: SIDES, text: '' };

export function filtered(lines: readonly LogLine[], { kinds, sides, text }: Filter): LogLine[] {
  const wanted = plain(text);
  return lines.filter(
    (line) =>
      kinds.includes(KIND_OF[line.subject]) &&
      sides.includes(line.side) &&
      (wanted === '' || plain(lineText(line)).includes(wanted)),
  );
}

/** A list with an item more, or without it; its order is that of `all`. */
export const toggled = <T>(chosen: readonly T[], item: T, all: readonly T[]): T[] =>
  all.filter((each) => chosen.includes(each) !== (each === item));

/** The lines up to a step, of a log whose lines are in order. */
export const upTo = (lines: readonly LogLine[], step: number): readonly LogLine[] => {
  const known = countFirst(lines, (line) => line.step <= step);
  return known === lines.length ? lines : lines.slice(0, known);
};

/** Lines as text to be copied. `until`: what becomes of a segment later is left out. */
export const textOfLines = (lines: readonly LogLine[], until: Time | null): string =>
  lines.map((line) => lineText(line, until)).join('\n');

/**
 * The place of the line at which the run is: the first one shown of the step that happened last, or where none of it is
 * shown, the last one before it. -1: the run is before all that is shown.
 */
export function placeNow(shown: readonly LogLine[], step: number): number {
  const first = countFirst(shown, (line) => line.step < step);
  return shown[first]?.step === step ? first : first - 1;
}

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');
