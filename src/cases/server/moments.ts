/** Finds moments in the run of a server: each names a happening, by what it is and whom it is about. */
import type { CounterName } from '../../../machines/host/counters.ts';
import type { Happened, ServerCall } from '../../../machines/server/happenings.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { Side } from '../../trace/side.ts';
import type { ClientHappening, WorldHappening, WorldTrace } from '../../trace/world.ts';

/** The place of a happening among all; null where the run has none such. */
export type FindHappening = (trace: WorldTrace) => number | null;

type Is = (happening: WorldHappening, trace: WorldTrace) => boolean;

/** The n-th happening that is so, from 1. */
const nthThat =
  (is: Is, nth = 1): FindHappening =>
  (trace) => {
    let seen = 0;
    const place = trace.happenings.findIndex((each) => is(each, trace) && (seen += 1) === nth);
    return place < 0 ? null : place;
  };

/** The first such happening behind another one. */
export const after =
  (before: FindHappening, next: FindHappening): FindHappening =>
  (trace) => {
    const from = before(trace);
    if (from === null) return null;
    const rest = { ...trace, happenings: trace.happenings.slice(from + 1) };
    const place = next(rest);
    return place === null ? null : from + 1 + place;
  };

/** A client enters a queue of the listener, or leaves it. */
export const inQueue = (
  queue: 'synQueue' | 'acceptQueue',
  does: 'enters' | 'leaves',
  client: number,
): FindHappening =>
  nthThat(
    (it) =>
      it.kind === 'queue' && it.queue === queue && it.does === does && it.connection === client,
  );

/** The kernel counts up, for the n-th time. */
export const counts = (name: CounterName, nth = 1): FindHappening =>
  nthThat((it) => it.kind === 'count' && it.names.includes(name), nth);

/** A client's program. */
export const client = (of: number, is: ClientHappening['is'], nth = 1): FindHappening =>
  nthThat((it) => it.kind === 'client' && it.client === of && it.what.is === is, nth);

/** An end of a client's connection comes into a state. */
export const enters = (of: number, side: Side, state: State): FindHappening =>
  nthThat((it, { connections }) => {
    if (it.kind !== 'step' || it.connection !== of) return false;
    const step = connections[of]?.steps[it.step];
    return step?.side === side && step.walked.length > 1 && step.walked.includes(state);
  });

/** An end of a client's connection deals with something. */
export const deals = (of: number, side: Side): FindHappening =>
  nthThat(
    (it, { connections }) =>
      it.kind === 'step' && it.connection === of && connections[of]?.steps[it.step]?.side === side,
  );

interface Call {
  readonly call: ServerCall;
  /** The client on whose connection it is made; null: on the listener or on nothing. */
  readonly on?: number | null;
  readonly worker?: number;
}

const isCall = (what: Happened, { call, on, worker }: Call): boolean => {
  if (!('call' in what) || what.call !== call) return false;
  if (worker !== undefined && what.worker !== worker) return false;
  if (on === undefined) return true;
  return on === null
    ? what.on?.kind !== 'connection'
    : what.on?.kind === 'connection' && what.on.connection === on;
};

/** A system call of the server's program blocks its caller, for the n-th time. */
export const blocks = (call: Call, nth = 1): FindHappening =>
  nthThat((it) => it.kind === 'server' && it.what.kind === 'blocked' && isCall(it.what, call), nth);

/** It returns. */
export const returns = (call: Call, nth = 1): FindHappening =>
  nthThat(
    (it) => it.kind === 'server' && it.what.kind === 'returned' && isCall(it.what, call),
    nth,
  );

/** It fails. */
export const fails = (call: Call, nth = 1): FindHappening =>
  nthThat(
    (it) =>
      it.kind === 'server' &&
      it.what.kind === 'returned' &&
      it.what.result.kind === 'failed' &&
      isCall(it.what, call),
    nth,
  );

/** The program begins or ends its work for a client. */
export const serves = (of: number, does: 'serviceBegun' | 'serviceEnded'): FindHappening =>
  nthThat((it) => it.kind === 'server' && it.what.kind === does && it.what.connection === of);

/** The n-th time that something happens to a worker. */
export const worker = (
  kind: 'workerStarted' | 'workerEnded' | 'paused' | 'contextSwitch' | 'runnable',
  nth = 1,
): FindHappening => nthThat((it) => it.kind === 'server' && it.what.kind === kind, nth);

/** All has happened. */
export const atLast: FindHappening = ({ happenings }) =>
  happenings.length === 0 ? null : happenings.length - 1;
