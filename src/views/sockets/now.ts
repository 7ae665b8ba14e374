/** Where a program is at a moment: which line is lit, and what each call has returned by then. */
import type { Moment } from '../../trace/moment.ts';
import { isReached, takesTime, type Doing, type Program } from '../../analysis/sockets/program.ts';
import type { Line } from '../../analysis/sockets/text/lines.ts';

/** `calls`: it is made at this very moment, and returns. */
export type Activity = 'calls' | 'waits' | 'sleeps' | 'crashes';

export interface Now {
  /** Place in the program. */
  readonly doing: number;
  readonly activity: Activity;
}

/** What the program is doing; null before it starts, and once it is over. */
export function nowIn({ doings }: Program, moment: Moment): Now | null {
  const made = doings.findIndex((doing) => isMadeNow(doing, moment));
  const last = doings.findLastIndex(
    (doing) => isReached(doing.calledAt, moment) && !(doing.kind === 'call' && doing.elsewhere),
  );
  const index = made < 0 ? last : made;
  const doing = doings[index];
  if (!doing) return null;
  if (doing.kind === 'crash') return made < 0 ? null : { doing: index, activity: 'crashes' };
  if (made >= 0 && !takesTime(doing)) return { doing: index, activity: 'calls' };
  if (doing.returnedAt && isReached(doing.returnedAt, moment)) return null;
  return { doing: index, activity: doing.kind === 'sleep' ? 'sleeps' : 'waits' };
}

/** The step that has just happened is this call. */
function isMadeNow(doing: Doing, { at, step }: Moment): boolean {
  return doing.kind !== 'sleep' && doing.step === step && doing.calledAt.at === at;
}

/** A line with what is to be shown on it. */
export interface ShownLine {
  readonly text: string;
  /** What it does at this moment; null for all others. */
  readonly activity: Activity | null;
  /** What its last call returned so far: octets or an error. */
  readonly returned: string | null;
  /** The moment of its call: of the one that is being made, or the last one made, or the first. */
  readonly seek: Moment | null;
}

export function shownLines(lines: readonly Line[], program: Program, moment: Moment): ShownLine[] {
  const now = nowIn(program, moment);
  return lines.map(({ text, of }) => {
    const begun = of.findLast((i) => {
      const doing = program.doings[i];
      return doing && isReached(doing.calledAt, moment);
    });
    const place = now && of.includes(now.doing) ? now.doing : (begun ?? of[0]);
    return {
      text,
      activity: now && of.includes(now.doing) ? now.activity : null,
      returned: returnedBy(of, program, moment),
      seek: (place === undefined ? null : program.doings[place]?.calledAt) ?? null,
    };
  });
}

function returnedBy(of: readonly number[], { doings }: Program, moment: Moment): string | null {
  const last = of.findLast((i) => {
    const at = doings[i]?.returnedAt;
    return at && isReached(at, moment);
  });
  const doing = last === undefined ? undefined : doings[last];
  if (doing?.kind !== 'call' || !doing.result) return null;
  if (doing.result.kind === 'failed') return doing.result.errno;
  return doing.name === 'recv' && doing.result.kind === 'bytes' ? String(doing.result.bytes) : null;
}
