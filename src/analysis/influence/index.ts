/**
 * What of a run follows from a field of a segment, and what the field itself was taken from. Nothing is listed by hand: the
 * receiver is asked what it would have done if the field had said something else, and all that differs follows from it.
 */
import type { TimerName } from '../../../machines/tcp/effects.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { Side } from '../../trace/side.ts';
import type { Flight, Trace } from '../../trace/connection.ts';
import type { FieldName } from '../../wire/fields.ts';
import type { VariableName } from '../../cases/case.ts';
import { followingAt } from './following.ts';
import { relatives } from './relatives.ts';
import { sources } from './sources.ts';

/** The variables of a card, and the largest segment that may be sent (RFC 9293, 3.7.1), which no card shows. */
export type InfluenceVariable = VariableName | 'Eff.snd.MSS';

export type Influence =
  | {
      readonly kind: 'variable';
      /** The field is a copy of it, or it is what it is because of the field. */
      readonly how: 'from' | 'becomes';
      readonly side: Side;
      readonly name: InfluenceVariable;
      readonly is: number;
      readonly step: number;
    }
  | {
      readonly kind: 'state';
      /** The field went out with this change, or made it. */
      readonly how: 'from' | 'becomes';
      readonly side: Side;
      readonly walked: readonly State[];
      readonly step: number;
    }
  | {
      readonly kind: 'timer';
      readonly how: 'starts' | 'stops' | 'restarts';
      readonly side: Side;
      readonly timer: TimerName;
      readonly step: number;
    }
  | {
      readonly kind: 'flight';
      /** It is acknowledged by the field, acknowledges it, has the same numbers, or left because of it. */
      readonly how: 'acknowledged' | 'acknowledges' | 'sameNumbers' | 'answers';
      readonly side: Side;
      readonly flight: number;
      readonly step: number;
    };

/** All that follows from a field, and what it was taken from, each once. */
export function influencesOf(field: FieldName, flight: Flight, trace: Trace): Influence[] {
  const arrivals = trace.steps.filter(
    ({ cause }) => cause.kind === 'segment' && cause.flight === flight.index,
  );
  const all = [
    ...sources(field, flight, trace),
    ...relatives(field, flight, trace, arrivals),
    ...arrivals.flatMap((arrival) => followingAt(trace, arrival, field)),
  ];
  return all.filter((influence, i) => i === all.findIndex((other) => isSame(other, influence)));
}

/** A segment that answers may well be the one that acknowledges: the first word on it counts. */
function isSame(a: Influence, b: Influence): boolean {
  if (a.kind === 'flight' || b.kind === 'flight')
    return a.kind === b.kind && 'flight' in a && 'flight' in b && a.flight === b.flight;
  return JSON.stringify(a) === JSON.stringify(b);
}
