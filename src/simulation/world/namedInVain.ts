/**
 * What the actions of a server's scenario name by a number and cannot be there: a connection, a worker, a listening socket. Such an
 * action would have no effect, and the run would not say so.
 */
import { listenersOf, mostWorkers } from '../../../machines/server/program.ts';
import type { ServerScenario } from './serverScenario.ts';

export interface NamedInVain {
  /** Which action, by its place in the list. */
  readonly nth: number;
  readonly field: 'connection' | 'worker' | 'listener';
  /** The last number that there is. */
  readonly last: number;
}

export function namedInVain({ program, clients, actions = [] }: ServerScenario): NamedInVain[] {
  const found: NamedInVain[] = [];
  const connections = clients.reduce((sum, { count }) => sum + count, 0);
  let listeners = listenersOf(program);
  const inOrder = [...actions.entries()].sort(([, a], [, b]) => a.atUs - b.atUs);
  for (const [nth, action] of inOrder) {
    const upTo = (last: number, of: number, field: NamedInVain['field']) => {
      if (of > last) found.push({ nth, field, last });
    };
    if ('connection' in action) upTo(connections - 1, action.connection, 'connection');
    if ('worker' in action) upTo(mostWorkers(program, connections) - 1, action.worker, 'worker');
    if (!('listener' in action)) continue;
    // listen() on the next number makes a new socket
    upTo(action.do === 'listen' ? listeners : listeners - 1, action.listener, 'listener');
    if (action.do === 'listen' && action.listener === listeners) listeners += 1;
  }
  return found;
}

/** Without such actions it runs the same. */
export function withoutNamedInVain(scenario: ServerScenario): ServerScenario {
  const vain = new Set(namedInVain(scenario).map(({ nth }) => nth));
  if (vain.size === 0) return scenario;
  return { ...scenario, actions: (scenario.actions ?? []).filter((_, nth) => !vain.has(nth)) };
}
