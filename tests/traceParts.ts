/** Parts of traces that are written by hand. */
import type { State } from '../machines/tcp/states.ts';
import type { Tcb } from '../machines/tcp/tcb.ts';
import type {
  EndInfo,
  EndView,
  Flight,
  Frame,
  Step,
  ConnectionTrace,
} from '../src/trace/connection.ts';
import { endsAfter } from '../src/trace/moment.ts';
import type { Side } from '../src/trace/side.ts';

/** An endpoint where no program listens. */
export const endView = (state: State, tcb: Tcb | null = null): EndView => ({
  ...{ state, tcb, listening: state === 'LISTEN', remoteNamed: false, incarnation: 0 },
});

const endInfo = (side: Side, iss: number): EndInfo => ({
  ...{ host: side, socket: null, stack: null, iss: [iss] },
});

/** What is known of two ends of which nothing but the initial numbers is. */
export const END_INFOS: Readonly<Record<Side, EndInfo>> = {
  client: endInfo('client', 100),
  server: endInfo('server', 300),
};

export const MADE: Flight['evidence'] = { sent: 'made', arrived: 'made' };

/** Every step with both ends as they are once it is done. */
export const stepsWithEnds = (trace: ConnectionTrace): (Step & Pick<Frame, 'ends'>)[] =>
  trace.steps.map((step) => ({ ...step, ends: endsAfter(trace, step.index) }));
