/** A segment arrives at the host: it belongs to a connection, to a request, to a listener, or to nobody (RFC 9293, 3.10.7). */
import type { Effect } from '../tcp/effects.ts';
import { settle } from '../tcp/settle.ts';
import { step } from '../tcp/step.ts';
import { bringsCookie, synOfCookie } from './cookies.ts';
import type { HostEndpoint, ListenerId, SegmentEvent } from './host.ts';
import * as turns from './hostTurn.ts';
import type { HostTurn } from './hostTurn.ts';
import { remainsOf } from './remains.ts';
import { localPortOf, type Tuple } from './tuple.ts';

export function segmentArrives(turn: HostTurn, tuple: Tuple, event: SegmentEvent): void {
  const endpoint = turns.endpointOf(turn, tuple);
  const { state, tcb } = endpoint.snapshot.context;
  if (endpoint.stage.at === 'synQueue') arrivesAtRequest(turn, tuple, endpoint, event);
  else if (tcb === null) arrivesAtListener(turn, tuple, endpoint, event);
  else if (state === 'TIME_WAIT') arrivesInTimeWait(turn, tuple, endpoint, event);
  else arrivesAtConnection(turn, tuple, endpoint, event);
}

function arrivesAtConnection(
  turn: HostTurn,
  tuple: Tuple,
  endpoint: HostEndpoint,
  event: SegmentEvent,
): void {
  const done = turns.tried(endpoint, event);
  turns.dealt(turn, tuple, endpoint, done, event, {
    remains: remainsOf(endpoint, done),
  });
}

/** The SYN that takes up an old connection's numbers is a SYN to the listener (RFC 9293, 3.10.7.4). */
function arrivesInTimeWait(
  turn: HostTurn,
  tuple: Tuple,
  endpoint: HostEndpoint,
  event: SegmentEvent,
): void {
  const done = turns.tried(endpoint, event);
  const id = listenerFor(turn, tuple);
  if (done.snapshot.context.state !== 'SYN_RCVD' || id === null) {
    turns.dealt(turn, tuple, endpoint, done, event);
    return;
  }
  const verdict = turns.ask(turn, id, { type: 'syn', tuple, reopens: true, now: turn.now });
  if (verdict?.does !== 'admits') {
    turns.dealtByListener(turn, tuple, endpoint, event, verdict?.tells ?? []);
    return;
  }
  turns.dealt(turn, tuple, endpoint, done, event, { stage: { at: 'synQueue', listener: id } });
  turns.queueChange(turn, 'synQueue', 'enters', id, tuple);
}

/** Which listener takes connections to this port; of several (SO_REUSEPORT) the one that the hash says. */
export function listenerFor({ host }: HostTurn, tuple: Tuple): ListenerId | null {
  const port = localPortOf(tuple);
  const open = host.listeners.flatMap(({ port: own, snapshot }, id) =>
    own === port && snapshot.value === 'LISTEN' ? [id] : [],
  );
  if (open.length < 2) return open[0] ?? null;
  return host.reuseportOf(tuple, open);
}

function arrivesAtListener(
  turn: HostTurn,
  tuple: Tuple,
  endpoint: HostEndpoint,
  event: SegmentEvent,
): void {
  const id = listenerFor(turn, tuple);
  if (id === null) {
    arrivesFromStranger(turn, tuple, endpoint, event);
    return;
  }
  const listening = { ...endpoint, snapshot: turns.forgotten(endpoint) };
  const { segment } = event;
  if (segment.syn && !segment.ack && !segment.rst) synArrives(turn, tuple, listening, event, id);
  else if (segment.ack && !segment.rst) strayAckArrives(turn, tuple, listening, event, id);
  else turns.dealt(turn, tuple, listening, turns.tried(listening, event), event);
}

/** Nobody listens there: a reset (RFC 9293, 3.10.7.1). */
function arrivesFromStranger(
  turn: HostTurn,
  tuple: Tuple,
  endpoint: HostEndpoint,
  event: SegmentEvent,
): void {
  const closed = { ...endpoint, snapshot: turns.stranger(endpoint) };
  const { snapshot, effects } = turns.tried(closed, event);
  const isNews = endpoint.snapshot.context.state !== 'CLOSED';
  const entered: Effect[] = isNews ? [{ kind: 'enter', state: 'CLOSED' }] : [];
  const done = { snapshot, effects: [...entered, ...effects] };
  turns.dealt(turn, tuple, closed, done, event, { stage: { at: 'listener' } });
}

function synArrives(
  turn: HostTurn,
  tuple: Tuple,
  endpoint: HostEndpoint,
  event: SegmentEvent,
  id: ListenerId,
): void {
  const done = turns.tried(endpoint, event);
  // a SYN that the endpoint would not take (one with a FIN) is none of the listener's
  if (done.snapshot.context.state !== 'SYN_RCVD') {
    turns.dealt(turn, tuple, endpoint, done, event);
    return;
  }
  const verdict = turns.ask(turn, id, { type: 'syn', tuple, reopens: false, now: turn.now });
  if (verdict?.does === 'admits') admit(turn, tuple, endpoint, event, id);
  else if (verdict?.does === 'sendsCookie') {
    const syn = synOfCookie(event.segment);
    const { effects } = turns.tried(endpoint, { ...event, segment: syn });
    const cookie = { syn, sentAt: turn.now };
    const sent = effects.filter(({ kind }) => kind === 'send');
    turns.dealtByListener(turn, tuple, { ...endpoint, cookie }, event, [...verdict.tells, ...sent]);
  } else if (verdict) turns.dealtByListener(turn, tuple, endpoint, event, verdict.tells);
}

