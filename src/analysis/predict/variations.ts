/**
 * What the endpoint would have done if things had been a little different: another event in its state, or the same event
 * in another state. Every reply here comes from the real endpoint, so each is right somewhere.
 */
import type { TimerName } from '../../../machines/tcp/effects.ts';
import type { OutsideEvent } from '../../../machines/tcp/endpointSetup.ts';
import { legalCalls } from '../../../machines/tcp/legalCalls.ts';
import { segLen, segmentOf, type Segment } from '../../../machines/tcp/segment.ts';
import { advance } from '../../../machines/tcp/sequence.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { EndpointSnapshot } from '../../../machines/tcp/step.ts';
import { eventOf } from '../../trace/endpoint.ts';
import { countUpTo, stepsOf } from '../../trace/lookup.ts';
import type { Step, ConnectionTrace } from '../../trace/connection.ts';
import { ask, endpointBefore, freshEndpoint, type Reply } from './ask.ts';
import { otherSegments, type Change } from './otherSegments.ts';

/** The calls that could have been made instead. */
export type OtherCall = (typeof OTHER_CALLS)[number];
const OTHER_CALLS = ['connect', 'close', 'shutdown', 'abort'] as const;

/** What would have to be different. */
export type Condition =
  /** `of`: what of ours the segment could acknowledge last. */
  | { readonly by: 'segment'; readonly change: Change; readonly of: 'SYN' | 'FIN' | 'data' }
  | { readonly by: 'missed'; readonly segment: Segment }
  | { readonly by: 'state'; readonly state: State }
  | { readonly by: 'timer'; readonly timer: TimerName }
  /** The peer's ACK of all that was sent comes before the timer fires. */
  | { readonly by: 'acked' }
  /** The timer has fired too often. */
  | { readonly by: 'givesUp'; readonly after: number }
  | { readonly by: 'call'; readonly call: OtherCall }
  /** A slip in counting: SYN, FIN and each byte take up a number. */
  | { readonly by: 'count' }
  /** A retransmission has its old numbers. */
  | { readonly by: 'newNumber' };

export interface Variation extends Reply {
  readonly condition: Condition;
  /** How likely a reader is to think of it: the lowest first. */
  readonly tier: 0 | 1 | 2 | 3;
}

export function variationsOf(trace: ConnectionTrace, step: Step): Variation[] {
  const endpoint = endpointBefore(trace, step);
  const about: About = { trace, step, endpoint, event: eventOf(step.cause, step.at) };
  return [
    ...bySegment(about),
    ...byMissedSegment(about),
    ...byTimer(about),
    ...byState(about),
    ...byCall(about),
    ...bySlip(about),
  ];
}

interface About {
  readonly trace: ConnectionTrace;
  readonly step: Step;
  readonly endpoint: EndpointSnapshot;
  readonly event: OutsideEvent;
}

function bySegment({ step: { cause, at }, endpoint }: About): Variation[] {
  if (cause.kind !== 'segment') return [];
  const { state, tcb } = endpoint.context;
  const of =
    (tcb?.finSeq ?? null) !== null
      ? 'FIN'
      : state === 'SYN_SENT' || state === 'SYN_RCVD'
        ? 'SYN'
        : 'data';
  return otherSegments(endpoint, cause.segment).map(([change, segment]) => ({
    condition: { by: 'segment', change, of },
    tier: change === 'reset' ? 2 : 0,
    ...ask(endpoint, { type: 'segmentArrives', segment, now: at }).reply,
  }));
}

/** The segment before this one was lost; what the program did of its own accord since, it did all the same. */
function byMissedSegment({ trace, step, event }: About): Variation[] {
  if (event.type !== 'segmentArrives') return [];
  const own = stepsOf(trace, step.side);
  const isOwn = ({ cause }: Step) => cause.kind === 'call' && cause.action !== null;
  const here = countUpTo(own, step.index - 1);
  let nth = here - 1;
  for (let past = own[nth]; past && isOwn(past); past = own[nth]) nth -= 1;
  const missed = own[nth];
  if (missed?.cause.kind !== 'segment') return [];
  const since = own.slice(nth + 1, here);
  const then = since.reduce(
    (endpoint, { cause, at }) => ask(endpoint, eventOf(cause, at)).snapshot,
    endpointBefore(trace, missed),
  );
  const condition = { by: 'missed', segment: missed.cause.segment } as const;
  return [{ condition, tier: 0, ...ask(then, event).reply }];
}

