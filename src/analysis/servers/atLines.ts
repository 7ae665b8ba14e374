/** Which workers stand at which line of a server program's text at a moment. */
import type { WorkerNow } from '../../trace/worldState.ts';
import type { ChartPart, ProgramLine } from './marked.ts';

/** The main chart is of the worker that nobody started. */
export const partOf = ({ nth }: Pick<WorkerNow, 'nth'>): ChartPart =>
  nth === 0 ? 'main' : 'worker';

/** By the place of the line, from 0; who has ended is at none. */
export function workersAtLines(
  lines: readonly ProgramLine[],
  workers: readonly WorkerNow[],
): ReadonlyMap<number, readonly WorkerNow[]> {
  const places = placesByState(lines);
  const found = new Map<number, WorkerNow[]>();
  for (const worker of workers) {
    if (worker.state === 'ended') continue;
    const at = places[partOf(worker)].get(worker.line) ?? [];
    // a call that is written on two lines is made on the first, and awaited on the last
    const place = worker.state === 'asleep' ? at.at(-1) : at[0];
    if (place === undefined) continue;
    const there = found.get(place);
    if (there) there.push(worker);
    else found.set(place, [worker]);
  }
  return found;
}

function placesByState(
  lines: readonly ProgramLine[],
): Readonly<Record<ChartPart, ReadonlyMap<string, readonly number[]>>> {
  const places = { main: new Map<string, number[]>(), worker: new Map<string, number[]>() };
  lines.forEach(({ part, states }, place) => {
    for (const state of states)
      places[part].set(state, [...(places[part].get(state) ?? []), place]);
  });
  return places;
}
