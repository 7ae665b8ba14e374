/**
 * A world as text: a line for each happening, in the one order in which all happened.
 *
 *     time (s)  who        what happened                          queues
 *     0.052000  c1 server  < S 101000:101000(0) win 64240 <...>   SYN queue 1/6
 *     0.152200  main       accept(listener) = c0, fd 5            accept queue 0/6
 *     0.152200  nstat      TcpPassiveOpens 1
 */
import type { CounterName } from '../../machines/host/counters.ts';
import type { Descriptor, Returned, ServerHappening } from '../../machines/server/happenings.ts';
import type { Cause, ConnectionTrace } from './connection.ts';
import { aligned, callText, seconds, segmentText } from './text.ts';
import type { ClientHappening, WorldHappening, WorldTrace } from './world.ts';

type Row = readonly [time: string, who: string, what: string, queues: string];

/** The whole world, a line for each happening, its columns aligned, and how it ended. */
export function worldText(world: WorldTrace): string {
  const writer = new Writer(world);
  const rows = world.happenings.flatMap((happening) => writer.rowsOf(happening));
  const end = `${seconds(world.end.at)}  end: ${world.end.reason}`;
  return [...aligned(rows), end].join('\n');
}

class Writer {
  readonly #world: WorldTrace;
  readonly #limits: number[] = [];
  readonly #acceptQueues: number[] = [];
  readonly #counters: Partial<Record<CounterName, number>> = {};
  readonly #workers: string[] = [];
  /** How many workers of each kind have been started. */
  readonly #units = new Map<string, number>();
  #halfOpen = 0;

  constructor(world: WorldTrace) {
    this.#world = world;
  }

  rowsOf(happening: WorldHappening): Row[] {
    const at = seconds(happening.at);
    switch (happening.kind) {
      case 'step':
        return this.#stepRows(at, happening);
      case 'queue':
        return [this.#queueRow(at, happening)];
      case 'accepted':
        return [];
      case 'limit': {
        this.#limits[happening.listener] = happening.limit;
        const what = `listener ${happening.listener} listens, limit ${happening.limit}`;
        return [[at, 'kernel', what, this.#queues(happening.listener)]];
      }
      case 'closed':
        return [[at, 'kernel', `listener ${happening.listener} is closed`, '']];
      case 'count':
        return happening.names.map((name) => {
          const value = (this.#counters[name] ?? 0) + 1;
          this.#counters[name] = value;
          return [at, 'nstat', `${name} ${value}`, ''];
        });
      case 'server': {
        const [who, what] = this.#serverText(happening.what);
        return what === null ? [] : [[at, who, what, '']];
      }
      case 'client':
        return [[at, this.#nameOf(happening.client), clientText(happening.what), '']];
    }
  }

  #nameOf(connection: number): string {
    return this.#world.clients[connection]?.name ?? `c${connection}`;
  }

  #queues(listener: number): string {
    const places = (this.#limits[listener] ?? 0) + 1;
    return `accept queue ${this.#acceptQueues[listener] ?? 0}/${places}, SYN queue ${this.#halfOpen}/${places}`;
  }

  #queueRow(at: string, happening: WorldHappening & { kind: 'queue' }): Row {
    const { queue, does, listener, connection } = happening;
    const by = does === 'enters' ? 1 : -1;
    if (queue === 'synQueue') this.#halfOpen += by;
    else this.#acceptQueues[listener] = (this.#acceptQueues[listener] ?? 0) + by;
    const name = queue === 'synQueue' ? 'SYN queue' : 'accept queue';
    const what = `${this.#nameOf(connection)} ${does} the ${name}`;
    return [at, 'kernel', what, this.#queues(listener)];
  }

  #stepRows(at: string, { connection, step: index }: WorldHappening & { kind: 'step' }): Row[] {
    const trace = this.#world.connections[connection];
    const step = trace?.steps[index];
    if (!trace || !step) return [];
    const who = `${this.#nameOf(connection)} ${step.side}`;
    const states = step.walked.length > 1 ? `  ${step.walked.join(' > ')}` : '';
    return [
      [at, who, `${causeText(step.cause)}${states}`, step.rules[0] ?? ''],
      ...step.sent.map((sent): Row => [at, who, sentText(trace, sent), '']),
    ];
  }

  #worker(id: number): string {
    return this.#workers[id] ?? `worker ${id}`;
  }

  #serverText(what: ServerHappening): [who: string, what: string | null] {
    switch (what.kind) {
      case 'workerStarted':
        this.#nameWorker(what);
        return [this.#worker(what.worker), 'starts'];
      case 'workerEnded':
        return [this.#worker(what.worker), what.why === 'done' ? 'ends' : `ends: ${what.why}`];
      case 'blocked':
        return [this.#worker(what.worker), `${what.call}(${this.#onText(what.on)}) blocks`];
      case 'returned': {
        const call = `${what.call}(${this.#onText(what.on)})`;
        return [this.#worker(what.worker), `${call} = ${this.#resultText(what.result)}`];
      }
      case 'serviceBegun':
        return [
          this.#worker(what.worker),
          `serves ${this.#nameOf(what.connection)}, ${what.bytes} bytes`,
        ];
      case 'paused':
      case 'resumed':
        return [this.#worker(what.worker), what.kind];
      default:
        return ['', null];
    }
  }

  /** `main`, and then each by its unit, counted from 1. */
  #nameWorker({ worker, unit, parent }: ServerHappening & { kind: 'workerStarted' }): void {
    if (parent === null) {
      this.#workers[worker] = 'main';
      return;
    }
    const nth = (this.#units.get(unit) ?? 0) + 1;
    this.#units.set(unit, nth);
    this.#workers[worker] = `${unit} ${nth}`;
  }

  #onText(on: Descriptor | null): string {
    if (on === null) return '';
    return on.kind === 'listener' ? 'listener' : this.#nameOf(on.connection);
  }

  #resultText(result: Returned): string {
    switch (result.kind) {
      case 'done':
        return 'ok';
      case 'accepted':
        return `${this.#nameOf(result.connection)}, fd ${result.fd}`;
      case 'bytes':
        return String(result.bytes);
      case 'failed':
        return result.errno;
      case 'started':
        return this.#worker(result.worker);
      case 'ready': {
        const ready = result.ready.map(({ of, is }) => `${this.#onText(of)} ${is}`);
        return `[${ready.join(', ')}]`;
      }
    }
  }
}

function causeText(cause: Cause): string {
  if (cause.kind === 'segment') return `< ${segmentText(cause.segment)}`;
  return cause.kind === 'timer' ? `${cause.timer} timer` : callText(cause.call);
}

function sentText(trace: ConnectionTrace, sent: number): string {
  const flight = trace.flights[sent];
  if (!flight) return '';
  return `> ${segmentText(flight.segment)}${flight.fate === 'lost' ? '  lost' : ''}`;
}

function clientText(what: ClientHappening): string {
  switch (what.is) {
    case 'asks':
      return `asks, request ${what.nth + 1}, ${what.bytes} bytes`;
    case 'reads':
      return `reads: ${what.answeredBytes} bytes of its requests are answered`;
    case 'answered':
      return `has the answer to request ${what.nth + 1}`;
    case 'givesUp':
      return 'gives up';
    case 'timedOut':
      return 'timed out';
    case 'closedOn':
      return 'finds its connection closed';
    default:
      return what.is;
  }
}
