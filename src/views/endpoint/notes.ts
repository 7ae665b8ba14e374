/** What an endpoint's part in the connection is: read off the steps so far. */
import type { State } from '../../../machines/tcp/states.ts';
import { peerOf, SIDES, type Side } from '../../trace/side.ts';
import { countUpTo, oncePerTrace, stepsOf } from '../../trace/lookup.ts';
import type { Step, ConnectionTrace } from '../../trace/connection.ts';

export type Note = 'closedFirst' | 'closedSecond' | 'closedBoth' | 'aborted' | 'active' | 'passive';

/** What is known of an end's connection after a step, from the call on that opened it. */
interface Known {
  readonly aborted: boolean;
  readonly been: ReadonlySet<State>;
}

const NOTHING: Known = { aborted: false, been: new Set() };

/** What is known after each step of a side; where nothing is new, it is the same. */
const knownAfter = oncePerTrace((trace): Readonly<Record<Side, readonly Known[]>> => {
  const found: Record<Side, Known[]> = { client: [], server: [] };
  for (const side of SIDES)
    for (const step of stepsOf(trace, side))
      found[side].push(next(found[side].at(-1) ?? NOTHING, step));
  return found;
});

function next(known: Known, { before, walked, cause }: Step): Known {
  const { aborted, been } = before.state === 'CLOSED' && walked.length > 1 ? NOTHING : known;
  const isNew = walked.some((state) => !been.has(state));
  const aborts = cause.kind === 'call' && cause.call.call === 'abort';
  if (known.been === been && !isNew && !aborts) return known;
  return {
    aborted: aborted || aborts,
    been: isNew ? new Set([...been, ...walked]) : been,
  };
}

function knownOf(trace: ConnectionTrace, last: Step | null, side: Side): Known {
  if (last === null) return NOTHING;
  return knownAfter(trace)[side][countUpTo(stepsOf(trace, side), last.index) - 1] ?? NOTHING;
}

/** Its part: who closed first, or how it opened. */
export function noteOf(trace: ConnectionTrace, step: Step | null, side: Side): Note | null {
  const { aborted, been } = knownOf(trace, step, side);
  if (aborted) return 'aborted';
  if (been.has('FIN_WAIT_1')) {
    const peerToo = knownOf(trace, step, peerOf(side)).been.has('FIN_WAIT_1');
    return peerToo ? 'closedBoth' : 'closedFirst';
  }
  if (been.has('CLOSE_WAIT')) return 'closedSecond';
  if (been.has('SYN_SENT')) return 'active';
  return been.has('LISTEN') ? 'passive' : null;
}
