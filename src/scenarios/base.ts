/** What the built-in scenarios have in common: one connection, its request and reply, and a close in four steps. */
import type { SegmentKind } from '../../machines/tcp/segment.ts';
import { ms } from '../../machines/tcp/time.ts';
import type { End, Fault, Match, Scenario } from '../simulation/scenario.ts';
import type { Side } from '../trace/side.ts';

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

export type Different = Partial<Omit<Scenario, 'id'>>;

export const scenario = (id: string, different: Different): Scenario => ({
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

/** A group of scenarios, each under its id. */
export const scenarios = <Id extends string>(
  group: Readonly<Record<Id, Different>>,
): Readonly<Record<Id, Scenario>> => {
  const entries = Object.entries<Different>(group).map(([id, different]) => [
    id,
    scenario(id, different),
  ]);
  return Object.fromEntries(entries) as Record<Id, Scenario>;
};

/** The n-th segment of a kind that a side sends is lost; or some of them, or all. */
export const lost = (from: Side, kind: SegmentKind, nth: Match['nth'] = 1): Fault => ({
  match: { from, kind, nth },
  do: 'drop',
});

/** The n-th segment of a kind that a side sends takes so much longer. */
export const delayed = (from: Side, kind: SegmentKind, nth: number, byUs: number): Fault => ({
  match: { from, kind, nth },
  do: 'delay',
  byUs,
});
