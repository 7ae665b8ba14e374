/**
 * A SYN that nobody answers, beside the other connections of the capture: whether the same port answers others, or the same host. A listener whose
 * accept queue is full drops SYNs in silence (Linux: tcp_conn_request), as a firewall does, and as a host that is down.
 */
import type { AnswersOthers } from './captured.ts';
import type { ConnectionSummary } from './summary.ts';

const isAnswered = ({ beginning }: ConnectionSummary): boolean =>
  beginning === 'handshake' || beginning === 'withoutAck' || beginning === 'withoutSyn';

/** For those that were never answered; the rest stay as they are. */
export function withOthers(all: readonly ConnectionSummary[]): readonly ConnectionSummary[] {
  const isAlone = ({ ending }: ConnectionSummary) => ending.kind === 'neverAnswered';
  if (!all.some(isAlone)) return all;
  const byPort = new Map<string, number>();
  const byHost = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string) =>
    counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const one of all.filter(isAnswered)) {
    count(byPort, portOf(one));
    count(byHost, one.sockets.server.address);
  }
  return all.map((one) => {
    if (!isAlone(one)) return one;
    const answersOthers: AnswersOthers = {
      onPort: byPort.get(portOf(one)) ?? 0,
      onHost: byHost.get(one.sockets.server.address) ?? 0,
    };
    return { ...one, answersOthers };
  });
}

const portOf = ({ sockets: { server } }: ConnectionSummary): string =>
  `${server.address} ${server.port}`;