function admit(
  turn: HostTurn,
  tuple: Tuple,
  endpoint: HostEndpoint,
  event: SegmentEvent,
  id: ListenerId,
): void {
  const done = turns.tried(endpoint, event);
  const changes = { remains: null, cookie: null };
  if (done.snapshot.context.tcb?.fastOpen === 'accepted') {
    turns.ask(turn, id, { type: 'fastOpened', tuple, now: turn.now });
    const stage = { at: 'acceptQueue', listener: id } as const;
    turns.dealt(turn, tuple, endpoint, done, event, { ...changes, stage });
    turns.count(turn, ['TcpPassiveOpens']);
    turns.queueChange(turn, 'acceptQueue', 'enters', id, tuple);
    return;
  }
  const stage = { at: 'synQueue', listener: id } as const;
  turns.dealt(turn, tuple, endpoint, done, event, { ...changes, stage });
  turns.queueChange(turn, 'synQueue', 'enters', id, tuple);
}

/** No request is known for this ACK: an answer to a cookie, or one that a reset is owed. */
function strayAckArrives(
  turn: HostTurn,
  tuple: Tuple,
  endpoint: HostEndpoint,
  event: SegmentEvent,
  id: ListenerId,
): void {
  const isCookie = bringsCookie(endpoint, event.segment);
  const verdict = turns.ask(turn, id, { type: 'strayAck', tuple, isCookie, now: turn.now });
  if (!verdict) return;
  if (verdict.does === 'drops') turns.dealtByListener(turn, tuple, endpoint, event, verdict.tells);
  else if (verdict.does === 'completesCookie') {
    const done = withCookie(endpoint, event);
    const effects = [...verdict.tells, ...done.effects];
    const stage = { at: 'acceptQueue', listener: id } as const;
    turns.dealt(turn, tuple, endpoint, { ...done, effects }, event, { stage, cookie: null });
    turns.queueChange(turn, 'acceptQueue', 'enters', id, tuple);
  } else {
    const { snapshot, effects } = turns.tried(endpoint, event);
    turns.dealt(
      ...([turn, tuple, endpoint] as const),
      { snapshot, effects: [...verdict.tells, ...effects] },
      event,
    );
  }
}

/** The connection as it would be, had its SYN been kept: made of the ACK that brings the cookie back. */
function withCookie(endpoint: HostEndpoint, event: SegmentEvent) {
  if (!endpoint.cookie) throw new Error('no cookie was sent');
  const { syn, sentAt } = endpoint.cookie;
  const begun = step(endpoint.snapshot, { type: 'segmentArrives', segment: syn, now: sentAt });
  const done = settle(begun.snapshot, { event });
  // the SYN+ACK has left long ago, and no timer was set
  const isOfSynAck = (effect: Effect) =>
    effect.kind === 'stopTimer' && effect.timer === 'retransmission';
  return {
    snapshot: done.snapshot,
    effects: [
      ...begun.effects.filter(({ kind }) => kind === 'enter'),
      ...done.effects.filter((effect) => !isOfSynAck(effect)),
    ],
  };
}

/** A segment for a connection that is half open: it may complete the handshake, if the accept queue has room. */
function arrivesAtRequest(
  turn: HostTurn,
  tuple: Tuple,
  endpoint: HostEndpoint,
  event: SegmentEvent,
): void {
  if (endpoint.stage.at !== 'synQueue') return;
  const id = endpoint.stage.listener;
  const done = turns.tried(endpoint, event);
  const { state } = done.snapshot.context;
  if (state === 'SYN_RCVD') {
    turns.dealt(turn, tuple, endpoint, done, event);
    return;
  }
  if (state === 'LISTEN' || state === 'CLOSED') {
    turns.ask(turn, id, { type: 'requestGone', tuple, now: turn.now });
    turns.count(turn, ['TcpExtEmbryonicRsts']);
    turns.dealt(turn, tuple, endpoint, done, event, { stage: { at: 'listener' } });
    turns.queueChange(turn, 'synQueue', 'leaves', id, tuple);
    return;
  }
  const verdict = turns.ask(turn, id, { type: 'handshakeAck', tuple, now: turn.now });
  if (!verdict) return;
  if (verdict.does === 'drops') {
    turns.dealtByListener(turn, tuple, endpoint, event, verdict.tells);
    return;
  }
  turns.queueChange(turn, 'synQueue', 'leaves', id, tuple);
  if (verdict.does === 'completes') {
    const stage = { at: 'acceptQueue', listener: id } as const;
    const effects = [...done.effects, ...verdict.tells];
    turns.dealt(turn, tuple, endpoint, { ...done, effects }, event, { stage });
    turns.queueChange(turn, 'acceptQueue', 'enters', id, tuple);
    return;
  }
  reset(turn, tuple, endpoint, event, verdict.tells);
}

/** The request is gone, and the segment is answered as one that comes from nowhere. */
function reset(
  turn: HostTurn,
  tuple: Tuple,
  endpoint: HostEndpoint,
  event: SegmentEvent,
  why: readonly Effect[],
): void {
  const gone = { ...endpoint, snapshot: turns.forgotten(endpoint) };
  const { snapshot, effects } = turns.tried(gone, event);
  const stopped = Object.keys(endpoint.snapshot.context.tcb?.timers ?? {}) as 'retransmission'[];
  turns.dealt(
    ...([turn, tuple, endpoint] as const),
    {
      snapshot,
      effects: [
        ...why,
        ...stopped.map((timer) => ({ kind: 'stopTimer' as const, timer })),
        { kind: 'enter', state: 'LISTEN' },
        ...effects,
      ],
    },
    event,
    { stage: { at: 'listener' } },
  );
}
