/** Small loads for server programs, and what is asked of a run. */
import type { ServerHappening } from '../../machines/server/happenings.ts';
import { programOf, type Model, type ServerProgram } from '../../machines/server/program.ts';
import { ms, s, time } from '../../machines/tcp/time.ts';
import { loadTime } from '../../src/proof/servers/load.ts';
import { runLoad, type LoadRun } from '../../src/proof/servers/runLoad.ts';
import { simulatedLines } from '../../src/proof/servers/serverCalls.ts';
import type { ClientProgram, HostAction } from '../../src/simulation/world/worldScenario.ts';

/** A client that connects then and sends requests then (each so many octets), and closes when all are answered. */
export const client = (
  connectMs: number,
  requests: readonly (readonly [atMs: number, bytes: number])[],
): ClientProgram => ({
  connectAtUs: loadTime(connectMs),
  requests: requests.map(([atMs, bytes]) => ({ bytes, when: { atUs: loadTime(atMs) } })),
  ...{ closeAfterUs: 50, patienceUs: null },
});

/** So many clients, so long behind each other, with a request of 10 octets each. */
export const clients = (count: number, apartMs: number): ClientProgram[] =>
  Array.from({ length: count }, (_, i) => client(i * apartMs, [[i * apartMs, 10]]));

/** Clients that connect, and say nothing. */
export const idle = (count: number, apartMs: number): ClientProgram[] =>
  Array.from({ length: count }, (_, i) => ({ ...client(i * apartMs, []), closeAfterUs: s(100) }));

export function run(
  model: Model,
  load: readonly ClientProgram[],
  given: Partial<Omit<ServerProgram, 'model'>> = {},
  untilMs = 10_000,
  actions: readonly HostAction[] = [],
): LoadRun {
  const until = time(loadTime(0) + ms(untilMs));
  return runLoad(programOf(model, given), load, until, undefined, actions);
}

/** Calls as `recv c0 10`, in the order in which they were made. */
export const calls = ({ happenings }: LoadRun): string[] =>
  simulatedLines(happenings).map(({ text }) => text);

/** How many of them begin so. */
export const count = (made: LoadRun, prefix: string): number =>
  calls(made).filter((text) => text.startsWith(prefix)).length;

export const of = <K extends ServerHappening['kind']>(made: LoadRun, kind: K) =>
  made.happenings.filter((it): it is Extract<ServerHappening, { kind: K }> => it.kind === kind);

/** Connections that each worker has accepted. */
export function acceptedBy(made: LoadRun): number[] {
  const counts = new Map<number, number>();
  for (const { worker, result } of of(made, 'returned'))
    if (result.kind === 'accepted') counts.set(worker, (counts.get(worker) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a);
}

export const answered = ({ answeredAt }: LoadRun): number =>
  answeredAt.flat().filter((at) => at !== null).length;

/** The longest that an accept queue has been. */
export function longestQueue({ trace }: LoadRun): number {
  const lengths = new Map<number, number>();
  let longest = 0;
  for (const it of trace.happenings) {
    if (it.kind !== 'queue' || it.queue !== 'acceptQueue') continue;
    const length = (lengths.get(it.listener) ?? 0) + (it.does === 'enters' ? 1 : -1);
    lengths.set(it.listener, length);
    longest = Math.max(longest, length);
  }
  return longest;
}

/** Whom the server has sent a FIN. */
export const closed = ({ trace }: LoadRun): number[] =>
  trace.connections.flatMap(({ flights }, connection) =>
    flights.some(({ from, segment }) => from === 'server' && segment.fin) ? connection : [],
  );
