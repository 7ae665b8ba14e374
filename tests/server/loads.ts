/** Small loads for server programs, and what is asked of a run. */
import type { ServerHappening } from '../../machines/server/happenings.ts';
import { programOf, type Model, type ServerProgram } from '../../machines/server/program.ts';
import { ms, time } from '../../machines/tcp/time.ts';
import { loadTime, type LoadClient } from '../../src/proof/servers/load.ts';
import { runLoad, type LoadRun } from '../../src/proof/servers/runLoad.ts';
import { simulatedLines } from '../../src/proof/servers/serverCalls.ts';

/** A client that connects then and sends requests then (each so many octets), and closes when all are answered. */
export const client = (
  connectMs: number,
  requests: readonly (readonly [atMs: number, bytes: number])[],
): LoadClient => ({
  connectAt: loadTime(connectMs),
  requests: requests.map(([atMs, bytes]) => ({ bytes, when: { at: loadTime(atMs) }, shiftUs: 0 })),
  ...{ closeAfterUs: 50, givesUpAt: null, abortAt: null },
});

/** So many clients, so long behind each other, with a request of 10 octets each. */
export const clients = (count: number, apartMs: number): LoadClient[] =>
  Array.from({ length: count }, (_, i) => client(i * apartMs, [[i * apartMs, 10]]));

export function run(
  model: Model,
  load: readonly LoadClient[],
  given: Partial<Omit<ServerProgram, 'model'>> = {},
  untilMs = 10_000,
): LoadRun {
  return runLoad(programOf(model, given), load, time(loadTime(0) + ms(untilMs)));
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

export const answered = ({ clients: all }: LoadRun): number =>
  all.flatMap(({ answeredAt }) => answeredAt).filter((at) => at !== null).length;
