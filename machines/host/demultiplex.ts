/** A segment arrives at the host: it belongs to a connection, to a request, to a listener, or to nobody (RFC 9293, 3.10.7). */
import type { Effect } from '../tcp/effects.ts';
import { settle } from '../tcp/settle.ts';
import { step } from '../tcp/step.ts';
import { bringsCookie, synOfCookie } from './cookies.ts';
import type { HostEndpoint, ListenerId, SegmentEvent } from './host.ts';
import * as turns from './hostTurn.ts';
import type { HostTurn } from './hostTurn.ts';
import { remainsOf } from './remains.ts';
import type { Tuple } from './tuple.ts';

/** A segment, and what the host knows of its connection. */
interface Arrival {
  readonly turn: HostTurn;
  readonly tuple: Tuple;
  readonly endpoint: HostEndpoint;
  readonly event: SegmentEvent;
}

type Tried = ReturnType<typeof turns.tried>;

export function segmentArrives(turn: HostTurn, tuple: Tuple, event: SegmentEvent): void {
  const endpoint = turns.endpointOf(turn, tuple);
  const arrival: Arrival = { turn, tuple, endpoint, event };
  const { state, tcb } = endpoint.snapshot.context;
  if (endpoint.stage.at === 'synQueue') arrivesAtRequest(arrival);
  else if (tcb === null) arrivesAtListener(arrival);
  else if (state === 'TIME_WAIT') arrivesInTimeWait(arrival);
  else arrivesAtConnection(arrival);
}

function arrivesAtConnection(arrival: Arrival): void {
  const { turn, tuple, endpoint, event } = arrival;
  const done = turns.tried(endpoint, event);
  turns.dealt(turn, tuple, endpoint, done, event, {
    remains: remainsOf(endpoint, done),
  });
}

/** The SYN that takes up an old connection's numbers is a SYN to the listener (RFC 9293, 3.10.7.4). */
function arrivesInTimeWait(arrival: Arrival): void {
  const { turn, tuple, endpoint, event } = arrival;
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
  const open = host.listeners.flatMap((each, id) => (turns.isOpenFor(each, tuple) ? [id] : []));
  if (open.length < 2) return open[0] ?? null;
  return host.reuseportOf(tuple, open);
}

function arrivesAtListener(arrival: Arrival): void {
  const { turn, tuple, endpoint, event } = arrival;
  const id = listenerFor(turn, tuple);
  if (id === null) {
    arrivesFromStranger(arrival);
    return;
  }
  const listening = { ...endpoint, snapshot: turns.forgotten(endpoint) };
  const { segment } = event;
  if (segment.syn && !segment.ack && !segment.rst)
    synArrives({ ...arrival, endpoint: listening }, id);
  else if (segment.ack && !segment.rst) strayAckArrives({ ...arrival, endpoint: listening }, id);
  else turns.dealt(turn, tuple, listening, turns.tried(listening, event), event);
}

/** Nobody listens there: a reset (RFC 9293, 3.10.7.1). */
function arrivesFromStranger(arrival: Arrival): void {
  const { turn, tuple, endpoint, event } = arrival;
  const closed = { ...endpoint, snapshot: turns.stranger(endpoint) };
  const { snapshot, effects } = turns.tried(closed, event);
  const isNews = endpoint.snapshot.context.state !== 'CLOSED';
  const entered: Effect[] = isNews ? [{ kind: 'enter', state: 'CLOSED' }] : [];
  const done = { snapshot, effects: [...entered, ...effects] };
  turns.dealt(turn, tuple, closed, done, event, { stage: { at: 'listener' } });
}

function synArrives(arrival: Arrival, id: ListenerId): void {
  const { turn, tuple, endpoint, event } = arrival;
  const done = turns.tried(endpoint, event);
  // a SYN that the endpoint would not take (one with a FIN) is none of the listener's
  if (done.snapshot.context.state !== 'SYN_RCVD') {
    turns.dealt(turn, tuple, endpoint, done, event);
    return;
  }
  const verdict = turns.ask(turn, id, { type: 'syn', tuple, reopens: false, now: turn.now });
  if (verdict?.does === 'admits') admit(arrival, id, done);
  else if (verdict?.does === 'sendsCookie') {
    const syn = synOfCookie(event.segment);
    const { effects } = turns.tried(endpoint, { ...event, segment: syn });
    const cookie = { syn, sentAt: turn.now };
    const sent = effects.filter(({ kind }) => kind === 'send');
    turns.dealtByListener(turn, tuple, { ...endpoint, cookie }, event, [...verdict.tells, ...sent]);
  } else if (verdict) turns.dealtByListener(turn, tuple, endpoint, event, verdict.tells);
}

function admit(arrival: Arrival, id: ListenerId, done: Tried): void {
  const { turn, tuple, endpoint, event } = arrival;
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
function strayAckArrives(arrival: Arrival, id: ListenerId): void {
  const { turn, tuple, endpoint, event } = arrival;
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
function arrivesAtRequest(arrival: Arrival): void {
  const { turn, tuple, endpoint, event } = arrival;
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
  reset(arrival, verdict.tells);
}

/** The request is gone, and the segment is answered as one that comes from nowhere. */
function reset(arrival: Arrival, why: readonly Effect[]): void {
  const { turn, tuple, endpoint, event } = arrival;
  const gone = { ...endpoint, snapshot: turns.forgotten(endpoint) };
  const { snapshot, effects } = turns.tried(gone, event);
  turns.dealt(
    ...([turn, tuple, endpoint] as const),
    {
      snapshot,
      effects: [...why, ...turns.stopsOf(endpoint.snapshot.context.tcb), turns.LISTENS, ...effects],
    },
    event,
    { stage: { at: 'listener' } },
  );
}
