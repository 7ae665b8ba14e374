/** Times in front of tcpdump's lines, by its option -t: one to five of it, or none. */
import type { PrintedTimes } from './contract.ts';

export interface PrintedTime {
  readonly style: 'epoch' | 'date' | 'clock';
  readonly seconds: number;
  readonly nanoseconds: number;
}

const FORM =
  /^\s*(?:(?<date>\d{4}-\d\d-\d\d)[ T])?(?:(?<h>\d\d):(?<m>\d\d):(?<s>\d\d)|(?<epoch>\d{1,11}))\.(?<part>\d{3,9})\s/;

/** The time that a line begins with. */
export function timeOf(line: string): PrintedTime | null {
  const found = FORM.exec(line)?.groups;
  if (found === undefined) return null;
  const nanoseconds = Number((found.part ?? '').padEnd(9, '0'));
  if (found.epoch !== undefined)
    return { style: 'epoch', seconds: Number(found.epoch), nanoseconds };
  const ofDay = (Number(found.h) * 60 + Number(found.m)) * 60 + Number(found.s);
  if (found.date === undefined) return { style: 'clock', seconds: ofDay, nanoseconds };
  const day = Date.parse(`${found.date}T00:00:00Z`) / 1000;
  return Number.isNaN(day) ? null : { style: 'date', seconds: day + ofDay, nanoseconds };
}

const DAY = 86_400;

/** Nanoseconds since the first of them, and how they were meant. */
export function sinceFirst(times: readonly (PrintedTime | null)[]): {
  readonly style: PrintedTimes;
  readonly ns: readonly (number | null)[];
} {
  const first = times.find((time) => time !== null);
  if (first === undefined) return { style: 'none', ns: times.map(() => null) };
  const ns = times.map((time) =>
    time === null
      ? null
      : (time.seconds - first.seconds) * 1_000_000_000 + time.nanoseconds - first.nanoseconds,
  );
  if (first.style !== 'clock') return { style: first.style, ns };
  const isFromZero = first.seconds === 0 && first.nanoseconds === 0;
  if (!isFromZero) return { style: 'clock', ns: overMidnight(ns) };
  // Both count from nothing. What goes back does not count from the first one.
  const goesBack = ns.some((at, i) => at !== null && at < (ns[i - 1] ?? 0));
  return goesBack ? { style: 'sincePrevious', ns: summed(ns) } : { style: 'sinceFirst', ns };
}

function summed(deltas: readonly (number | null)[]): (number | null)[] {
  let sum = 0;
  return deltas.map((delta) => (delta === null ? null : (sum += delta)));
}

/** Half a day back is a day on; less is a packet out of order. */
function overMidnight(ns: readonly (number | null)[]): (number | null)[] {
  const day = DAY * 1_000_000_000;
  let days = 0;
  let before = 0;
  return ns.map((at) => {
    if (at === null) return null;
    if (at - before < -day / 2) days++;
    if (at - before > day / 2) days--;
    before = at;
    return at + days * day;
  });
}
