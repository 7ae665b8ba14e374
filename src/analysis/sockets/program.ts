/**
 * The program of one side: the calls of the sockets interface that it makes in a run, in order, with when each is made and
 * when it returns. What the simulation knows as `listen` or `connect` is several calls here.
 */
import type { Doing } from '../../../machines/stacks/sockets/program.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import { endOf, type Moment } from '../../trace/moment.ts';
import type { Side } from '../../trace/side.ts';

/** The languages in which programs are written. */
export const PROGRAM_LANGUAGES = ['python', 'c', 'javaScript'] as const;
export type ProgramLanguage = (typeof PROGRAM_LANGUAGES)[number];

/** As they call themselves. */
export const LANGUAGE_NAMES: Readonly<Record<ProgramLanguage, string>> = {
  python: 'Python',
  c: 'C',
  javaScript: 'JavaScript',
};

export type {
  Doing,
  Errno,
  Result,
  SocketCall,
  SocketCallName,
  SocketOption,
} from '../../../machines/stacks/sockets/program.ts';

export interface Program {
  readonly side: Side;
  readonly doings: readonly Doing[];
  /** It connects from a port of its own choice: both ends open actively, or it connects again from where it did before. */
  readonly choosesPort: boolean;
}

/** Whether a moment is reached when it is `now`. */
export const isReached = (moment: Moment, now: Moment): boolean =>
  moment.at < now.at || (moment.at === now.at && moment.step <= now.step);

/** Whether a doing takes time: the thread waits in it. */
export const takesTime = ({ calledAt, returnedAt }: Doing): boolean =>
  returnedAt === null || returnedAt.at > calledAt.at;

/** Where a doing ends as far as the run shows: when it returns, when its host crashes, or with the run. */
export function untilOf(doing: Doing, { doings }: Program, trace: ConnectionTrace): Moment {
  if (doing.returnedAt) return doing.returnedAt;
  const crash = doings.slice(doings.indexOf(doing)).find(({ kind }) => kind === 'crash');
  return crash?.calledAt ?? endOf(trace);
}
