/** What to say of each happening of a world: one sentence. Which one is decided here; the languages have the texts. */
import type { Segment } from '../../../machines/tcp/segment.ts';
import type { Step } from '../../trace/connection.ts';
import type { WorldHappening, WorldTrace } from '../../trace/world.ts';
import type { WorkerNow } from '../../trace/worldState.ts';

export type WorldSegmentKind = 'SYN' | 'SYN+ACK' | 'FIN' | 'RST' | 'data' | 'ACK';

export function kindOfSegment({ syn, ack, fin, rst, dataLen }: Segment): WorldSegmentKind {
  if (rst) return 'RST';
  if (syn) return ack ? 'SYN+ACK' : 'SYN';
  if (fin) return 'FIN';
  return dataLen > 0 ? 'data' : 'ACK';
}

type ServerWhat = Extract<WorldHappening, { kind: 'server' }>['what'];
type OfCall<K extends ServerWhat['kind']> = Extract<ServerWhat, { kind: K }>;
type OnWhat = WorkerNow['set'][number];
type WorkerName = Pick<WorkerNow, 'unit' | 'nth'>;

/** Of the rules that a listener goes by, those that are told. */
const TOLD = [
  ...(['acceptQueueFull', 'synQueueFull', 'lastQuarter', 'cookie', 'ignoresAck'] as const),
  ...(['ignoresCookie', 'goodCookie', 'badCookie', 'abortsOnOverflow', 'forgets'] as const),
  ...(['queued', 'closed', 'resetsUnaccepted'] as const),
] as const;

export type ListenerRule = (typeof TOLD)[number];

export interface WorldSentences {
  readonly listens: (limit: number) => string;
  readonly listenerCloses: string;
  readonly enters: (client: string, queue: 'synQueue' | 'acceptQueue') => string;
  readonly leaves: (client: string, queue: 'synQueue' | 'acceptQueue') => string;
  readonly accepted: (client: string) => string;
  readonly counts: (names: readonly string[]) => string;
  readonly client: (
    client: string,
    is: Extract<WorldHappening, { kind: 'client' }>['what']['is'],
  ) => string;
  readonly rule: (client: string, rule: ListenerRule) => string;
  readonly calls: (client: string, side: 'client' | 'server', call: string) => string;
  readonly resends: (client: string, side: 'client' | 'server', what: WorldSegmentKind) => string;
  readonly timer: (client: string, side: 'client' | 'server') => string;
  readonly arrives: (client: string, side: 'client' | 'server', what: WorldSegmentKind) => string;
  readonly becomes: (
    client: string,
    side: 'client' | 'server',
    what: WorldSegmentKind,
    state: string,
  ) => string;
  readonly started: (worker: WorkerName, client: string | null) => string;
  readonly ends: (worker: WorkerName, why: OfCall<'workerEnded'>['why']) => string;
  readonly pauses: (worker: WorkerName, goesOn: boolean) => string;
  readonly enteredCall: (worker: WorkerName, call: string) => string;
  readonly blocks: (worker: WorkerName, call: string, awaits: boolean) => string;
  readonly returns: (worker: WorkerName, call: string, result: string) => string;
  readonly serves: (worker: WorkerName, client: string, isOver: boolean) => string;
  readonly runnable: (worker: WorkerName) => string;
  readonly asleep: (worker: WorkerName) => string;
  readonly switches: (worker: WorkerName, core: number) => string;
  readonly watches: (worker: WorkerName, what: string, joins: boolean) => string;
  readonly isReady: (worker: WorkerName, what: string, joins: boolean) => string;
  readonly opens: (fd: number, what: string, isOpen: boolean) => string;
}

/** A call as a program writes it: `recv(c3)`, `accept()`. */
export const callText = (
  call: string,
  on: { readonly kind: string; readonly connection?: number } | null,
  nameOf: (client: number) => string,
): string =>
  on?.kind === 'connection' && on.connection !== undefined
    ? `${call}(${nameOf(on.connection)})`
    : `${call}()`;

export function resultText(
  { result }: Pick<OfCall<'returned'>, 'result'>,
  nameOf: (client: number) => string,
): string {
  switch (result.kind) {
    case 'done':
      return '0';
    case 'accepted':
      return `${result.fd} (${nameOf(result.connection)})`;
    case 'bytes':
      return String(result.bytes);
    case 'failed':
      return `-1 ${result.errno}`;
    case 'started':
      return `#${result.worker}`;
    case 'ready':
      return `[${result.ready
        .map(({ of }) => (of.kind === 'listener' ? 'listener' : nameOf(of.connection)))
        .join(', ')}]`;
  }
}

