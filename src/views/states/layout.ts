/**
 * What the state diagram shows at a moment: where each end is, which arrows it has walked, and which it could walk next.
 * Pure: a look-up in what was gathered once for a trace.
 */
import { ARCS } from '../../../machines/tcp/arrows.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import type { Fold } from '../../trace/fold/index.ts';
import { SIDES, type Side } from '../../trace/side.ts';
import type { EndView, ConnectionTrace } from '../../trace/connection.ts';
import { boxAfter, keyOf, type ArrowKey, type BoxName } from './figure.ts';

/** An end went from one state to another. */
export interface Walk {
  readonly side: Side;
  readonly step: number;
  readonly at: Time;
  readonly from: State;
  readonly to: State;
  readonly key: ArrowKey;
  /** The box where it came to rest. */
  readonly box: BoxName;
  /** Of several in one step: which, from 0, and of how many. */
  readonly nth: number;
  readonly of: number;
}

export const walksOf = ({ steps }: ConnectionTrace): Walk[] =>
  steps.flatMap(({ side, index, at, walked }) =>
    walked.slice(1).map((to, nth) => {
      const from = walked[nth] ?? to;
      const key = keyOf({ from, to });
      const of = walked.length - 1;
      return { side, step: index, at, from, to, key, box: boxAfter(key), nth, of };
    }),
  );

export interface Token {
  readonly side: Side;
  readonly box: BoxName;
  /** On its way along an arrow: how far, 0 to 1. */
  readonly on: { readonly key: ArrowKey; readonly walk: Walk; readonly part: number } | null;
}

/** How long a token is on its way, on the folded axis: a bit less than a segment. */
const WAY = 26;

/** Where both ends are at a place on the folded axis, `step` being the last that has happened. */
export function tokensAt(
  walks: readonly Walk[],
  { fold, folded, step, calm }: { fold: Fold; folded: number; step: number; calm: boolean },
): Token[] {
  return SIDES.map((side) => {
    const own = walks.filter((walk) => walk.side === side && walk.step <= step);
    const last = own.at(-1);
    if (last === undefined) return { side, box: 'CLOSED', on: null };
    const since = (folded - fold.ofStep(last.step).done) / WAY;
    if (calm || since >= 1) return { side, box: last.box, on: null };
    // Through several states in one step: each arrow has its share of the time.
    const nth = Math.min(Math.floor(Math.max(since, 0) * last.of), last.of - 1);
    const walk = own[own.length - last.of + nth] ?? last;
    const part = Math.min(Math.max(since * last.of - nth, 0), 1);
    return { side, box: walk.box, on: { key: walk.key, walk, part } };
  });
}

/** The arrows that lead on from where an end is, except those that its connection rules out. */
export const nextFrom = (end: EndView, profile: Profile): ArrowKey[] =>
  ARCS.filter(
    ({ from, to }) => from === end.state && isOpen(keyOf({ from, to }), end, profile),
  ).map(keyOf);

function isOpen(key: ArrowKey, { tcb }: EndView, profile: Profile): boolean {
  switch (key) {
    // After a reset, only who was opened passively listens again (3.10.7.4, second step: MUST-11).
    case 'SYN_RCVD>LISTEN':
      return tcb?.origin === 'passive';
    case 'TIME_WAIT>SYN_SENT':
      return profile.timeWaitOpen;
    case 'TIME_WAIT>SYN_RCVD':
      return profile.timeWaitReuse;
    // A CLOSE with data that nobody has read (3.6.1, SHLD-3).
    case 'ESTABLISHED>CLOSED':
    case 'FIN_WAIT_1>CLOSED':
    case 'FIN_WAIT_2>CLOSED':
    case 'CLOSE_WAIT>CLOSED':
      return profile.closeUnread === 'reset' && tcb !== null && tcb.unread > 0;
    default:
      return true;
  }
}

/** Who walks each arrow, and when. */
export function byArrow(walks: readonly Walk[]): Map<ArrowKey, Walk[]> {
  const walked = new Map<ArrowKey, Walk[]>();
  for (const walk of walks) walked.set(walk.key, [...(walked.get(walk.key) ?? []), walk]);
  return walked;
}
