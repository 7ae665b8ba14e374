/** How long what a program does lasts. */
import { endOf, type Moment } from '../../trace/moment.ts';
import type { Trace } from '../../trace/connection.ts';
import type { Doing, Program } from './program.ts';

/** Where a doing ends as far as the run shows: when it returns, when its host crashes, or with the run. */
export function untilOf(doing: Doing, { doings }: Program, trace: Trace): Moment {
  if (doing.returnedAt) return doing.returnedAt;
  const crash = doings.slice(doings.indexOf(doing)).find(({ kind }) => kind === 'crash');
  return crash?.calledAt ?? endOf(trace);
}
