/** What a capture as a whole looks like: what shows in no single connection. Each is named with its numbers. */
import type { Socket } from '../trace/connection.ts';
import type { Side } from '../trace/side.ts';
import type { ConnectionSummary } from './summary.ts';

export type Look =
  /** Many connections to one socket that were never completed. */
  | {
      readonly what: 'synFlood';
      readonly server: Socket;
      readonly halfOpen: number;
      readonly completed: number;
      readonly clients: number;
      readonly withinNs: number;
    }
  /** One host asks many ports, of one host or of many. */
  | {
      readonly what: 'portScan';
      readonly client: string;
      readonly ports: number;
      readonly hosts: number;
      readonly refused: number;
      readonly unanswered: number;
      readonly open: number;
    }
  /** One end was told of the other's FIN many times, and did not close: CLOSE_WAIT piles up there. */
  | {
      readonly what: 'closeWaitLeak';
      readonly side: Side;
      readonly address: string;
      readonly connections: number;
      readonly longestNs: number;
    };

const FLOOD_FROM = 50;
const SCAN_FROM = 15;
const LEAK_FROM = 5;
const FORGOTTEN_NS = 1_000_000_000;

export const looksOf = (summaries: readonly ConnectionSummary[]): Look[] => {
  const scans = scansIn(summaries);
  const scanners = new Set(scans.map((scan) => scan.client));
  return [...floodsIn(summaries, scanners), ...scans, ...leaksIn(summaries)];
};

function groups<T>(of: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of of) {
    const key = by(one);
    const group = found.get(key);
    if (group === undefined) found.set(key, [one]);
    else group.push(one);
  }
  return found;
}

const isNeverCompleted = ({ ending: { kind } }: ConnectionSummary): boolean =>
  kind === 'neverAnswered' || kind === 'halfOpen';

/** One that is refused or not answered; a SYN scan answers a SYN+ACK with a RST at once. */
const isProbe = ({ ending, beginning, from }: ConnectionSummary): boolean =>
  ending.kind === 'refused' ||
  ending.kind === 'neverAnswered' ||
  (ending.kind === 'reset' && beginning === 'withoutAck' && from.client.octets === 0);

function floodsIn(all: readonly ConnectionSummary[], scanners: ReadonlySet<string>): Look[] {
  if (all.filter(isNeverCompleted).length < FLOOD_FROM) return [];
  const bySocket = groups(
    all.filter((one) => one.openedBy !== 'guessed' && !scanners.has(one.sockets.client.address)),
    ({ sockets: { server } }) => `${server.address} ${server.port}`,
  );
  return [...bySocket.values()].flatMap((group): Look[] => {
    const halfOpen = group.filter(isNeverCompleted);
    const [first] = halfOpen;
    if (first === undefined || halfOpen.length < FLOOD_FROM || halfOpen.length * 2 < group.length)
      return [];
    const times = halfOpen.map(({ firstNs }) => firstNs);
    return [
      {
        what: 'synFlood',
        server: first.sockets.server,
        halfOpen: halfOpen.length,
        completed: group.length - halfOpen.length,
        clients: new Set(halfOpen.map(({ sockets }) => sockets.client.address)).size,
        withinNs: times.reduce((a, b) => Math.max(a, b)) - times.reduce((a, b) => Math.min(a, b)),
      },
    ];
  });
}

function scansIn(all: readonly ConnectionSummary[]): Extract<Look, { what: 'portScan' }>[] {
  const byClient = groups(
    all.filter(({ openedBy }) => openedBy === 'syn'),
    ({ sockets }) => sockets.client.address,
  );
  return [...byClient].flatMap(([client, group]) => {
    const probes = group.filter(isProbe);
    if (probes.length < SCAN_FROM || probes.length * 2 < group.length) return [];
    const count = (kind: ConnectionSummary['ending']['kind']) =>
      probes.filter(({ ending }) => ending.kind === kind).length;
    const asked = new Set(
      probes.map(({ sockets: { server } }) => `${server.address} ${server.port}`),
    );
    if (asked.size < SCAN_FROM) return [];
    return [
      {
        what: 'portScan' as const,
        client,
        ports: new Set(probes.map(({ sockets }) => sockets.server.port)).size,
        hosts: new Set(probes.map(({ sockets }) => sockets.server.address)).size,
        refused: count('refused'),
        unanswered: count('neverAnswered'),
        open: count('reset'),
      },
    ];
  });
}

function leaksIn(all: readonly ConnectionSummary[]): Look[] {
  const waiting = all.flatMap((one) => {
    const { ending, isOneSided, sockets } = one;
    if (ending.kind !== 'halfClosed' || isOneSided || ending.forNs < FORGOTTEN_NS) return [];
    const side: Side = ending.by === 'client' ? 'server' : 'client';
    return [{ side, address: sockets[side].address, forNs: ending.forNs }];
  });
  return [...groups(waiting, ({ side, address }) => `${side} ${address}`).values()].flatMap(
    (group): Look[] => {
      const [first] = group;
      if (first === undefined || group.length < LEAK_FROM) return [];
      const longestNs = group.reduce((most, { forNs }) => Math.max(most, forNs), 0);
      const { side, address } = first;
      return [{ what: 'closeWaitLeak', side, address, connections: group.length, longestNs }];
    },
  );
}
