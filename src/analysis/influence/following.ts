/** What a step of the receiver owes to one field of the segment: in what it differs from the step without it. */
import { TIMERS, type TimerName } from '../../../machines/tcp/effects.ts';
import type { Segment } from '../../../machines/tcp/segment.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import type { Step, ConnectionTrace } from '../../trace/connection.ts';
import type { FieldName } from '../../wire/fields.ts';
import { ask, endpointBefore } from '../predict/ask.ts';
import { without } from './otherwise.ts';
import type { Influence, InfluenceVariable } from './influence.ts';

/** A TCB's variables that a segment can move, as numbers. */
const VARIABLES = {
  'SND.UNA': (t) => t.sndUna,
  'SND.NXT': (t) => t.sndNxt,
  'SND.WND': (t) => t.sndWnd,
  'Eff.snd.MSS': (t) => t.sndMss,
  cwnd: (t) => Math.floor(t.cwnd),
  RTO: (t) => t.rtoUs,
  SRTT: (t) => t.srttUs,
  'RCV.NXT': (t) => (t.irs === null ? null : t.rcvNxt),
  'RCV.WND': (t) => t.rcvWnd,
} as const satisfies Record<InfluenceVariable, (tcb: Tcb) => number | null>;

export function followingAt(trace: ConnectionTrace, step: Step, field: FieldName): Influence[] {
  const { cause, side, index, at, before } = step;
  if (cause.kind !== 'segment') return [];
  const other = without(field, cause.segment, before.tcb);
  if (other === null) return [];
  const endpoint = endpointBefore(trace, step);
  const replyTo = (segment: Segment) => {
    const { snapshot, reply } = ask(endpoint, { type: 'segmentArrives', segment, now: at });
    return { ...reply, tcb: snapshot.context.tcb };
  };
  const real = replyTo(cause.segment);
  const otherwise = replyTo(other);

  const states: Influence[] =
    real.state === otherwise.state || real.state === before.state
      ? []
      : [{ kind: 'state', how: 'becomes', side, walked: step.walked, step: index }];
  return [
    ...states,
    ...variables(before.tcb, real.tcb, otherwise.tcb).map(({ name, is }): Influence => ({
      ...{ kind: 'variable', how: 'becomes', side, name, is, step: index },
    })),
    ...timers(before.tcb, real.tcb, otherwise.tcb).map(({ timer, how }): Influence => ({
      ...{ kind: 'timer', how, side, timer, step: index },
    })),
    ...answers(trace, step, otherwise.sent),
  ];
}

/** What a segment may say once more, as it was. */
const SAID_ANEW: readonly InfluenceVariable[] = ['SND.WND', 'Eff.snd.MSS'];

/** What the segment changed, and would not have changed to that without the field. */
function variables(before: Tcb | null, real: Tcb | null, otherwise: Tcb | null) {
  if (real === null) return [];
  return (Object.keys(VARIABLES) as InfluenceVariable[]).flatMap((name) => {
    const valueOf = VARIABLES[name];
    const is = valueOf(real);
    const was = before && valueOf(before);
    const wouldBe = otherwise && valueOf(otherwise);
    const moved = is !== was || (SAID_ANEW.includes(name) && otherwise !== null);
    return is === null || !moved || is === wouldBe ? [] : [{ name, is }];
  });
}

function timers(before: Tcb | null, real: Tcb | null, otherwise: Tcb | null) {
  return TIMERS.flatMap((timer): { timer: TimerName; how: 'starts' | 'stops' | 'restarts' }[] => {
    const was = before?.timers[timer];
    const is = real?.timers[timer];
    const wouldBe = otherwise?.timers[timer];
    if (is?.deadline === wouldBe?.deadline || is?.deadline === was?.deadline) return [];
    return [{ timer, how: is === undefined ? 'stops' : was === undefined ? 'starts' : 'restarts' }];
  });
}

/** The segments that left in this step and would not have left so. */
function answers(
  { flights }: ConnectionTrace,
  { sent, side, index }: Step,
  others: readonly Segment[],
) {
  const texts = others.map((segment) => JSON.stringify(segment));
  return sent.flatMap((flight): Influence[] => {
    const segment = flights[flight]?.segment;
    return segment === undefined || texts.includes(JSON.stringify(segment))
      ? []
      : [{ kind: 'flight', how: 'answers', side, flight, step: index }];
  });
}
