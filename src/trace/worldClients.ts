/** How a client's lot changes in a world: by its own program, and by what its connection's ends do. */
import type { RuleId } from '../../machines/tcp/rules.ts';
import type { State } from '../../machines/tcp/states.ts';
import type { Time } from '../../machines/tcp/time.ts';
import { setClient, type ClientState, type WorldState } from './worldState.ts';
import type { ClientHappening, WorldHappening, WorldTrace } from './world.ts';

/** The SYN was dropped without a word. */
export const DROPS_SYN: ReadonlySet<RuleId> = new Set<RuleId>([
  ...(['listener.acceptQueueFull', 'listener.synQueueFull', 'listener.lastQuarter'] as const),
]);

/** The ACK of the handshake was ignored. */
export const IGNORES_ACK: ReadonlySet<RuleId> = new Set<RuleId>([
  ...(['listener.ignoresAck', 'listener.ignoresCookie'] as const),
]);

/** The server has done with it: its end listens anew, or waits for old segments alone. */
const OVER: ReadonlySet<State> = new Set<State>(['CLOSED', 'LISTEN', 'TIME_WAIT', 'LAST_ACK']);

export function applyStep(
  state: WorldState,
  trace: WorldTrace,
  { connection, step: index, at }: WorldHappening & { kind: 'step' },
): void {
  const step = trace.connections[connection]?.steps[index];
  const client = state.clients[connection];
  if (!step || !client) return;
  const ends = { ...client.ends, [step.side]: step.after.state };
  const isForged = trace.clients[connection]?.isForged === true;
  if (step.side === 'client') {
    const comes = isForged && client.state === 'absent';
    setClient(state, connection, { ends, ...(comes && { state: 'forged' as const, since: at }) });
    return;
  }
  const isOver = OVER.has(step.after.state);
  setClient(state, connection, {
    ends,
    ...(step.rules.some((rule) => DROPS_SYN.has(rule)) && {
      synsDropped: client.synsDropped + 1,
    }),
    ...(step.rules.some((rule) => IGNORES_ACK.has(rule)) && { isIgnored: true }),
    ...(isOver && client.place === 'program' && { place: 'over' as const }),
  });
}

export function applyClient(
  state: WorldState,
  index: number,
  what: ClientHappening,
  at: Time,
): void {
  const client = state.clients[index];
  if (!client) return;
  const becomes = (next: ClientState) => setClient(state, index, { state: next, since: at });
  switch (what.is) {
    case 'connecting':
      becomes('connecting');
      return;
    case 'connected':
      becomes('idle');
      return;
    case 'asks':
      setClient(state, index, { state: 'waiting', since: at, asked: what.nth + 1 });
      return;
    case 'answered': {
      const answered = what.nth + 1;
      const rest = answered < client.asked ? client.state : 'answered';
      setClient(state, index, { state: rest, since: at, answered });
      return;
    }
    case 'closes':
      becomes(client.answered > 0 && client.answered === client.asked ? 'done' : 'left');
      return;
    case 'aborts':
      becomes('left');
      return;
    case 'reads':
      return;
    case 'givesUp':
      becomes('gaveUp');
      return;
    case 'refused':
    case 'reset':
    case 'timedOut':
    case 'closedOn':
      becomes(what.is);
  }
}
