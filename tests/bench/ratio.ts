/**
 * A figure of the benchmarks: what something costs beside its floor, measured in the same run, turn by turn. Costs are
 * processor time, which other programs on the machine hardly change, and the least of several counts.
 */

/** Printed as one line, for people and for programs. */
export interface Figure {
  readonly name: string;
  readonly ratio: number;
  readonly goal: number;
  /** What there is to say of it besides; a reason to be over. */
  readonly note?: string;
}

/** `simulate-beside-chart ratio 1.31 goal 2 ok` */
export function lineOf({ name, ratio, goal, note }: Figure): string {
  const verdict = note === undefined && ratio <= goal ? 'ok' : 'over';
  const line = `${name} ratio ${Number(ratio.toPrecision(3))} goal ${goal} ${verdict}`;
  return note === undefined ? line : `${line} (${note})`;
}

/** The processor time that it takes, in microseconds. */
export function costOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

const TURNS = 15;
const LONG_ENOUGH_US = 30_000;

/** How much more the work costs than its floor. */
export function ratioOf(work: () => unknown, floor: () => unknown): number {
  const times = [work, floor].map(timesFor);
  const least = [Infinity, Infinity];
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [i, one] of [work, floor].entries()) {
      const many = times[i] ?? 1;
      const cost = costOf(() => {
        for (let n = 0; n < many; n++) one();
      });
      least[i] = Math.min(least[i] ?? Infinity, cost / many);
    }
  }
  return (least[0] ?? NaN) / (least[1] ?? NaN);
}

/** How often to do it, so that a clock can measure it; warms it up on the way. */
function timesFor(work: () => unknown): number {
  for (let times = 1; ; times *= 2) {
    const cost = costOf(() => {
      for (let n = 0; n < times; n++) work();
    });
    if (cost > LONG_ENOUGH_US) return times;
  }
}
