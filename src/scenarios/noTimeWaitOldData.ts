/**
 * Without TIME_WAIT the same two sockets are connected again at once, and a request of the first connection, long sent
 * again and answered, arrives late: its numbers fit, and the second connection takes it for its own.
 */
import type { Profile } from '../../machines/tcp/profiles.ts';
import { ms } from '../../machines/tcp/time.ts';
import type { Action, Scenario } from '../simulation/scenario.ts';
import { story } from './base.ts';
import type { ScenarioId } from './ids.ts';

export const noTimeWaitOldData = twoConnections('no-time-wait-old-data', { timeWaitUs: 0 }, [
  { atUs: ms(2200), side: 'client', call: 'connect' },
  // on its way when the old segment overtakes it, so that nothing looks wrong to either end
  { atUs: ms(2500), side: 'client', call: 'send', bytes: 100 },
]);

/** One connection whose second request takes a detour of more than two seconds, and what the client does afterwards. */
export function twoConnections(
  id: ScenarioId,
  clientSettings: Partial<Profile>,
  afterwards: readonly Action[],
): Scenario {
  return story(id, {
    settings: { dupSyn: 'synack', listenerStays: true },
    client: {
      // The second number lies above the first and below the last one used: a clock of initial numbers that is
      // slower than the data comes to that (RFC 9293, 3.4.3).
      iss: [100, 200],
      settings: clientSettings,
      reactions: [
        { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
        { on: 'established', afterUs: ms(160), call: 'send', bytes: 100 },
        { on: 'established', afterUs: ms(1400), call: 'close' },
      ],
    },
    server: { iss: [300, 700], reactions: [{ on: 'endOfFile', afterUs: ms(100), call: 'close' }] },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      ...afterwards,
    ],
    faults: [{ match: { from: 'client', nth: 4 }, do: 'delay', byUs: ms(2200) }],
  });
}
