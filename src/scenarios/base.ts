/** What the built-in scenarios have in common: one connection, its request and reply, and a close in four steps. */
import { ms } from '../../machines/tcp/time.ts';
import type { End, Fault, Scenario } from '../simulation/scenario.ts';
import type { Side } from '../trace/side.ts';
import type { ScenarioId } from './ids.ts';

/** The client speaks 100 ms after the connection stands, and closes 150 ms after the reply. */
export const CLIENT: End = {
  iss: [100],
  reactions: [
    { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
    { on: 'data', afterUs: ms(150), call: 'close' },
  ],
};

/** The server replies after 80 ms, and closes 300 ms after it has seen the end of file. */
export const SERVER: End = {
  iss: [300],
  reactions: [
    { on: 'data', afterUs: ms(80), call: 'send', bytes: 200 },
    { on: 'endOfFile', afterUs: ms(300), call: 'close' },
  ],
};

/** A scenario of that connection, with whatever is different about it. */
export const story = (id: ScenarioId, different: Partial<Scenario> = {}): Scenario => ({
  id,
  profile: 'rfc',
  // a repeated SYN gets the SYN+ACK again, as on every deployed stack
  settings: { dupSyn: 'synack' },
  client: CLIENT,
  server: SERVER,
  link: { delayUs: ms(50) },
  actions: [
    { atUs: 0, side: 'server', call: 'listen' },
    { atUs: ms(20), side: 'client', call: 'connect' },
  ],
  ...different,
});

/** The n-th segment of a side is lost. */
export const lost = (from: Side, nth: number): Fault => ({ match: { from, nth }, do: 'drop' });