export function tellHappening(
  trace: WorldTrace,
  workers: readonly WorkerNow[],
  happening: WorldHappening,
  t: WorldSentences,
): string {
  const nameOf = (client: number) => trace.clients[client]?.name ?? `c${client}`;
  switch (happening.kind) {
    case 'step': {
      const step = trace.connections[happening.connection]?.steps[happening.step];
      return step ? tellStep(trace, happening.connection, step, t) : '';
    }
    case 'queue':
      return t[happening.does](nameOf(happening.connection), happening.queue);
    case 'accepted':
      return t.accepted(nameOf(happening.connection));
    case 'limit':
      return t.listens(happening.limit);
    case 'closed':
      return t.listenerCloses;
    case 'count':
      return t.counts(happening.names);
    case 'client':
      return t.client(nameOf(happening.client), happening.what.is);
    case 'server':
      return tellServer(workers, happening.what, t, nameOf);
  }
}

function tellStep(trace: WorldTrace, connection: number, step: Step, t: WorldSentences): string {
  const { side, cause, walked } = step;
  const name = trace.clients[connection]?.name ?? `c${connection}`;
  const rule = TOLD.find((each) => step.rules.some((cited) => cited === `listener.${each}`));
  if (side === 'server' && rule !== undefined) return t.rule(name, rule);
  switch (cause.kind) {
    case 'call':
      return t.calls(name, side, cause.call.call);
    case 'timer': {
      const sent = trace.connections[connection]?.flights[step.sent[0] ?? -1];
      return sent ? t.resends(name, side, kindOfSegment(sent.segment)) : t.timer(name, side);
    }
    case 'segment': {
      const what = kindOfSegment(cause.segment);
      const state = walked.at(-1);
      return walked.length > 1 && state !== undefined
        ? // the server's end of a connection that is over listens again: to the reader it is closed
          t.becomes(name, side, what, state === 'LISTEN' ? 'CLOSED' : state)
        : t.arrives(name, side, what);
    }
  }
}

function tellServer(
  workers: readonly WorkerNow[],
  what: ServerWhat,
  t: WorldSentences,
  nameOf: (client: number) => string,
): string {
  const worker = (id: number): WorkerName => workers[id] ?? { unit: 'process', nth: id };
  const named = (of: OnWhat) => (of.kind === 'listener' ? 'listener' : nameOf(of.connection));
  switch (what.kind) {
    case 'workerStarted':
      return t.started(
        worker(what.worker),
        what.connection === null ? null : nameOf(what.connection),
      );
    case 'workerEnded':
      return t.ends(worker(what.worker), what.why);
    case 'paused':
    case 'resumed':
      return t.pauses(worker(what.worker), what.kind === 'resumed');
    case 'callEntered':
      return t.enteredCall(worker(what.worker), callText(what.call, what.on, nameOf));
    case 'blocked': {
      const by = worker(what.worker);
      return t.blocks(by, callText(what.call, what.on, nameOf), by.unit === 'task');
    }
    case 'returned':
      return t.returns(
        worker(what.worker),
        callText(what.call, what.on, nameOf),
        resultText(what, nameOf),
      );
    case 'serviceBegun':
    case 'serviceEnded':
      return t.serves(worker(what.worker), nameOf(what.connection), what.kind === 'serviceEnded');
    case 'runnable':
    case 'asleep':
      return t[what.kind](worker(what.worker));
    case 'contextSwitch':
      return t.switches(worker(what.to), what.core);
    case 'setJoined':
    case 'setLeft':
      return t.watches(worker(what.worker), named(what.of), what.kind === 'setJoined');
    case 'readyJoined':
    case 'readyLeft':
      return t.isReady(worker(what.worker), named(what.of), what.kind === 'readyJoined');
    case 'descriptorOpened':
    case 'descriptorClosed':
      return t.opens(what.fd, named(what.of), what.kind === 'descriptorOpened');
  }
}

/** How much a happening is worth telling, where several fall on one instant: the highest is told. */
export function weightOf(trace: WorldTrace, happening: WorldHappening): number {
  switch (happening.kind) {
    case 'step': {
      const step = trace.connections[happening.connection]?.steps[happening.step];
      if (!step) return 0;
      const tells = step.rules.some((rule) => rule.startsWith('listener.'));
      if (tells && !step.rules.includes('listener.queued')) return 9;
      return step.cause.kind === 'timer' ? 6 : step.walked.length > 1 ? 4 : 2;
    }
    case 'client':
      return happening.what.is === 'reads' ? 1 : happening.what.is === 'connected' ? 7 : 8;
    case 'accepted':
      return 7;
    case 'queue':
      return happening.does === 'enters' ? 6 : 3;
    case 'limit':
    case 'closed':
      return 5;
    case 'count':
      return 0;
    case 'server':
      return SERVER_WEIGHTS[happening.what.kind] ?? 1;
  }
}

const SERVER_WEIGHTS: Partial<Record<ServerWhat['kind'], number>> = {
  workerStarted: 5,
  workerEnded: 6,
  blocked: 4,
  serviceBegun: 5,
  serviceEnded: 5,
  paused: 8,
  resumed: 8,
  returned: 3,
  callEntered: 2,
};