function byTimer({ step: { cause, at, before }, endpoint }: About): Variation[] {
  const { tcb } = before;
  if (tcb === null) return [];
  const timers = (Object.keys(tcb.timers) as TimerName[]).filter(
    (timer) => !(cause.kind === 'timer' && cause.timer === timer),
  );
  const fired = timers.map((timer): Variation => ({
    condition: { by: 'timer', timer },
    tier: 1,
    ...ask(endpoint, { type: `timeout.${timer}`, now: at }).reply,
  }));
  if (cause.kind !== 'timer' || cause.timer !== 'retransmission') return fired;
  const segment = segmentOf({ ack: true, seq: tcb.rcvNxt, ackNumber: tcb.sndNxt });
  const acked = ask(endpoint, { type: 'segmentArrives', segment, now: at }).reply;
  return [
    ...fired,
    ...(tcb.irs === null ? [] : [{ condition: { by: 'acked' }, tier: 0, ...acked } as const]),
    ...givesUp(endpoint, at),
  ];
}

/** The retransmission timer fires again and again, until the endpoint gives up. */
function givesUp(endpoint: EndpointSnapshot, now: OutsideEvent['now']): Variation[] {
  const MOST = 30;
  let then = endpoint;
  for (let after = 1; after <= MOST; after++) {
    const { snapshot, reply } = ask(then, { type: 'timeout.retransmission', now });
    if (snapshot.context.tcb === null)
      return after === 1 ? [] : [{ condition: { by: 'givesUp', after }, tier: 0, ...reply }];
    then = snapshot;
  }
  return [];
}

/** The same event, where the program had closed first, where the peer had, or where there is no connection. */
function byState({ trace, step, endpoint, event }: About): Variation[] {
  const { profile, state, tcb } = endpoint.context;
  const neighbours: { snapshot: EndpointSnapshot; tier: 1 | 2 }[] = [];
  if (event.type === 'segmentArrives') {
    if (legalCalls(state, profile).includes('shutdown'))
      neighbours.push({ ...ask(endpoint, { type: 'shutdown', now: event.now }), tier: 1 });
    neighbours.push({ snapshot: freshEndpoint(trace, step.side), tier: 2 });
  } else if (tcb !== null && tcb.irs !== null) {
    const parts = { ack: true, fin: true, seq: tcb.rcvNxt, ackNumber: tcb.sndUna };
    const segment = segmentOf({ ...parts, wnd: tcb.sndWnd });
    neighbours.push({
      ...ask(endpoint, { type: 'segmentArrives', segment, now: event.now }),
      tier: 1,
    });
  }
  return neighbours.flatMap(({ snapshot, tier }) => {
    const other = snapshot.context.state;
    if (other === state) return [];
    return [{ condition: { by: 'state', state: other }, tier, ...ask(snapshot, event).reply }];
  });
}

function byCall({ step: { cause, at }, endpoint }: About): Variation[] {
  const { state, profile } = endpoint.context;
  const legal = legalCalls(state, profile);
  return OTHER_CALLS.filter(
    (call) => legal.includes(call) && !(cause.kind === 'call' && cause.call.call === call),
  ).map((call) => ({
    condition: { by: 'call', call },
    tier: call === 'abort' ? 3 : 2,
    ...ask(endpoint, { type: call, now: at }).reply,
  }));
}

/** What comes of a slip in counting, made with the real answer. */
function bySlip({ trace, step: { cause, sent, after } }: About): Variation[] {
  const flight = trace.flights[sent[0] ?? -1];
  if (flight === undefined || sent.length > 1) return [];
  const { segment } = flight;
  const slip = (by: 'count' | 'newNumber', parts: Partial<Segment>): Variation[] => [
    { condition: { by }, tier: 1, state: after.state, sent: [{ ...segment, ...parts }] },
  ];
  if (flight.again !== null)
    return slip('newNumber', { seq: advance(segment.seq, segLen(segment)) });
  if (cause.kind !== 'segment' || !segment.ack || segLen(cause.segment) === 0) return [];
  const end = advance(cause.segment.seq, segLen(cause.segment));
  return segment.ackNumber === end ? slip('count', { ackNumber: cause.segment.seq }) : [];
}
