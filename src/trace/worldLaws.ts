/** Laws that every world keeps, whoever its clients and its programs are: what breaks them is a fault of ours. */
import type { ListenerId } from '../../machines/host/host.ts';
import type { WorkerId } from '../../machines/server/happenings.ts';
import { violations } from './invariants/index.ts';
import type { ClientHappening, ConnectionIndex, WorldHappening, WorldTrace } from './world.ts';

/** What a client comes to in the end; null: it still waits. */
export type ClientOutcome =
  'answered' | 'refused' | 'reset' | 'gaveUp' | 'left' | 'closedOn' | null;

/** Every law that a world breaks, in words; the laws of its connections too. */
export function worldViolations(world: WorldTrace, cores: number): string[] {
  const broken: string[] = [];
  const queues = new QueueLaws(broken);
  const processors = new CoreLaws(broken, cores);
  let last = 0;
  for (const happening of world.happenings) {
    if (happening.at < last) broken.push(`time goes back at ${happening.at}`);
    last = happening.at;
    queues.take(happening);
    if (happening.kind === 'server') processors.take(happening.what);
  }
  for (const trace of world.connections)
    broken.push(...violations(trace).map((law) => `${trace.id}: ${law}`));
  return [...broken, ...unended(world)];
}

/** No connection is in two queues, and none holds more than one beyond its limit. */
class QueueLaws {
  readonly #broken: string[];
  readonly #where = new Map<ConnectionIndex, string>();
  readonly #lengths = new Map<string, number>();
  readonly #limits = new Map<ListenerId, number>();

  constructor(broken: string[]) {
    this.#broken = broken;
  }

  take(happening: WorldHappening): void {
    if (happening.kind === 'limit') this.#limits.set(happening.listener, happening.limit);
    if (happening.kind !== 'queue') return;
    const { queue, does, listener, connection } = happening;
    const name = `${queue} ${listener}`;
    const isThere = this.#where.get(connection);
    if (does === 'enters' && isThere !== undefined)
      this.#broken.push(`c${connection} enters ${name}, and is in ${isThere}`);
    if (does === 'leaves' && isThere !== name)
      this.#broken.push(`c${connection} leaves ${name}, and is in ${isThere ?? 'none'}`);
    if (does === 'enters') this.#where.set(connection, name);
    else this.#where.delete(connection);
    const length = (this.#lengths.get(name) ?? 0) + (does === 'enters' ? 1 : -1);
    this.#lengths.set(name, length);
    if (does === 'enters' && length > (this.#limits.get(listener) ?? 0) + 1)
      this.#broken.push(`${name} holds ${length}`);
  }
}

type OfServer = Extract<WorldHappening, { kind: 'server' }>['what'];

/** No more threads run than there are cores. */
class CoreLaws {
  readonly #broken: string[];
  readonly #cores: number;
  readonly #running = new Set<WorkerId>();

  constructor(broken: string[], cores: number) {
    this.#broken = broken;
    this.#cores = cores;
  }

  take(what: OfServer): void {
    if (what.kind === 'runnable' || what.kind === 'asleep' || what.kind === 'workerEnded')
      this.#running.delete(what.worker);
    if (what.kind !== 'contextSwitch') return;
    if (what.from !== null) this.#running.delete(what.from);
    this.#running.add(what.to);
    if (what.core >= this.#cores || this.#running.size > this.#cores)
      this.#broken.push(`${this.#running.size} threads run on ${this.#cores} cores`);
  }
}

/** What each client has come to. */
export function outcomesOf(world: WorldTrace): ClientOutcome[] {
  const outcomes: ClientOutcome[] = world.clients.map(() => null);
  for (const happening of world.happenings)
    if (happening.kind === 'client')
      outcomes[happening.client] = outcomeOf(happening.what) ?? outcomes[happening.client] ?? null;
  return outcomes;
}

function outcomeOf({ is }: ClientHappening): ClientOutcome {
  switch (is) {
    case 'closes':
      return 'answered';
    case 'aborts':
      return 'left';
    case 'givesUp':
      return 'gaveUp';
    case 'timedOut':
    case 'refused':
      return 'refused';
    case 'reset':
      return 'reset';
    case 'closedOn':
      return 'closedOn';
    case 'connecting':
    case 'connected':
    case 'asks':
    case 'reads':
    case 'answered':
      return null;
  }
}

/** In a world that went on until nothing was left, nobody waits. */
function unended(world: WorldTrace): string[] {
  if (world.end.reason !== 'quiet') return [];
  return outcomesOf(world).flatMap((outcome, client) =>
    outcome === null && !world.clients[client]?.isForged ? [`c${client} waits for ever`] : [],
  );
}
