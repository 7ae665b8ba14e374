/**
 * Places for the labels of a bar: flags on lines that rise from their marks. No two overlap, and none stands in another's line
 * where that can be avoided. What has the same place shares a flag.
 */

export interface AxisMark {
  readonly name: string;
  /** Its sequence number, as the page writes it. */
  readonly number: string;
  readonly x: number;
}

export interface Flag {
  readonly names: readonly string[];
  readonly number: string;
  /** Where its line stands. */
  readonly x: number;
  readonly left: number;
  readonly width: number;
  /** Counted from the bar outwards. */
  readonly row: number;
  /** It lies to the left of its line. */
  readonly leftwards: boolean;
  /** It lacks room beside its line, and lies across it: the line ends below it. */
  readonly across: boolean;
}

/** Advance of a character of the monospaced face, at the size of a flag. */
const CHARACTER = 6.65;
const PADDING = 10;
const GAP = 4;

export const nameOf = (names: readonly string[]): string => names.join(' = ');

export function flagsOf(marks: readonly AxisMark[], width: number): Flag[] {
  const merged = merge(marks);
  let best: { flags: Flag[]; cost: number } | null = null;

  /** Tries each side and row for the marks one after the other, as long as it can become better than the best. */
  const place = (flags: Flag[], cost: number): void => {
    if (best !== null && cost >= best.cost) return;
    const next = merged[flags.length];
    if (next === undefined) {
      best = { flags, cost };
      return;
    }
    for (let row = 0; row < merged.length; row++) {
      for (const flag of candidates(next, row, width)) {
        if (flags.some((other) => overlaps(other, flag))) continue;
        const crossed = flags.filter((other) => crosses(other, flag) || crosses(flag, other));
        const aside = flag.leftwards ? 0.1 : flag.across ? 3 : 0;
        place([...flags, flag], cost + row + aside + 100 * crossed.length);
      }
    }
  };
  place([], 0);
  return (best as { flags: Flag[] } | null)?.flags ?? [];
}

type Merged = Pick<Flag, 'names' | 'number' | 'x' | 'width'>;

/** Marks at one place have one number, and one flag. */
function merge(marks: readonly AxisMark[]): Merged[] {
  const merged: Merged[] = [];
  for (const { name, number, x } of [...marks].sort((a, b) => a.x - b.x)) {
    const last = merged.at(-1);
    const names = last?.x === x ? [...last.names, name] : [name];
    const characters = Math.max(nameOf(names).length, number.length);
    const mark = { names, number, x, width: Math.ceil(characters * CHARACTER) + PADDING };
    if (last?.x === x) merged[merged.length - 1] = mark;
    else merged.push(mark);
  }
  return merged;
}

/** To the right of its line and to the left of it; where not both have room, across it, as far as there is room. */
function candidates(mark: Merged, row: number, width: number): Flag[] {
  const all = [
    { ...mark, row, left: mark.x, leftwards: false, across: false },
    { ...mark, row, left: mark.x - mark.width, leftwards: true, across: false },
  ].filter(({ left }) => left >= 0 && left + mark.width <= width);
  if (all.length === 2) return all;
  const most = Math.max(width - mark.width, 0);
  const left = all.length === 0 ? most : Math.min(Math.max(mark.x - mark.width / 2, 0), most);
  return [...all, { ...mark, row, left, leftwards: false, across: true }];
}

export const overlaps = (a: Flag, b: Flag): boolean =>
  a.row === b.row && a.left < b.left + b.width + GAP && b.left < a.left + a.width + GAP;

/** The line of the one runs through the other. */
export const crosses = (line: Flag, flag: Flag): boolean =>
  line.row > flag.row && line.x > flag.left - 1 && line.x < flag.left + flag.width + 1;
