/** Whether a connection is over by the end of its capture: then nothing has to stop its run. */
import type { ConnectionTrace } from '../../trace/connection.ts';
import { stepsOf } from '../../trace/lookup.ts';
import { SIDES } from '../../trace/side.ts';

const OVER = new Set(['CLOSED', 'LISTEN', 'TIME_WAIT']);

export const isClosedAtEnd = (trace: ConnectionTrace): boolean =>
  SIDES.every((side) => OVER.has((stepsOf(trace, side).at(-1)?.after ?? trace.start[side]).state));
