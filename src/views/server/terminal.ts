/** What a terminal on the server shows at a moment: `ss -ltn`, `nstat -az`, and the last lines of a trace of its calls. */
import type { WorldTrace } from '../../trace/world.ts';
import type { WorldMoment } from '../../trace/worldMoment.ts';
import { callText, resultText } from '../../words/sentences/worldHappening.ts';

/** What a figure counts: to be led to. */
export type Counted = 'kernel' | 'costs';

export interface SocketRow {
  readonly listener: number;
  readonly recvQ: number;
  readonly sendQ: number;
  readonly local: string;
}

/** For a listening socket Recv-Q is the length of its accept queue, and Send-Q the limit. */
export const socketRows = (trace: WorldTrace, { listeners }: WorldMoment): readonly SocketRow[] =>
  listeners.flatMap(({ limit, isClosed, acceptQueue }, listener) =>
    limit === null || isClosed
      ? []
      : [
          {
            ...{ listener, recvQ: acceptQueue.length, sendQ: limit },
            local: `0.0.0.0:${trace.listeners[listener]?.port ?? 8080}`,
          },
        ],
  );

/** Those that matter for a listening server, also where they are zero. */
const SHOWN = [
  ...(['TcpExtListenOverflows', 'TcpExtListenDrops', 'TcpExtTCPReqQFullDrop'] as const),
  ...(['TcpExtTCPReqQFullDoCookies', 'TcpExtSyncookiesSent', 'TcpExtSyncookiesRecv'] as const),
  ...([
    'TcpExtSyncookiesFailed',
    'TcpPassiveOpens',
    'TcpExtTCPTimeouts',
    'TcpRetransSegs',
  ] as const),
  ...(['TcpExtEmbryonicRsts', 'TcpOutRsts'] as const),
];

export const counterRows = ({ counters }: WorldMoment): readonly (readonly [string, number])[] =>
  SHOWN.map((name) => [name, counters[name] ?? 0] as const);

export interface CallLine {
  /** It stands behind so many happenings. */
  readonly nth: number;
  readonly at: number;
  readonly worker: number;
  readonly text: string;
}

/** The last lines of `strace -f`: a call with its result, or one that is still out. It looks back only so far. */
export function callLines(trace: WorldTrace, moment: WorldMoment, most: number): CallLine[] {
  const nameOf = (client: number) => trace.clients[client]?.name ?? '';
  const lines: CallLine[] = [];
  const first = Math.max(moment.done - most * 60, 0);
  const closed = new Set<number>();
  for (let i = moment.done - 1; i >= first && lines.length < most; i -= 1) {
    const happening = trace.happenings[i];
    if (happening?.kind !== 'server') continue;
    const { what } = happening;
    if (what.kind === 'returned') {
      const text = `${callText(what.call, what.on, nameOf)} = ${resultText(what, nameOf)}`;
      lines.push({ nth: i + 1, at: what.at, worker: what.worker, text });
      closed.add(what.worker);
    } else if (what.kind === 'callEntered' && !closed.has(what.worker)) {
      const text = `${callText(what.call, what.on, nameOf)} <unfinished ...>`;
      lines.push({ nth: i + 1, at: what.at, worker: what.worker, text });
      closed.add(what.worker);
    }
  }
  return lines.reverse();
}
